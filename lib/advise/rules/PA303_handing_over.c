// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t chan = e->cpu->fact[PA_FACT_CHAN], n = chan + e->cpu->fact[PA_FACT_PARK];
    int64_t all = e->cpu->fact[PA_FACT_ALL];
    double cores = pa_symptoms_cores(e);
    bool is_idle = cores > 0 && cores < .4 && (n < 100 || (double)n < .6 * (double)all);
    if (n < 50 || (double)n < .4 * (double)all || (double)chan < .15 * (double)all || is_idle ||
        pa_finding_of(before, "PA204") || pa_finding_of(before, "PA302"))
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, n, all, "CPU samples");
    pa_finding_sites(f, e->cpu, PA_FACT_CHAN, all);
    return true;
}

const struct pa_rule pa_rule_PA303 = {
    .id = "PA303",
    .text =
        {
            .title = "handing over costs more than the work",
            .says = "hand items from goroutine to goroutine",
            .sees =
                "Channel operations and parking take at least 40 % of the CPU samples together, "
                "channel operations at least 15 %, with at least 0.4 cores in use (or 60 % of 100 "
                "samples and more), and neither "
                "timers nor short goroutines explain it.",
            .why = "Each hand-over parks one goroutine and wakes another: 150 ns and more.",
            .remedy = "Hand over batches; a buffered channel; do the small step in place.",
            .wrong = "Servers that are mostly idle: they have few samples, and less than 0.4 cores "
                     "are in use.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
