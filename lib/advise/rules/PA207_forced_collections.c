// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_collections *c = &e->collections;
    const struct pa_site *top = pa_tally_top(e->cpu, PA_FACT_FORCEGC);
    bool logged = c->forced >= 10 && 10 * c->forced >= c->all;
    bool seen =
        pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_FORCEGC, .05, PA_CERTAINTY_LIKELY}, f);
    if (!logged && !seen)
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    if (!seen) {
        f->share = f->low = f->high = (double)c->forced / (double)c->all;
        f->of = "collections";
        f->severity = c->share >= .1 ? PA_SEVERITY_MEDIUM : PA_SEVERITY_LOW;
        f->samples = (int64_t)c->forced;
        f->site_count = 0;
        if (top)
            f->sites[f->site_count++] =
                (struct pa_finding_site){top->function, top->file, top->line, 1};
    }
    if (c->all)
        f->evidence = pa_arena_printf(before->arena, "%llu of %llu collections were asked for",
                                      (unsigned long long)c->forced, (unsigned long long)c->all);
    return true;
}

const struct pa_rule pa_rule_PA207 = {
    .id = "PA207",
    .text =
        {
            .title = "collections that are asked for",
            .says = "run collections that the program asks for",
            .sees = "Own lines call runtime.GC or debug.FreeOSMemory for at least 5 % of the "
                    "CPU samples; or the log of the collector has ten forced collections or "
                    "more that are a tenth of all, without those after two minutes of "
                    "idleness.",
            .why = "A forced collection marks the whole live heap, stops the program while "
                   "it waits, and comes whether there is garbage or not.",
            .remedy = "Leave it to the collector; GOGC and GOMEMLIMIT say how much memory it "
                      "may use.",
            .wrong = "Benchmarks and tests that want a clean heap; a program that is idle "
                     "afterwards.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
