// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_CGO, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA117 = {
    .id = "PA117",
    .text =
        {
            .title = "time in C",
            .says = "are inside C, which this profile does not see",
            .sees = "runtime.cgocall takes at least 10 % of the CPU samples.",
            .why = "A fact, no fault: what C does is not in the profile, and each crossing has a "
                   "fixed price.",
            .remedy = "Batch calls; profile the C part with perf.",
            .wrong = "Calls that do much work in C.",
            .versions = "All versions of Go; crossings are cheaper from 1.26.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
