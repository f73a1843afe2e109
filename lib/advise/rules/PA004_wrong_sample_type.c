// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    for (int i = 0; i < PA_SYMPTOM_OTHER; i++)
        if (e->profiles[i])
            return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = PA_SEVERITY_MEDIUM;
    return e->others > 0;
}

const struct pa_rule pa_rule_PA004 = {
    .id = "PA004",
    .text =
        {
            .title = "no sample type that rules know",
            .says = "",
            .sees = "None of the files is a CPU, heap, goroutine, block or mutex profile by its "
                    "sample types.",
            .why = "A rule needs to know what a sample stands for: time, bytes, goroutines, or "
                   "waiting.",
            .remedy = "Give the profiles that the runtime writes (cpu, heap or allocs, goroutine, "
                      "block, mutex), with their sample types.",
            .wrong = "Profiles of programs that write sample types of their own.",
            .versions = "Any profile.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
