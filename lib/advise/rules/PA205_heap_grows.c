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

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *first = pa_symptoms_first_heap(e), *last = pa_symptoms_last_heap(e);
    const struct pa_site *s = first ? grew_most(first, last) : NULL;
    (void)before;
    if (!s || !grew_each_time(e))
        return false;
    int64_t old = first->fact[PA_FACT_INUSE_BYTES], now = last->fact[PA_FACT_INUSE_BYTES];
    int64_t kept = growth(first, s, PA_FACT_INUSE_BYTES);
    int64_t made = growth(first, s, PA_FACT_ALLOC_BYTES);
    if (now - old < (8 << 20) || (double)(now - old) < .25 * (double)old || kept <= 0 ||
        (made > 0 && (double)kept < .3 * (double)made))
        return false;
    f->certainty = e->heaps.count > 2 ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
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
            .says = "of the heap in use is more than in the first profile",
            .sees =
                "Between the first and the last heap profile the heap in use grew by at least 8 "
                "MB and 25 %, and the line that grew most kept at least 30 % of what it allocated "
                "in between. With three profiles it must have grown each time.",
            .why = "What can be reached is never freed, however little of it is used.",
            .remedy =
                "Bound caches and evict; copy small parts out of large buffers; drop references; "
                "close what is open.",
            .wrong = "A cache or a table that is still being filled, a backlog that will be worked "
                     "off.",
            .versions = "All versions of Go.",
        },
    .find = find,
};
