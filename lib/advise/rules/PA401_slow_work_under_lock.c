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

// The function that waits for more than half of the time; NULL: there is none.
static const struct pa_site *waits_most(const struct pa_tally *block)
{
    const struct pa_site *top = block ? pa_tally_top(block, PA_FACT_LOCK_NANOS) : NULL;
    int64_t of_function = 0;
    for (size_t i = 0; top && i < block->sites.count; i++)
        if (pa_site_same_group(block->strings, block->sites.items[i].function, top->function))
            of_function += block->sites.items[i].fact[PA_FACT_LOCK_NANOS];
    return top && 2 * of_function >= block->fact[PA_FACT_LOCK_NANOS] ? top : NULL;
}

// Releases after long waits: 0.3 ms each, a tenth of the whole delay.
static bool is_long(const struct pa_tally *mutex, const struct pa_site *s)
{
    int64_t n = s->fact[PA_FACT_UNLOCK_WAITS], nanos = s->fact[PA_FACT_UNLOCK_NANOS];
    return n >= PA_RULE_SAMPLES && nanos / n >= 300000 &&
           (double)nanos >= .1 * (double)mutex->fact[PA_FACT_UNLOCK_NANOS];
}

static bool sleeps_under_lock(const struct pa_symptoms *e, pa_str function)
{
    for (size_t i = 0; i < e->dumps.count; i++)
        for (size_t k = 0; k < e->dumps.items[i]->groups.count; k++) {
            const struct pa_group *g = &e->dumps.items[i]->groups.items[k];
            if (g->function && g->sets & PA_IN(ASLEEP) &&
                !(g->sets & (PA_IN(LOCK) | PA_IN(LOCKSLOW))) &&
                pa_site_same_group(e->strings, g->function, function))
                return true;
        }
    return false;
}

struct holder {
    const struct pa_site *site;
    bool other, asleep; // than who waits most; in a dump
    int64_t samples;
};

// All do the same, so that waiting and holding cannot be told apart by function: the work is under
// the lock if it is most of all CPU time while many wait, and the lock itself costs little.
static bool works_under_lock(const struct pa_symptoms *e, const struct holder *h)
{
    return h->samples >= PA_RULE_SAMPLES && 2 * h->samples >= e->cpu->fact[PA_FACT_ALL] &&
           pa_symptoms_share(e, PA_FACT_LOCKSLOW) < .05;
}

// Half of all delay ends where it releases the lock, in 100 waits at least.
static bool holds_most(const struct pa_symptoms *e, const struct holder *h)
{
    return e->mutex->fact[PA_FACT_UNLOCK_WAITS] >= 100 &&
           2 * h->site->fact[PA_FACT_UNLOCK_NANOS] >= e->mutex->fact[PA_FACT_UNLOCK_NANOS];
}

static struct holder holder_of(const struct pa_symptoms *e)
{
    const struct pa_site *waiter = waits_most(e->block);
    struct holder best = {0};
    for (size_t i = 0; e->mutex && i < e->mutex->sites.count; i++) {
        const struct pa_site *s = &e->mutex->sites.items[i];
        if (!is_long(e->mutex, s))
            continue;
        struct holder h = {
            s, !waiter || !pa_site_same_group(e->strings, s->function, waiter->function),
            sleeps_under_lock(e, s->function), pa_tally_inclusive(e->cpu, s->function)};
        if (!best.site || h.other > best.other ||
            (h.other == best.other && h.asleep > best.asleep) ||
            (h.other == best.other && h.asleep == best.asleep &&
             s->fact[PA_FACT_UNLOCK_NANOS] > best.site->fact[PA_FACT_UNLOCK_NANOS]))
            best = h;
    }
    return best;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    double window = window_of(e);
    struct holder h = holder_of(e);
    if (!h.site || window <= 0)
        return false;
    int64_t n = e->block ? e->block->fact[PA_FACT_LOCK_WAITS] : h.site->fact[PA_FACT_UNLOCK_WAITS];
    double waited =
        seconds(e->block ? e->block->fact[PA_FACT_LOCK_NANOS] : h.site->fact[PA_FACT_UNLOCK_NANOS]);
    double waiting = waited / window, held = n ? waited / (double)n / waiting : 0; // Little's law
    bool proved = (h.samples >= PA_RULE_SAMPLES && h.other) || h.asleep;
    double delay =
        seconds(h.site->fact[PA_FACT_UNLOCK_NANOS]) / (double)h.site->fact[PA_FACT_UNLOCK_WAITS];
    bool alike = !h.other && !pa_symptoms_is_full(e) && waiting >= 2 && n >= 100 && held >= .0003 &&
                 works_under_lock(e, &h);
    bool seen = h.other && h.samples >= 5 && !pa_symptoms_is_full(e) && holds_most(e, &h);
    bool slow = waiting >= .5 && held >= .0005 && delay >= .0005 &&
                (proved || seen || (h.other && waiting >= 1.5));
    if (n < PA_RULE_SAMPLES || !(slow || alike))
        return false;
    f->certainty = proved ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    f->severity = waiting >= 2   ? PA_SEVERITY_HIGH
                  : waiting >= 1 ? PA_SEVERITY_MEDIUM
                                 : PA_SEVERITY_LOW;
    f->samples = n;
    f->sites[0] = (struct pa_finding_site){h.site->function, h.site->file, h.site->line, 1};
    f->site_count = 1;
    f->evidence = pa_arena_printf(
        before->arena, "%.1f goroutines wait on average, %.2f ms held each time; %s", waiting,
        1000 * held,
        h.asleep ? "a dump shows the holder asleep or in IO"
                 : pa_arena_printf(before->arena, "%lld CPU samples in the function that holds it",
                                   (long long)h.samples));
    return true;
}

const struct pa_rule pa_rule_PA401 = {
    .id = "PA401",
    .text =
        {
            .title = "slow work under a lock",
            .says = "",
            .sees =
                "Goroutines wait for a lock (half of one on average at least, 25 waits at least), "
                "it is held for half a millisecond and more, and the function that releases it "
                "after long waits is not the one that waits most; or a dump shows it asleep or in "
                "IO while it holds the lock. Where all do the same under one lock, two must wait "
                "on average, in 100 waits and 0.3 ms each at least, and half of all CPU samples "
                "be in that function, outside of the lock: then it is maybe. CPU samples in that "
                "function say what runs under the lock.",
            .why = "All who need the lock wait as long as the slowest thing that is done under it.",
            .remedy =
                "Copy under the lock and work outside; split the lock; replace a whole value by "
                "atomic.Pointer; RWMutex only where reads are long.",
            .wrong = "On a machine without a free core a holder that lost its CPU looks like slow "
                     "work. Part of the delay at an unlock was caused by the holder before.",
            .versions =
                "Mutex profiles count one waiter for each unlock to Go 1.21, all of them from "
                "1.22.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
