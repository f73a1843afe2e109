// SPDX-License-Identifier: Apache-2.0
#include "store/compact.h"

#include "store/add.h"

#include <stdlib.h>
#include <string.h>

// A segment that may be merged with others of its span.
struct candidate {
    const struct pa_catalog_segment *segment;
    int64_t first; // the earliest time of its profiles
    char span[PA_STORE_SPAN_NAME];
};

struct compacting {
    struct pa_catalog *c;
    struct pa_strings *strings;
    enum pa_store_span span;
    struct pa_store_kept *kept;
    bool again; // what is merged was made by the pass before
    PA_VEC(struct candidate) list;
};

// ---- Copying

bool pa_store_copy_segment(struct pa_segment_writer *w, const struct pa_catalog_segment *s,
                           const struct pa_store_copy *how, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    size_t count = 0;
    bool ok = pa_segment_open(s->file, how->strings, &arena, &segment, err) &&
              pa_segment_count(segment, &count, err);
    if (ok && count != (size_t)s->profiles)
        ok = pa_error_set(err, PA_ERROR_FORMAT, "damaged: profiles are missing");
    for (size_t row = 1; row <= count && ok; row++) {
        struct pa_arena own = {0};
        struct pa_stored_meta meta;
        const struct pa_profile *p;
        ok = pa_segment_meta(segment, (int64_t)row, &own, &meta, err);
        if (ok && (!meta.time || meta.time >= how->from))
            ok = pa_segment_profile(segment, (int64_t)row, &own, &p, err) &&
                 pa_segment_writer_add(w, p, &meta, err);
        pa_arena_release(&own);
    }
    pa_arena_release(&arena);
    return ok || pa_error_prefix(err, "segment %s", s->file);
}

// ---- Which segments become one

static int by_span(const void *pa, const void *pb)
{
    const struct candidate *a = pa, *b = pb;
    int order = strcmp(a->span, b->span);
    if (order)
        return order;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return strcmp(a->segment->path, b->segment->path);
}

// Segments of longer spans than what is asked for stay as they are.
static void find_candidates(struct compacting *k, const struct pa_catalog_list *list)
{
    k->list.count = 0;
    for (size_t i = 0, p = 0; i < list->segment_count; i++) {
        struct candidate c = {.segment = &list->segments[i]};
        for (; p < list->profile_count && list->profiles[p].segment == i; p++) {
            int64_t time = list->profiles[p].meta.time;
            c.first = !c.first || time < c.first ? time : c.first;
        }
        if (pa_store_span_of(c.segment->day) > k->span)
            continue;
        pa_store_span_name(k->span, c.first, c.span);
        pa_vec_push(&k->list, c);
    }
    if (k->list.count)
        qsort(k->list.items, k->list.count, sizeof *k->list.items, by_span);
}

// How many from `from` on become one.
static size_t count_together(const struct compacting *k, size_t from)
{
    int64_t bytes = 0, profiles = 0;
    size_t i = from;
    for (; i < k->list.count; i++) {
        const struct candidate *c = &k->list.items[i];
        bytes += c->segment->bytes;
        profiles += c->segment->profiles;
        bool fits = bytes <= PA_STORE_MERGED_BYTES && profiles <= PA_STORE_PENDING_PROFILES;
        if (i > from && (!fits || strcmp(c->span, k->list.items[from].span) != 0))
            break;
    }
    return i - from;
}

// All is one transaction: first out of the catalogue, as a profile can be there once only.
static bool merge(struct compacting *k, size_t from, size_t count, struct pa_error *err)
{
    struct pa_segment_writer *w = pa_segment_writer_new();
    const struct pa_store_copy how = {.strings = k->strings, .from = INT64_MIN};
    bool ok = true;
    for (size_t i = from; i < from + count && ok; i++)
        ok = pa_catalog_remove(k->c, k->list.items[i].segment->id, err);
    for (size_t i = from; i < from + count && ok; i++)
        ok = pa_store_copy_segment(w, k->list.items[i].segment, &how, err);
    ok = ok && pa_catalog_publish(k->c, w, k->list.items[from].span, err);
    if (k->again)
        k->kept->made -= count - 1;
    else
        *k->kept =
            (struct pa_store_kept){.removed = k->kept->removed + count,
                                   .made = k->kept->made + 1,
                                   .profiles = k->kept->profiles + pa_segment_writer_count(w)};
    pa_segment_writer_free(w);
    return ok;
}

// *merged: whether there are fewer now.
static bool pass(struct compacting *k, bool *merged, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_catalog_list list;
    bool ok = pa_catalog_find(k->c, NULL, &arena, &list, err);
    *merged = false;
    if (ok)
        find_candidates(k, &list);
    for (size_t from = 0, count; ok && from < k->list.count; from += count) {
        count = count_together(k, from);
        if (count < 2)
            continue;
        ok = merge(k, from, count, err);
        *merged = true;
    }
    pa_arena_release(&arena);
    return ok;
}

// Until nothing is left to do: what became one may fit to the next, and who asks again finds all
// done.
static bool compact_all(struct compacting *k, struct pa_error *err)
{
    bool ok = true;
    for (bool merged = true; ok && merged; k->again = true)
        ok = pass(k, &merged, err);
    pa_vec_release(&k->list);
    return ok;
}

bool pa_store_compact(struct pa_catalog *c, enum pa_store_span span, struct pa_strings *strings,
                      struct pa_store_kept *kept, struct pa_error *err)
{
    struct compacting k = {.c = c, .strings = strings, .span = span, .kept = kept};
    *kept = (struct pa_store_kept){0};
    return pa_catalog_begin(c, err) && pa_store_finish(c, compact_all(&k, err), err);
}
