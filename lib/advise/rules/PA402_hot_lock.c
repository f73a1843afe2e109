// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static double seconds(int64_t nanos)
{
    return (double)nanos / 1e9;
}

static double window_of(const struct pa_symptoms *e)
{
    return e->window > 0 ? e->window : e->cpu_seconds;
}

// From CPU alone: only a lock that is fought over has a slow path that costs so much.
static bool is_hot_by_cpu(const struct pa_symptoms *e, struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_LOCKSLOW, .2, PA_CERTAINTY_MAYBE};
    return pa_rule_of_cpu(e, &rule, f);
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    double window = window_of(e);
    const struct pa_tally *t = e->block ? e->block : e->mutex;
    if (!t)
        return is_hot_by_cpu(e, f);
    if (window <= 0 || pa_finding_of(before, "PA401"))
        return false;
    bool blocks = t == e->block;
    int64_t n = t->fact[blocks ? PA_FACT_LOCK_WAITS : PA_FACT_UNLOCK_WAITS];
    double waiting = seconds(t->fact[blocks ? PA_FACT_LOCK_NANOS : PA_FACT_UNLOCK_NANOS]) / window;
    if (n < 1000 || waiting < (blocks ? 2 : .25) || pa_symptoms_share(e, PA_FACT_LOCKSLOW) < .05)
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    f->severity = waiting >= 2 ? PA_SEVERITY_HIGH : PA_SEVERITY_MEDIUM;
    f->samples = n;
    pa_finding_sites(f, t, blocks ? PA_FACT_LOCK_NANOS : PA_FACT_UNLOCK_NANOS,
                     t->fact[blocks ? PA_FACT_LOCK_NANOS : PA_FACT_UNLOCK_NANOS]);
    f->evidence = pa_arena_printf(
        before->arena,
        "%.1f goroutines wait on average; the slow path of locks takes %.0f %% of CPU", waiting,
        100 * pa_symptoms_share(e, PA_FACT_LOCKSLOW));
    return true;
}

const struct pa_rule pa_rule_PA402 = {
    .id = "PA402",
    .text =
        {
            .title = "a lock that is fought over",
            .says = "are spent in the slow path of locks",
            .sees =
                "At least two goroutines wait for locks on average, in 1,000 waits or more, and "
                "the slow path of locks takes at least 5 % of the CPU samples, without slow work "
                "under the lock. Without block and mutex profiles 20 % are asked for, as maybe.",
            .why =
                "The cache line and the queue of the lock are fought over even where nothing slow "
                "is done.",
            .remedy =
                "Do less under the lock; split it by key; counts per worker that are added up "
                "later; atomics.",
            .wrong = "A few goroutines that meet now and then: less than one waits on average.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
