// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    if (!pa_symptoms_is_full(e) || pa_symptoms_waiting(e) < .5)
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = PA_SEVERITY_NOTE;
    f->evidence = pa_arena_printf(
        before->arena, "%.1f of %lld cores in use, %.1f goroutines wait for locks",
        pa_symptoms_cores(e), (long long)e->collections.processors, pa_symptoms_waiting(e));
    return true;
}

const struct pa_rule pa_rule_PA011 = {
    .id = "PA011",
    .text =
        {
            .title = "no core is free",
            .says = "",
            .sees = "The log of the collector says how many processors the program may use, "
                    "and nearly all of them (90 %) are in use, or it is one.",
            .why = "A goroutine that waits for a lock or a channel then waits for a core as "
                   "well; a holder of a lock that lost its core looks slow.",
            .remedy = "Look at CPU first. For locks, profile with free cores, or compare with "
                      "GOMAXPROCS raised.",
            .wrong = "Waits are long against the 10 ms that one goroutine may run while "
                     "others wait.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
