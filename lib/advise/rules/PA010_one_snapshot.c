// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    if (e->profiles[PA_SYMPTOM_CPU] || e->profiles[PA_SYMPTOM_BLOCK] ||
        e->profiles[PA_SYMPTOM_MUTEX])
        return false;
    if (e->profiles[PA_SYMPTOM_HEAP] > 1 || e->dumps.count > 1 ||
        (e->dumps.count && e->dumps.items[0]->proved))
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = PA_SEVERITY_NOTE;
    return e->profiles[PA_SYMPTOM_HEAP] + e->dumps.count > 0;
}

const struct pa_rule pa_rule_PA010 = {
    .id = "PA010",
    .text =
        {
            .title = "one state decides no growth",
            .says = "",
            .sees = "There is a heap or goroutine profile, but only one of its kind, and no CPU "
                    "profile.",
            .why = "A leak and a large cache look the same in one state; growth needs two.",
            .remedy = "Take a second profile of the same process some minutes later and give both "
                      "files.",
            .wrong = "Goroutine leak profiles, in which each goroutine is a leak.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
