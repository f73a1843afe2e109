// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_GROW, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA106 = {
    .id = "PA106",
    .text =
        {
            .title = "slice growth",
            .says = "grow slices in append",
            .sees = "Own lines append beyond the capacity for at least 5 % of the CPU samples "
                    "(runtime.growslice).",
            .why = "Growing copies what is there, about once over for all doublings, and the old "
                   "array is garbage.",
            .remedy = "make with the length that is known or can be estimated; keep the slice and "
                      "reslice it to [:0].",
            .wrong = "Lengths nobody can know, where amortised growth is what one pays.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
