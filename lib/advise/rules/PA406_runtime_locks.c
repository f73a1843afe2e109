// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    double window = e->window > 0 ? e->window : e->cpu_seconds;
    int64_t own = e->mutex ? e->mutex->fact[PA_FACT_UNLOCK_NANOS] : 0;
    int64_t nanos = e->mutex ? e->mutex->fact[PA_FACT_RUNTIME_NANOS] : 0;
    (void)before;
    if (window <= 0 || (double)nanos / 1e9 / window < .5 ||
        (double)nanos < .2 * ((double)own + (double)nanos))
        return false;
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = PA_SEVERITY_LOW;
    f->share = f->low = f->high = (double)nanos / ((double)own + (double)nanos);
    f->of = "waiting for locks";
    f->evidence = pa_arena_printf(before->arena, "%.1f goroutines wait for them on average",
                                  (double)nanos / 1e9 / window);
    return true;
}

const struct pa_rule pa_rule_PA406 = {
    .id = "PA406",
    .text =
        {
            .title = "locks of the runtime",
            .says = "",
            .sees = "At least 20 % of the delay in the mutex profile is for locks of the "
                    "runtime itself, and half a goroutine waits for them on average.",
            .why = "Timers, channels, the heap and the scheduler have locks of their own; "
                   "with many cores and very many of these operations they are fought over.",
            .remedy = "Fewer timers, channel operations or large allocations at the lines that "
                      "the CPU profile shows.",
            .wrong = "A machine that was stopped or starved for a while.",
            .versions = "From Go 1.22, where mutex profiles have them; from 1.25 they say where "
                        "the lock was held.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
