// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_LOCK, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA503 = {
    .id = "PA503",
    .text =
        {
            .title = "locks",
            .says = "work on locks",
            .sees =
                "Mutexes and futexes take at least 10 % of the CPU samples. Waiting itself burns "
                "no CPU and is not in this profile.",
            .why = "A lock that is fought over moves a cache line between cores and wakes threads.",
            .remedy =
                "Hold it for less; split it by key; measure the waiting with an off-CPU profile.",
            .wrong = "Threads that spin for a moment on purpose.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
