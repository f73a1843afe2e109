// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_CONCAT, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA103 = {
    .id = "PA103",
    .text =
        {
            .title = "string built by +",
            .says = "build strings by +",
            .sees = "Own lines join strings with + or += for at least 5 % of the CPU samples "
                    "(runtime.concatstring*).",
            .why = "Each + copies everything that was built so far: n pieces cost n squared.",
            .remedy = "strings.Builder with Grow, strings.Join, or append to a []byte.",
            .wrong = "A few joins of short parts seldom reach 5 %.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
