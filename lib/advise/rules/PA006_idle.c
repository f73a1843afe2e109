// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    double cores = pa_symptoms_cores(e);
    (void)before;
    if (e->profiles[PA_SYMPTOM_CPU] == 0 || e->cpu_seconds < 1 || cores >= .1)
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = PA_SEVERITY_NOTE;
    f->evidence =
        pa_arena_printf(before->arena, "%.2f cores in use over %.1f s", cores, e->cpu_seconds);
    return true;
}

const struct pa_rule pa_rule_PA006 = {
    .id = "PA006",
    .text =
        {
            .title = "hardly any CPU was used",
            .says = "",
            .sees =
                "The CPU profile says how long it took, and less than a tenth of one core was in "
                "use.",
            .why = "Of an idle Go program much of the little CPU time is the scheduler looking for "
                   "work; such shares say nothing about load. Rules about the scheduler are silent "
                   "then.",
            .remedy =
                "Profile while the program is under the load that matters. A profile taken by "
                "hand after a spike shows what came after it.",
            .wrong = "Programs whose load is small by nature, or that mostly wait: see what they "
                     "wait for.",
            .versions = "Any profile with a duration.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
