// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_STACKTRACE, .05, PA_CERTAINTY_LIKELY},
                          f);
}

const struct pa_rule pa_rule_PA113 = {
    .id = "PA113",
    .text =
        {
            .title = "stacks captured",
            .says = "capture stacks",
            .sees = "runtime.Callers, runtime.Stack, debug.Stack or packages of errors that record "
                    "stacks take at least 5 % of the CPU samples.",
            .why = "Unwinding reads tables for every frame: about 330 ns for a short stack.",
            .remedy =
                "Capture once where an error begins, not at each wrap; errors that are values "
                "need none.",
            .wrong = "Paths on which the program ends anyway.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
