// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_MOVE, .1, PA_CERTAINTY_MAYBE};
    (void)before;
    return pa_rule_of_cpu(e, &rule, f);
}

const struct pa_rule pa_rule_PA116 = {
    .id = "PA116",
    .text =
        {
            .title = "large copies",
            .says = "copy memory",
            .sees = "Own lines call duffcopy or typedmemmove, by which structs are copied, "
                    "directly for at least "
                    "10 % of the CPU samples.",
            .why = "Assigning, passing or ranging over a large struct copies all of it; "
                   "copy() of what could be shared as well.",
            .remedy = "Range by index or over pointers; pass pointers to large structs; share "
                      "slices instead of copying them.",
            .wrong = "Copying is what the line is for: buffers, caches, images.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
