// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_FAULT, .05, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA504 = {
    .id = "PA504",
    .text =
        {
            .title = "page faults",
            .says = "are page faults, mapping and clearing of pages",
            .sees = "The kernel takes at least 5 % of the samples for faults and mappings.",
            .why = "The first touch of each page enters the kernel, which clears it.",
            .remedy =
                "Reuse memory; fewer, larger allocations that are not given back; huge pages.",
            .wrong = "The start of a program, which touches everything once.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
