// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_BOX, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA108 = {
    .id = "PA108",
    .text =
        {
            .title = "boxing into interfaces",
            .says = "put values into interfaces",
            .sees =
                "Own lines convert values to interfaces that need memory for at least 5 % of the "
                "CPU samples (runtime.convT*).",
            .why = "A value put into an interface moves to the heap, an object each.",
            .remedy = "Containers of a type and generics instead of any; pass pointers.",
            .wrong = "Interfaces that fmt or a logger asks for: those are findings of their own.",
            .versions = "All versions of Go; values from 0 to 255 are free.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
