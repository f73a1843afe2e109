// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_PARSE, .05, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA506 = {
    .id = "PA506",
    .text =
        {
            .title = "parsing and formatting",
            .says = "parse or format text",
            .sees =
                "std::regex, strto*, streams, printf, serde_json, core::fmt, Java expressions and "
                "JSON take at least 5 % of the samples.",
            .why = "Streams and std::regex do much per character; flushing per line is a system "
                   "call.",
            .remedy =
                "from_chars and to_chars; an expression engine of the RE2 kind, compiled once; no "
                "stream per item.",
            .wrong = "Converting text is what the program is for.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
