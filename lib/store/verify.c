// SPDX-License-Identifier: Apache-2.0
#include "store/load.h"

#include <string.h>

struct verifying {
    struct pa_store_visitor visitor; // first: what check_profile() gets
    struct pa_catalog *c;
    int64_t segment; // its number in the catalogue
};

// Whether catalogue and segment say the same of a profile.
static bool same_meta(const struct pa_stored_meta *a, const struct pa_stored_meta *b)
{
    return strcmp(a->service, b->service) == 0 && strcmp(a->release, b->release) == 0 &&
           strcmp(a->type, b->type) == 0 && strcmp(a->labels, b->labels) == 0 && a->time == b->time;
}

static bool check_profile(struct pa_store_visitor *v, struct pa_segment *segment,
                          const struct pa_catalog_profile *profile, struct pa_error *err)
{
    struct verifying *all = (struct verifying *)v;
    struct pa_arena arena = {0};
    const struct pa_profile *p;
    struct pa_stored_meta meta;
    struct pa_catalog_place place;
    bool ok = pa_segment_meta(segment, profile->row, &arena, &meta, err) &&
              pa_segment_profile(segment, profile->row, &arena, &p, err) &&
              pa_catalog_source(all->c, meta.hash, &place, err);
    if (ok && (!place.known || place.segment != all->segment || place.row != profile->row ||
               !same_meta(&meta, &profile->meta)))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "damaged: profile %lld is another one",
                          (long long)profile->row);
    v->damaged = !ok;
    pa_arena_release(&arena);
    return ok;
}

// Whether the file has the bytes that were published, and as many profiles as the catalogue says.
static bool check_file(const struct pa_catalog_segment *s, struct pa_strings *strings,
                       struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    uint64_t hash;
    int64_t size;
    size_t count;
    bool ok = pa_catalog_hash_file(s->file, &hash, &size, err);
    if (ok && (hash != s->hash || size != s->bytes))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "damaged: the file is not what was written");
    ok = ok && pa_segment_open(s->file, strings, &arena, &segment, err) &&
         pa_segment_count(segment, &count, err);
    if (ok && count != (size_t)s->profiles)
        ok = pa_error_set(err, PA_ERROR_FORMAT, "damaged: %zu profiles of %lld", count,
                          (long long)s->profiles);
    pa_arena_release(&arena);
    return ok;
}

static bool verify(struct verifying *all, const struct pa_catalog_list *list, struct pa_error *err)
{
    struct pa_store_visitor *v = &all->visitor;
    bool ok = true;
    for (size_t from = 0, to, s = 0; s < list->segment_count && ok; s++, from = to) {
        struct pa_error why = {0};
        for (to = from; to < list->profile_count && list->profiles[to].segment == s;)
            to++;
        all->segment = list->segments[s].id;
        if (check_file(&list->segments[s], v->strings, &why)) {
            struct pa_catalog_list part = *list;
            part.profiles += from;
            part.profile_count = to - from;
            ok = pa_store_each(&part, v, err);
            continue;
        }
        pa_store_miss(&v->read, v->warnings,
                      &(struct pa_store_missing){&list->segments[s], to - from, why.text});
    }
    return ok;
}

bool pa_store_verify(struct pa_catalog *c, struct pa_strings *strings, struct pa_warnings *warnings,
                     struct pa_store_read *read, struct pa_error *err)
{
    struct verifying all = {
        .visitor = {.visit = check_profile, .strings = strings, .warnings = warnings}, .c = c};
    struct pa_arena arena = {0};
    struct pa_catalog_list list;
    bool ok = pa_catalog_find(c, NULL, &arena, &list, err) && verify(&all, &list, err);
    *read = all.visitor.read;
    pa_arena_release(&arena);
    return ok;
}
