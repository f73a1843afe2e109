// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_ALLOC, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA501 = {
    .id = "PA501",
    .text =
        {
            .title = "allocation in C, C++ or Rust",
            .says = "allocate and free memory",
            .sees =
                "malloc, free, new, delete and the like, of any of the usual allocators, take at "
                "least 10 % of the samples, charged to the own function that called.",
            .why = "Each allocation searches free lists and touches memory that is cold; each free "
                   "again.",
            .remedy = "reserve; keep and reuse objects; an arena for what dies together; fewer "
                      "temporaries; another allocator if it is spread evenly.",
            .wrong = "Programs that build what they keep.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
