// SPDX-License-Identifier: Apache-2.0
#include "store/load.h"

#include "profile/canonical.h"
#include "profile/merge.h"

#include <string.h>

void pa_store_miss(struct pa_store_read *read, struct pa_warnings *warnings,
                   const struct pa_store_missing *m)
{
    pa_warnings_add(warnings, "segment %s: %s (%zu profile%s missing)", m->segment->file, m->why,
                    m->profiles, m->profiles == 1 ? "" : "s");
    read->missing_segments++;
    read->missing_profiles += m->profiles;
}

// Visits the profiles [from, to) of the list, which are of one segment.
static bool each_of(const struct pa_catalog_list *list, size_t from, size_t to,
                    struct pa_store_visitor *v, struct pa_error *err)
{
    const struct pa_catalog_segment *s = &list->segments[list->profiles[from].segment];
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    struct pa_error why = {0};
    bool ok = pa_segment_open(s->file, v->strings, &arena, &segment, &why);
    size_t i = from;
    v->damaged = !ok;
    for (; i < to && ok; i++) {
        ok = v->visit(v, segment, &list->profiles[i], &why);
        v->read.profiles += ok;
        i -= !ok;
    }
    if (ok) {
        v->read.segments++;
    } else if (v->damaged) {
        pa_store_miss(&v->read, v->warnings, &(struct pa_store_missing){s, to - i, why.text});
        ok = true;
    } else {
        *err = why;
    }
    pa_arena_release(&arena);
    return ok;
}

bool pa_store_each(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                   struct pa_error *err)
{
    bool ok = true;
    for (size_t from = 0, to; from < list->profile_count && ok; from = to) {
        for (to = from; to < list->profile_count &&
                        list->profiles[to].segment == list->profiles[from].segment;)
            to++;
        ok = each_of(list, from, to, v, err);
    }
    return ok;
}

// ---- Sources

struct naming {
    struct pa_store_visitor visitor; // first: what take_source() gets
    struct pa_arena *arena;
    struct pa_catalog_profile *profiles;
    size_t at;
};

static bool take_source(struct pa_store_visitor *v, struct pa_segment *segment,
                        const struct pa_catalog_profile *profile, struct pa_error *err)
{
    struct naming *n = (struct naming *)v;
    struct pa_stored_meta *meta = &n->profiles[profile - n->profiles].meta, got;
    v->damaged = !pa_segment_meta(segment, profile->row, n->arena, &got, err);
    if (v->damaged)
        return false;
    meta->path = got.path;
    memcpy(meta->hash, got.hash, PA_SOURCE_HASH);
    return true;
}

bool pa_store_sources(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                      struct pa_arena *arena)
{
    struct naming n = {.visitor = *v, .arena = arena, .profiles = list->profiles};
    struct pa_error ignored; // what is damaged is counted
    n.visitor.visit = take_source;
    for (size_t i = 0; i < list->profile_count; i++)
        list->profiles[i].meta.path = "";
    bool ok = pa_store_each(list, &n.visitor, &ignored);
    v->read = n.visitor.read;
    return ok && !v->read.missing_segments;
}

// ---- One profile

// Profiles of a segment with the same head are summed by node number before a profile is made of
// the sum: most of them have the same stacks.
struct headed {
    struct pa_segment_sum sum;
    int64_t row; // of the first profile
};

enum { MOST_SAMPLES = 1 << 20 }; // of sums, before they become profiles

struct merging {
    struct pa_store_visitor *v;
    struct pa_merger *merger;
    // Of the segment at hand: sums by head, how many samples they have, and how many profiles of it
    // are in the merger already.
    PA_VEC(struct headed) sums;
    PA_VEC(uint32_t) at; // by number of a head, the index of its sum + 1
    size_t samples, merged;
};

static void release_sums(struct merging *m)
{
    for (size_t i = 0; i < m->sums.count; i++)
        pa_stored_samples_release(&m->sums.items[i].sum.samples);
    m->sums.count = m->at.count = m->samples = 0;
}

static struct pa_segment_sum *sum_of(struct merging *m, uint32_t head, int64_t row)
{
    while (m->at.count <= head)
        pa_vec_push(&m->at, 0);
    if (!m->at.items[head]) {
        pa_vec_push(&m->sums, (struct headed){.sum.head = head, .row = row});
        m->at.items[head] = (uint32_t)m->sums.count;
    }
    return &m->sums.items[m->at.items[head] - 1].sum;
}

