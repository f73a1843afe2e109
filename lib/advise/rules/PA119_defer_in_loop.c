// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_DEFER, .05, PA_CERTAINTY_LIKELY};
    (void)before;
    return pa_rule_of_cpu(e, &rule, f);
}

const struct pa_rule pa_rule_PA119 = {
    .id = "PA119",
    .text =
        {
            .title = "defer in a loop",
            .says = "defer calls and run what was deferred",
            .sees = "runtime.deferproc and what runs deferred calls, called by own lines, "
                    "take at least 5 % of the CPU samples. A defer outside of loops costs "
                    "next to nothing and has no such function.",
            .why = "Each turn of the loop allocates a record, and all of it is kept until "
                   "the function returns.",
            .remedy = "Make the body of the loop a function of its own, or call at its end "
                      "instead of deferring.",
            .wrong = "Recursion through functions that defer in branches.",
            .versions = "Go 1.14 and newer, where other defers are compiled in place.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
