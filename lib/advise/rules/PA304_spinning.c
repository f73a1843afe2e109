// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t n = e->cpu->fact[PA_FACT_YIELD] + e->cpu->fact[PA_FACT_SELECTNB];
    int64_t all = e->cpu->fact[PA_FACT_ALL];
    double cores = pa_symptoms_cores(e);
    (void)before;
    if (n < PA_RULE_SAMPLES || (double)n < (all < 100 ? .2 : .1) * (double)all ||
        (cores > 0 && cores < .1))
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, n, all, "CPU samples");
    pa_finding_sites(f, e->cpu, PA_FACT_SELECTNB, all);
    return true;
}

const struct pa_rule pa_rule_PA304 = {
    .id = "PA304",
    .text =
        {
            .title = "spinning",
            .says = "spin: they ask again and again, or yield",
            .sees = "runtime.Gosched and selects with a default take at least 10 % of the CPU "
                    "samples. Preemption is not counted.",
            .why = "The scheduler runs again and again to find nothing to do.",
            .remedy = "Block on the channel, a sync.Cond or a Timer.",
            .wrong = "Lock-free code that spins for a few rounds on purpose.",
            .versions = "All versions of Go.",
        },
    .find = find,
};
