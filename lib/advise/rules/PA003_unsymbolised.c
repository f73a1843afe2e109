// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t all = e->cpu->fact[PA_FACT_ALL], unnamed = e->cpu->unnamed;
    (void)before;
    if (unnamed < PA_RULE_SAMPLES || (double)unnamed < .05 * (double)all)
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    pa_finding_share(f, unnamed, all, "CPU samples");
    return true;
}

const struct pa_rule pa_rule_PA003 = {
    .id = "PA003",
    .text =
        {
            .title = "frames without a name",
            .says = "have frames without a function",
            .sees = "At least 5 % of the CPU samples have a frame without a function.",
            .why = "Rules know functions by their names: what has none is charged to nobody, and "
                   "other shares may be too small.",
            .remedy =
                "Give the binary that was profiled as first argument, or profile a build that was "
                "not stripped.",
            .wrong = "Code made at run time has no names.",
            .versions = "Any profile.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
