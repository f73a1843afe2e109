// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_FMT, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA104 = {
    .id = "PA104",
    .text =
        {
            .title = "fmt on a hot path",
            .says = "format with package fmt",
            .sees = "Own lines call package fmt for at least 5 % of the CPU samples, not through a "
                    "logger.",
            .why = "fmt parses the format, puts each argument into an interface and goes through "
                   "reflection for what it does not know.",
            .remedy =
                "strconv.Append* or plain concatenation into a buffer that is kept; errors as "
                "values instead of one Errorf per item.",
            .wrong = "Writing reports is what the program is for.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
