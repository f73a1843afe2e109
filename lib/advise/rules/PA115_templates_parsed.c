// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_TMPLPARSE, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA115 = {
    .id = "PA115",
    .text =
        {
            .title = "templates parsed per call",
            .says = "parse templates",
            .sees =
                "Parsing or escaping templates takes at least 5 % of the CPU samples outside of "
                "package initialization.",
            .why = "Parsing builds a tree that is thrown away after one use.",
            .remedy = "Parse at the start and execute the parsed template; Clone where it has to "
                      "differ.",
            .wrong = "Programs that reload templates when they change.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
