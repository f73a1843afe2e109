// SPDX-License-Identifier: Apache-2.0
#include "store/join.h"

#include "store/dict.h"

struct joining {
    struct pa_store_visitor visitor; // first: what visit() gets
    struct pa_catalog *c;
    struct pa_store_added *added;
    struct pa_store_days days;
    struct pa_dict pending; // hashes of what is in `days`
};

static bool publish(struct joining *j, struct pa_error *err)
{
    bool ok = pa_store_days_publish(&j->days, err) && pa_catalog_commit(j->c, err);
    pa_dict_release(&j->pending);
    j->pending = (struct pa_dict){0};
    if (!ok)
        pa_catalog_rollback(j->c);
    return ok;
}

static bool take(struct joining *j, struct pa_segment *segment, int64_t row,
                 const struct pa_stored_meta *meta, struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *profile;
    j->visitor.damaged = !pa_segment_profile(segment, row, &arena, &profile, err);
    bool ok = !j->visitor.damaged && pa_store_days_add(&j->days, profile, meta, err);
    if (ok)
        pa_dict_add(&j->pending, meta->hash, PA_SOURCE_HASH);
    pa_arena_release(&arena);
    return ok;
}

// Takes the profile unless the store has its source already.
static bool take_new(struct joining *j, struct pa_segment *segment, int64_t row,
                     const struct pa_stored_meta *meta, struct pa_error *err)
{
    struct pa_catalog_place place = {.known = pa_dict_has(&j->pending, meta->hash, PA_SOURCE_HASH)};
    if (!place.known && !pa_catalog_source(j->c, meta->hash, &place, err))
        return false;
    if (!place.known && !take(j, segment, row, meta, err))
        return false;
    j->added->known += place.known;
    j->added->added += !place.known;
    return true;
}

static bool visit(struct pa_store_visitor *v, struct pa_segment *segment,
                  const struct pa_catalog_profile *p, struct pa_error *err)
{
    struct joining *j = (struct joining *)v;
    struct pa_arena arena = {0};
    struct pa_stored_meta meta;
    v->damaged = !pa_segment_meta(segment, p->row, &arena, &meta, err);
    bool ok = !v->damaged && take_new(j, segment, p->row, &meta, err);
    pa_arena_release(&arena);
    return ok &&
           (!pa_store_days_full(&j->days) || (publish(j, err) && pa_catalog_begin(j->c, err)));
}

static bool join_one(struct joining *j, const char *store, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_catalog *other;
    struct pa_catalog_list list;
    bool ok = pa_catalog_open(store, &arena, &other, err) &&
              pa_catalog_find(other, NULL, &arena, &list, err) &&
              pa_store_each(&list, &j->visitor, err);
    pa_arena_release(&arena);
    return ok;
}

bool pa_store_join(struct pa_catalog *c, const struct pa_store_join_options *options,
                   struct pa_store_added *added, struct pa_store_read *read, struct pa_error *err)
{
    struct joining j = {.c = c, .added = added};
    j.visitor = (struct pa_store_visitor){
        .visit = visit, .strings = options->strings, .warnings = options->warnings};
    j.days.catalog = c;
    if (!pa_catalog_begin(c, err))
        return false;
    bool ok = true;
    for (size_t i = 0; i < options->stores.count && ok; i++)
        ok = join_one(&j, options->stores.items[i], err);
    if (ok)
        ok = publish(&j, err);
    else
        pa_catalog_rollback(c);
    added->segments = j.days.published;
    *read = j.visitor.read;
    pa_store_days_release(&j.days);
    pa_dict_release(&j.pending);
    return ok;
}
