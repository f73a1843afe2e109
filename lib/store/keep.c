// SPDX-License-Identifier: Apache-2.0
#include "store/keep.h"

#include "store/compact.h"

#define A_DAY ((int64_t)86400 * 1000000000)

// Commits, and sweeps the files of the segments that were removed; rolls back if not `ok`.
bool pa_store_finish(struct pa_catalog *c, bool ok, struct pa_error *err)
{
    if (ok && pa_catalog_commit(c, err)) {
        struct pa_error none;
        if (pa_catalog_begin(c, &none))
            pa_catalog_rollback(c);
        return true;
    }
    pa_catalog_rollback(c);
    return false;
}

// ---- Pruning

struct pruning {
    struct pa_catalog *c;
    struct pa_strings *strings;
    struct pa_store_kept *kept;
    int64_t oldest; // that stays
};

// What of a segment [from, to) is older: none, some or all. One without a time is none of it.
static size_t count_old(const struct pruning *p, const struct pa_catalog_list *list, size_t from,
                        size_t to)
{
    size_t old = 0;
    for (size_t i = from; i < to; i++)
        old += list->profiles[i].meta.time && list->profiles[i].meta.time < p->oldest;
    return old;
}

// A segment of more than a day without the days that are older.
static bool shorten(const struct pruning *p, const struct pa_catalog_segment *s,
                    struct pa_error *err)
{
    int64_t day = p->oldest - (p->oldest % A_DAY + A_DAY) % A_DAY;
    const struct pa_store_copy how = {.strings = p->strings, .from = day};
    struct pa_segment_writer *w = pa_segment_writer_new();
    bool ok = pa_catalog_remove(p->c, s->id, err) && pa_store_copy_segment(w, s, &how, err) &&
              pa_catalog_publish(p->c, w, s->day, err);
    p->kept->profiles += (size_t)s->profiles - pa_segment_writer_count(w);
    p->kept->removed++;
    p->kept->made++;
    pa_segment_writer_free(w);
    return ok;
}

// Prunes the segment whose profiles are [from, to) of the list.
static bool prune_segment(const struct pruning *p, const struct pa_catalog_list *list, size_t from,
                          size_t to, struct pa_error *err)
{
    const struct pa_catalog_segment *segment = &list->segments[list->profiles[from].segment];
    int64_t day = p->oldest - (p->oldest % A_DAY + A_DAY) % A_DAY;
    const struct pruning days = {.oldest = day};
    if (count_old(p, list, from, to) == to - from) {
        p->kept->removed++;
        p->kept->profiles += to - from;
        return pa_catalog_remove(p->c, segment->id, err);
    }
    if (pa_store_span_of(segment->day) == PA_SPAN_DAY || !count_old(&days, list, from, to))
        return true;
    return shorten(p, segment, err);
}

static bool prune_all(struct pruning *p, int64_t span, struct pa_arena *arena, struct pa_error *err)
{
    struct pa_catalog_list list;
    int64_t newest = INT64_MIN;
    bool ok = pa_catalog_find(p->c, NULL, arena, &list, err);
    for (size_t i = 0; ok && i < list.profile_count; i++)
        newest = list.profiles[i].meta.time > newest ? list.profiles[i].meta.time : newest;
    p->oldest = newest < INT64_MIN + A_DAY + span ? INT64_MIN + A_DAY : newest - span;
    for (size_t from = 0, to; ok && from < list.profile_count; from = to) {
        for (to = from + 1;
             to < list.profile_count && list.profiles[to].segment == list.profiles[from].segment;)
            to++;
        ok = prune_segment(p, &list, from, to, err);
    }
    return ok;
}

bool pa_store_prune(struct pa_catalog *c, int64_t span, struct pa_strings *strings,
                    struct pa_store_kept *kept, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pruning p = {.c = c, .strings = strings, .kept = kept};
    *kept = (struct pa_store_kept){0};
    bool ok = pa_catalog_begin(c, err) && pa_store_finish(c, prune_all(&p, span, &arena, err), err);
    pa_arena_release(&arena);
    return ok;
}
