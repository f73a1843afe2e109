// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t n = e->cpu->fact[PA_FACT_NEWPROC] + e->cpu->fact[PA_FACT_GOEXIT];
    int64_t all = e->cpu->fact[PA_FACT_ALL];
    double cores = pa_symptoms_cores(e);
    (void)before;
    if (n < PA_RULE_SAMPLES || (double)n < (all < 100 ? .2 : .1) * (double)all ||
        (cores > 0 && cores < .2 && (n < 50 || (double)n < .25 * (double)all)))
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, n, all, "CPU samples");
    pa_finding_sites(f, e->cpu, PA_FACT_NEWPROC, all);
    return true;
}

const struct pa_rule pa_rule_PA302 = {
    .id = "PA302",
    .text =
        {
            .title = "goroutine per tiny item",
            .says = "start and end goroutines",
            .sees =
                "Starting goroutines and their ends take at least 10 % of the CPU samples, with "
                "at least 0.2 cores in use; or a quarter of them, and 50 samples.",
            .why =
                "Starting, scheduling and ending one costs about half a microsecond, more than a "
                "small item of work.",
            .remedy = "A fixed number of workers, batches, or a plain loop.",
            .wrong = "One goroutine per request is fine: that is 1 or 2 %.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
