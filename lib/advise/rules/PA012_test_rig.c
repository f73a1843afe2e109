// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    if (!pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_RIG, .2, PA_CERTAINTY_SURE}, f))
        return false;
    f->severity = PA_SEVERITY_NOTE;
    return true;
}

const struct pa_rule pa_rule_PA012 = {
    .id = "PA012",
    .text =
        {
            .title = "a test is inside",
            .says = "run below package testing",
            .sees = "At least 20 % of the CPU samples have package testing in their stacks.",
            .why = "Shares are of the program and of the test or benchmark that drives it.",
            .remedy =
                "Read shares as shares of the benchmark; --focus of other reports leaves the rest "
                "out.",
            .wrong = "Benchmarks that are what one wants to know about.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
