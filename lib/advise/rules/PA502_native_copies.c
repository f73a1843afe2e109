// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_COPY, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA502 = {
    .id = "PA502",
    .text =
        {
            .title = "large copies",
            .says = "copy or clear memory",
            .sees = "memcpy, memmove and memset take at least 10 % of the samples.",
            .why = "What is copied passes through the caches twice.",
            .remedy =
                "Move instead of copy; views instead of substrings; smaller elements where they "
                "are sorted.",
            .wrong = "Reading and writing data is what the program is for.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
