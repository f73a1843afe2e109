// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

// Whose goroutine a dump shows yielding: the scheduler's own samples have no caller.
static void find_in_dumps(const struct pa_symptoms *e, struct pa_finding *f)
{
    for (size_t i = 0; i < e->dumps.count && f->site_count == 0; i++)
        for (size_t k = 0; k < e->dumps.items[i]->groups.count && f->site_count == 0; k++) {
            const struct pa_group *g = &e->dumps.items[i]->groups.items[k];
            if (g->function && g->sets & PA_IN(YIELD))
                f->sites[f->site_count++] =
                    (struct pa_finding_site){g->function, g->file, g->line, f->share};
        }
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t n = e->cpu->fact[PA_FACT_YIELD] + e->cpu->fact[PA_FACT_SELECTNB];
    int64_t all = e->cpu->fact[PA_FACT_ALL];
    double cores = pa_symptoms_cores(e);
    if (n < PA_RULE_SAMPLES || (double)n < (all < 100 ? .2 : .1) * (double)all ||
        (cores > 0 && cores < .1) || pa_finding_of(before, "PA207"))
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, n, all, "CPU samples");
    pa_finding_sites(f, e->cpu, PA_FACT_SELECTNB, all);
    if (f->site_count == 0)
        pa_finding_sites(f, e->cpu, PA_FACT_YIELD, all);
    find_in_dumps(e, f);
    if (f->site_count == 0) { // nobody is seen to yield: runtime.GC does, while it waits
        f->certainty = PA_CERTAINTY_MAYBE;
        pa_finding_share(f, n, all, f->of);
    }
    return true;
}

const struct pa_rule pa_rule_PA304 = {
    .id = "PA304",
    .text =
        {
            .title = "spinning",
            .says = "spin: they ask again and again, or yield",
            .sees =
                "runtime.Gosched and selects with a default take at least 10 % of the CPU "
                "samples. Preemption is not counted, nor runtime.GC, which yields while it waits "
                "(PA207): where no line is seen to yield the rule says maybe.",
            .why = "The scheduler runs again and again to find nothing to do.",
            .remedy = "Block on the channel, a sync.Cond or a Timer.",
            .wrong = "Lock-free code that spins for a few rounds on purpose.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
