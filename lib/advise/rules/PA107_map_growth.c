// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_MAPGROW, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA107 = {
    .id = "PA107",
    .text =
        {
            .title = "map growth",
            .says = "grow maps",
            .sees = "Own lines assign to maps that grow for at least 5 % of the CPU samples.",
            .why = "Growing moves every entry to a larger table, and the old one is garbage.",
            .remedy = "Give make a size; keep the map and clear it.",
            .wrong = "A map that is filled once at the start.",
            .versions = "All versions of Go, both designs of maps (before and from 1.24).",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
