// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    if (!e->mixed)
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = PA_SEVERITY_MEDIUM;
    f->evidence =
        pa_arena_printf(before->arena, "%s has several build ids; rules about growth are silent",
                        pa_strings_text(e->strings, e->binary));
    return true;
}

const struct pa_rule pa_rule_PA005 = {
    .id = "PA005",
    .text =
        {
            .title = "several builds",
            .says = "",
            .sees = "Profiles of one binary have different build ids.",
            .why = "What grew between two builds may be the build: lines and functions are "
                   "others.",
            .remedy = "Give profiles of one build; pa diff compares two.",
            .wrong = "A library or a plugin of the same name.",
            .versions = "Profiles that have build ids.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
