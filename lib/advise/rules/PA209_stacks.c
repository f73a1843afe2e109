// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    double live = e->collections.live, stacks = e->collections.stacks;
    if (!(stacks > 0) || !(live > 0)) {
        stacks = e->memory.stacks;
        live = e->memory.heap;
    }
    (void)before;
    if (!(stacks >= 16 << 20) || !(stacks >= .25 * live))
        return false;
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = stacks >= live ? PA_SEVERITY_MEDIUM : PA_SEVERITY_LOW;
    f->evidence = pa_arena_printf(before->arena, "%.0f MB of stacks, %.0f MB of live heap",
                                  stacks / (1 << 20), live / (1 << 20));
    return true;
}

const struct pa_rule pa_rule_PA209 = {
    .id = "PA209",
    .text =
        {
            .title = "memory of stacks",
            .says = "",
            .sees = "Stacks are at least 16 MB and a quarter of the live heap, by a log of "
                    "the collector or by metrics.",
            .why = "The collector scans stacks in each cycle; very many goroutines, or deep "
                   "ones, have them.",
            .remedy = "See the groups of goroutines (pa goroutines): fewer of them, or work "
                      "that does not recurse deeply.",
            .wrong = "Servers with very many connections.",
            .versions = "Logs from Go 1.18 on; metrics of all versions.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
