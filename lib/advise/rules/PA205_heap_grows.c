// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool grew_each_time(const struct pa_symptoms *e)
{
    for (size_t i = 1; i < e->heaps.count; i++)
        if (e->heaps.items[i]->fact[PA_FACT_INUSE_BYTES] <=
            e->heaps.items[i - 1]->fact[PA_FACT_INUSE_BYTES])
            return false;
    return true;
}

static int64_t growth(const struct pa_tally *first, const struct pa_site *s,
                      enum pa_advise_fact fact)
{
    const struct pa_site *old = pa_tally_find(first, s);
    return s->fact[fact] - (old ? old->fact[fact] : 0);
}

static const struct pa_site *grew_most(const struct pa_tally *first, const struct pa_tally *last)
{
    const struct pa_site *most = NULL;
    for (size_t i = 0; i < last->sites.count; i++) {
        const struct pa_site *s = &last->sites.items[i];
        if (!most ||
            growth(first, s, PA_FACT_INUSE_BYTES) > growth(first, most, PA_FACT_INUSE_BYTES))
            most = s;
    }
    return most;
}

// Without two heap profiles: the live heap of the log, or metrics of six moments at least, whose
// slope is above 0 with its whole interval.
static bool grows_by_others(const struct pa_symptoms *e, const struct pa_findings *before,
                            struct pa_finding *f)
{
    const struct pa_collections *c = &e->collections;
    const struct pa_process_memory *m = &e->memory;
    bool logged = c->grows && c->last - c->first >= 8 << 20 && c->last >= 1.25 * c->first;
    bool metered = m->moments >= 6 && m->growth_low > 0 && m->last - m->first >= 8 << 20 &&
                   m->last >= 1.25 * m->first;
    if (!logged && !metered)
        return false;
    double old = logged ? c->first : m->first, now = logged ? c->last : m->last;
    f->certainty = logged && metered ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    f->share = f->low = f->high = (now - old) / now;
    f->of = "bytes in use";
    f->severity = now >= 2 * old ? PA_SEVERITY_HIGH : PA_SEVERITY_MEDIUM;
    f->evidence = pa_arena_printf(
        before->arena, "from %.0f to %.0f MB, by %s; two heap profiles would show the line",
        old / (1 << 20), now / (1 << 20),
        logged ? "the live heap in the log of the collector" : "metrics");
    return true;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *first = pa_symptoms_first_heap(e), *last = pa_symptoms_last_heap(e);
    const struct pa_site *s = first ? grew_most(first, last) : NULL;
    if (pa_finding_of(before, "PA005"))
        return false;
    if (!first)
        return grows_by_others(e, before, f);
    if (!s || !grew_each_time(e))
        return false;
    int64_t old = first->fact[PA_FACT_INUSE_BYTES], now = last->fact[PA_FACT_INUSE_BYTES];
    int64_t kept = growth(first, s, PA_FACT_INUSE_BYTES);
    int64_t made = growth(first, s, PA_FACT_ALLOC_BYTES);
    if (now - old < (8 << 20) || (double)(now - old) < .25 * (double)old || kept <= 0 ||
        (made > 0 && (double)kept < .3 * (double)made))
        return false;
    f->certainty =
        e->heaps.count > 2 || e->collections.grows ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    f->share = f->low = f->high = (double)(now - old) / (double)now;
    f->of = "bytes in use";
    f->samples = last->fact[PA_FACT_ALL];
    f->severity = now >= 2 * old ? PA_SEVERITY_HIGH : PA_SEVERITY_MEDIUM;
    f->sites[0] =
        (struct pa_finding_site){s->function, s->file, s->line, (double)kept / (double)(now - old)};
    f->site_count = 1;
    f->evidence = pa_arena_printf(before->arena, "from %lld to %lld MB over %zu profiles",
                                  (long long)(old >> 20), (long long)(now >> 20), e->heaps.count);
    return true;
}

const struct pa_rule pa_rule_PA205 = {
    .id = "PA205",
    .text =
        {
            .title = "the heap grows",
            .says = "were added since the first profile",
            .sees =
                "Between the first and the last heap profile the heap in use grew by at least 8 "
                "MB and 25 %, and the line that grew most kept at least 30 % of what it allocated "
                "in between. With three profiles it must have grown each time. Without two "
                "profiles the live heap "
                "in a log of the collector, or the heap in metrics of six moments or more, says "
                "it as maybe.",
            .why = "What can be reached is never freed, however little of it is used.",
            .remedy =
                "The line allocates what is kept: look for the map, list or cache that keeps it, "
                "bound it and evict; copy small parts out of large buffers; drop references; "
                "close what is open, and call the cancel of each context.",
            .wrong = "A cache or a table that is still being filled, a backlog that will be worked "
                     "off.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
