// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_native(e, &(struct pa_cpu_rule){PA_FACT_C_TABLE, .10, PA_CERTAINTY_MAYBE}, f);
}

const struct pa_rule pa_rule_PA505 = {
    .id = "PA505",
    .text =
        {
            .title = "hash tables and trees",
            .says = "look up in hash tables and trees of the standard library",
            .sees =
                "std::unordered_map, std::map, hashbrown and the like take at least 10 % of the "
                "samples.",
            .why = "Each node is a cache miss; hashes that withstand attacks cost more than those "
                   "that need not.",
            .remedy = "A cheaper hash where keys are trusted; a sorted vector; reserve.",
            .wrong = "Lookups are what the program is for.",
            .versions = "C, C++, Rust, Java. Not measured: the rule is maybe.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
