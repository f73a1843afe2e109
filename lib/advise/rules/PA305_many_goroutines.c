// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    if (e->dumps.count == 0 || e->dumps.items[e->dumps.count - 1]->count < 10000)
        return false;
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = PA_SEVERITY_LOW;
    f->samples = e->dumps.items[e->dumps.count - 1]->count;
    f->evidence = pa_arena_printf(before->arena, "%lld goroutines", (long long)f->samples);
    return true;
}

const struct pa_rule pa_rule_PA305 = {
    .id = "PA305",
    .text =
        {
            .title = "very many goroutines",
            .says = "",
            .sees = "There are at least 10,000 goroutines in the last dump.",
            .why = "Each has a stack of 2 KB and more, which the collector scans.",
            .remedy = "Fixed numbers of workers; limits on what is accepted at once.",
            .wrong = "Servers with that many open connections.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
