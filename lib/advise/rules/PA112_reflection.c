// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_REFLECT, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA112 = {
    .id = "PA112",
    .text =
        {
            .title = "reflection",
            .says = "use reflection",
            .sees =
                "Own lines call package reflect, outside of encoders, fmt and templates, for at "
                "least 10 % of the CPU samples.",
            .why = "Reflection looks up at run time what the compiler could have known, and often "
                   "allocates.",
            .remedy =
                "Compare and copy by hand, by generated or by generic code; keep what was looked "
                "up.",
            .wrong = "Tests, and programs about types.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
