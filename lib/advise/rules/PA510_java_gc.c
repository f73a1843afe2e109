// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_JAVA_GC, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA510 = {
    .id = "PA510",
    .text =
        {
            .title = "GC of Java",
            .says = "are threads of the collector",
            .sees = "Threads of the collector take at least 10 % of the samples.",
            .why = "Marking and copying what lives costs the more often, the more is allocated.",
            .remedy = "Allocate less: an allocation profile says where; a larger heap.",
            .wrong = "A heap that is small on purpose.",
            .versions = "Java.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
