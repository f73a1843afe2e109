// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t waits =
        (e->block ? e->block->fact[PA_FACT_LOCK_WAITS] + e->block->fact[PA_FACT_SEND_WAITS] : 0) +
        (e->mutex ? e->mutex->fact[PA_FACT_UNLOCK_WAITS] : 0);
    if (waits < PA_RULE_SAMPLES || e->window > 0 || e->cpu_seconds > 0)
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = PA_SEVERITY_NOTE;
    f->evidence = pa_arena_printf(before->arena, "%lld waits; rules about locks are silent",
                                  (long long)waits);
    return true;
}

const struct pa_rule pa_rule_PA007 = {
    .id = "PA007",
    .text =
        {
            .title = "waits without a time that they are of",
            .says = "",
            .sees = "There is a block or mutex profile with at least 25 waits, and neither "
                    "it nor a CPU profile says how long the time was.",
            .why = "These profiles count since the start of the program: a second of "
                   "waiting in a day is nothing, in ten seconds it is much.",
            .remedy = "Take the profile with ?seconds=30, or give a CPU profile of the same "
                      "time.",
            .wrong = "One wants to know who waits most, not how much it is: pa top shows "
                     "that.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