// Puts the path of a profile in front of the error; returns false.
static bool blame(struct pa_segment *segment, int64_t row, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_stored_meta meta;
    struct pa_error ignored;
    if (pa_segment_meta(segment, row, &arena, &meta, &ignored))
        pa_error_prefix(err, "%s", meta.path);
    pa_arena_release(&arena);
    return false;
}

// Makes a profile of the sum and adds it to the merger.
static bool merge_sum(struct merging *m, struct pa_segment *segment, struct headed *h,
                      struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *p;
    bool made = pa_segment_sum_profile(segment, &h->sum, &arena, &p, err);
    // Only before the first sum is merged can the profiles be left out as damaged: afterwards a
    // part of them is in the merger.
    m->v->damaged = !made && h == m->sums.items;
    bool ok = made && (pa_merger_add(m->merger, p, NULL, err) || blame(segment, h->row, err));
    pa_arena_release(&arena);
    return ok;
}

// Merges all sums; then the first `profiles` profiles of the segment are in the merger.
static bool merge_sums(struct merging *m, struct pa_segment *segment, size_t profiles,
                       struct pa_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < m->sums.count && ok; i++)
        ok = merge_sum(m, segment, &m->sums.items[i], err);
    release_sums(m);
    m->merged = ok ? profiles : m->merged;
    return ok;
}

static bool add_profile(struct merging *m, struct pa_segment *segment,
                        const struct pa_catalog_profile *p, struct pa_error *err)
{
    uint32_t head;
    m->v->damaged = !pa_segment_head_of(segment, p->row, &head, err);
    if (m->v->damaged)
        return false;
    struct pa_segment_sum *sum = sum_of(m, head, p->row);
    m->samples -= sum->samples.list.count;
    bool ok = pa_segment_sum_add(segment, p->row, sum, err);
    m->samples += sum->samples.list.count;
    m->v->damaged = !ok && err->code != PA_ERROR_LIMIT;
    return ok;
}

static bool merge_profiles(struct merging *m, struct pa_segment *segment,
                           const struct pa_catalog_profile *profiles, size_t count,
                           struct pa_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!add_profile(m, segment, &profiles[i], err) ||
            (m->samples > MOST_SAMPLES && !merge_sums(m, segment, i + 1, err)))
            return false;
    }
    return merge_sums(m, segment, count, err);
}

// If the segment turns out to be damaged, m->merged says how many of its profiles are in the merger
// already; they stay.
static bool merge_segment(struct merging *m, const struct pa_catalog_segment *s,
                          const struct pa_catalog_profile *profiles, size_t count,
                          struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    m->merged = 0;
    m->v->damaged = !pa_segment_open(s->file, m->v->strings, &arena, &segment, err);
    bool ok = !m->v->damaged && merge_profiles(m, segment, profiles, count, err);
    release_sums(m);
    pa_arena_release(&arena);
    return ok;
}

static bool merge_all(struct merging *m, const struct pa_catalog_list *list, struct pa_error *err)
{
    bool ok = true;
    for (size_t from = 0, to; from < list->profile_count && ok; from = to) {
        const struct pa_catalog_segment *s = &list->segments[list->profiles[from].segment];
        struct pa_error why = {0};
        for (to = from; to < list->profile_count &&
                        list->profiles[to].segment == list->profiles[from].segment;)
            to++;
        if (merge_segment(m, s, &list->profiles[from], to - from, &why)) {
            m->v->read.segments++;
            m->v->read.profiles += to - from;
        } else if (m->v->damaged) {
            m->v->read.profiles += m->merged;
            pa_store_miss(&m->v->read, m->v->warnings,
                          &(struct pa_store_missing){s, to - from - m->merged, why.text});
        } else {
            *err = why;
            ok = false;
        }
    }
    return ok;
}

bool pa_store_merge(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                    struct pa_arena *arena, const struct pa_profile **profile, struct pa_error *err)
{
    struct merging m = {.v = v, .merger = pa_merger_new(arena, v->strings)};
    pa_merger_any_order(m.merger);
    bool ok = merge_all(&m, list, err);
    pa_vec_release(&m.sums);
    pa_vec_release(&m.at);
    if (ok && !v->read.profiles)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            v->read.missing_profiles ? "none of the profiles could be read"
                                                     : "the store has no such profile");
    const struct pa_profile *merged = ok ? pa_merger_finish(m.merger, err) : NULL;
    *profile = merged ? pa_profile_canonical(merged, arena, NULL, err) : NULL;
    return *profile != NULL;
}
