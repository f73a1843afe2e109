// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_THROW, .05, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA508 = {
    .id = "PA508",
    .text =
        {
            .title = "exceptions",
            .says = "throw and unwind",
            .sees = "Throwing, unwinding and filling in stack traces take at least 5 % of the "
                    "samples.",
            .why = "Each throw walks tables for every frame.",
            .remedy = "Return what is expected to happen; exceptions for what is not; in Java "
                      "exceptions without a stack trace.",
            .wrong = "A burst of errors, which is another problem.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
