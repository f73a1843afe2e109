// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *heap = pa_symptoms_last_heap(e);
    const struct pa_cpu_rule rule = {PA_FACT_TIMER, .05, PA_CERTAINTY_LIKELY};
    (void)before;
    if (pa_rule_of_cpu(e, &rule, f))
        return true;
    if (!heap || heap->fact[PA_FACT_TIMER_BYTES] < (8 << 20) ||
        2 * heap->fact[PA_FACT_TIMER_BYTES] < heap->fact[PA_FACT_INUSE_BYTES])
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, heap->fact[PA_FACT_TIMER_BYTES], heap->fact[PA_FACT_INUSE_BYTES],
                     "bytes in use");
    pa_finding_sites(f, heap, PA_FACT_TIMER_BYTES, heap->fact[PA_FACT_INUSE_BYTES]);
    return true;
}

const struct pa_rule pa_rule_PA204 = {
    .id = "PA204",
    .text =
        {
            .title = "timers in loops",
            .says = "make timers",
            .sees =
                "time.After, NewTimer, Tick or AfterFunc and the runtime below them take at least "
                "5 % of the CPU samples; or timers hold most of the heap in use, 8 MB at least.",
            .why =
                "Every call makes a timer, a channel and work in the runtime; to Go 1.22 a timer "
                "stays in memory until it fires.",
            .remedy = "One Timer with Reset for the loop; NewTimer and Stop where the wait is over "
                      "early; a "
                      "context with a deadline for the whole; a select with default first, "
                      "and the timer only if that would wait.",
            .wrong = "Timeouts of requests at a low rate.",
            .versions =
                "To Go 1.22 the memory is held until the timer fires; from 1.23 (by the version "
                "in go.mod) it costs CPU and garbage only.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
