// SPDX-License-Identifier: Apache-2.0
#include "store/keep.h"

#include "store/add.h"

#include <string.h>

// Sets [*from, *to) to the profiles of segment `s` of the list.
static void range_of(const struct pa_catalog_list *list, size_t s, size_t *from, size_t *to)
{
    for (*from = 0; *from < list->profile_count && list->profiles[*from].segment < s;)
        ++*from;
    for (*to = *from; *to < list->profile_count && list->profiles[*to].segment == s;)
        ++*to;
}

// ---- Compacting

static bool copy_profile(struct pa_store_days *days, struct pa_segment *segment, int64_t row,
                         struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_stored_meta meta;
    const struct pa_profile *p;
    bool ok = pa_segment_meta(segment, row, &arena, &meta, err) &&
              pa_segment_profile(segment, row, &arena, &p, err) &&
              pa_store_days_add(days, p, &meta, err) &&
              (!pa_store_days_full(days) || pa_store_days_publish(days, err));
    pa_arena_release(&arena);
    return ok;
}

static bool copy_segment(struct pa_store_days *days, const struct pa_catalog_segment *s,
                         struct pa_strings *strings, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    size_t count = 0;
    bool ok = pa_segment_open(s->file, strings, &arena, &segment, err) &&
              pa_segment_count(segment, &count, err);
    if (ok && count != (size_t)s->profiles)
        ok = pa_error_set(err, PA_ERROR_FORMAT, "damaged: profiles are missing");
    for (size_t row = 1; row <= count && ok; row++)
        ok = copy_profile(days, segment, (int64_t)row, err);
    pa_arena_release(&arena);
    return ok || pa_error_prefix(err, "segment %s", s->file);
}

// Replaces `count` segments of one day by as few as memory allows.
static bool compact_day(struct pa_store_days *days, const struct pa_catalog_segment *segments,
                        size_t count, struct pa_strings *strings, struct pa_error *err)
{
    bool ok = true;
    // They are removed from the catalogue first, which can have a source only once; all is one
    // transaction.
    for (size_t i = 0; i < count && ok; i++)
        ok = pa_catalog_remove(days->catalog, segments[i].id, err);
    for (size_t i = 0; i < count && ok; i++)
        ok = copy_segment(days, &segments[i], strings, err);
    return ok && pa_store_days_publish(days, err);
}

static bool compact_all(struct pa_catalog *c, struct pa_strings *strings, struct pa_arena *arena,
                        struct pa_store_kept *kept, struct pa_error *err)
{
    struct pa_catalog_list list;
    struct pa_store_days days = {.catalog = c};
    bool ok = pa_catalog_find(c, NULL, arena, &list, err);
    for (size_t from = 0, to; ok && from < list.segment_count; from = to) {
        for (to = from; to < list.segment_count &&
                        strcmp(list.segments[to].day, list.segments[from].day) == 0;)
            to++;
        if (to - from < 2)
            continue;
        ok = compact_day(&days, &list.segments[from], to - from, strings, err);
        kept->removed += to - from;
        for (size_t i = from; i < to; i++)
            kept->profiles += (size_t)list.segments[i].profiles;
    }
    kept->made = days.published;
    pa_store_days_release(&days);
    return ok;
}

// Commits, and sweeps the files of the segments that were removed; rolls back if not `ok`.
static bool finish(struct pa_catalog *c, bool ok, struct pa_error *err)
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

bool pa_store_compact(struct pa_catalog *c, struct pa_strings *strings, struct pa_store_kept *kept,
                      struct pa_error *err)
{
    struct pa_arena arena = {0};
    *kept = (struct pa_store_kept){0};
    bool ok =
        pa_catalog_begin(c, err) && finish(c, compact_all(c, strings, &arena, kept, err), err);
    pa_arena_release(&arena);
    return ok;
}

// ---- Pruning

static bool prune_all(struct pa_catalog *c, int64_t span, struct pa_arena *arena,
                      struct pa_store_kept *kept, struct pa_error *err)
{
    struct pa_catalog_list list;
    int64_t newest = INT64_MIN;
    bool ok = pa_catalog_find(c, NULL, arena, &list, err);
    for (size_t i = 0; ok && i < list.profile_count; i++)
        newest = list.profiles[i].meta.time > newest ? list.profiles[i].meta.time : newest;
    int64_t oldest = newest < INT64_MIN + span ? INT64_MIN : newest - span;
    for (size_t s = 0; ok && s < list.segment_count; s++) {
        size_t from, to;
        bool old = true;
        range_of(&list, s, &from, &to);
        for (size_t i = from; i < to && old; i++)
            old = list.profiles[i].meta.time && list.profiles[i].meta.time < oldest;
        if (!old)
            continue;
        ok = pa_catalog_remove(c, list.segments[s].id, err);
        kept->removed++;
        kept->profiles += to - from;
    }
    return ok;
}

bool pa_store_prune(struct pa_catalog *c, int64_t span, struct pa_store_kept *kept,
                    struct pa_error *err)
{
    struct pa_arena arena = {0};
    *kept = (struct pa_store_kept){0};
    bool ok = pa_catalog_begin(c, err) && finish(c, prune_all(c, span, &arena, kept, err), err);
    pa_arena_release(&arena);
    return ok;
}
