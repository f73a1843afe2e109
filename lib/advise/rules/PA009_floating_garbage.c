// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *first = pa_symptoms_first_heap(e), *last = pa_symptoms_last_heap(e);
    if (!first || pa_finding_of(before, "PA205"))
        return false;
    int64_t old = first->fact[PA_FACT_INUSE_BYTES], now = last->fact[PA_FACT_INUSE_BYTES];
    int64_t made = last->fact[PA_FACT_ALLOC_BYTES] - first->fact[PA_FACT_ALLOC_BYTES];
    if (now - old < (8 << 20) || (double)(now - old) < .25 * (double)old ||
        (double)(now - old) >= .3 * (double)made)
        return false;
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = PA_SEVERITY_NOTE;
    f->evidence =
        pa_arena_printf(before->arena, "from %lld to %lld MB, while %lld MB were allocated",
                        (long long)(old >> 20), (long long)(now >> 20), (long long)(made >> 20));
    return true;
}

const struct pa_rule pa_rule_PA009 = {
    .id = "PA009",
    .text =
        {
            .title = "growth that is garbage",
            .says = "",
            .sees = "The heap in use grew by 8 MB and 25 % between the first and the last "
                    "heap profile, and the line that grew most kept less than 30 % of what "
                    "it allocated in between.",
            .why = "A heap profile is as of the last collection: what was allocated just "
                   "before it is in it, and dead a moment later.",
            .remedy = "Take more heap profiles, or give a log of GODEBUG=gctrace=1: its live "
                      "heap says whether it grows.",
            .wrong = "A line that keeps a small part of very much.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
