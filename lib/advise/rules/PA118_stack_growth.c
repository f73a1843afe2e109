// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_COPYSTACK, .05, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA118 = {
    .id = "PA118",
    .text =
        {
            .title = "stack growth",
            .says = "copy stacks that grow",
            .sees = "runtime.copystack takes at least 5 % of the CPU samples.",
            .why = "A goroutine starts with a small stack, which is copied each time that it does "
                   "not suffice.",
            .remedy = "Keep goroutines that do deep calls instead of starting one per item.",
            .wrong = "Deep recursion that happens once.",
            .versions = "All versions of Go; the first size adapts from 1.19.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
