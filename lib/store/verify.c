// SPDX-License-Identifier: Apache-2.0
#include "store/load.h"

#include <string.h>

static bool check_profile(struct pa_store_visitor *v, struct pa_segment *segment,
                          const struct pa_catalog_profile *profile, struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *p;
    struct pa_stored_meta meta;
    bool ok = pa_segment_meta(segment, profile->row, &arena, &meta, err) &&
              pa_segment_profile(segment, profile->row, &arena, &p, err);
    if (ok && memcmp(meta.hash, profile->meta.hash, PA_SOURCE_HASH) != 0)
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

bool pa_store_verify(const struct pa_catalog_list *list, struct pa_strings *strings,
                     struct pa_warnings *warnings, struct pa_store_read *read, struct pa_error *err)
{
    struct pa_store_visitor v = {.visit = check_profile, .strings = strings, .warnings = warnings};
    bool ok = true;
    for (size_t from = 0, to, s = 0; s < list->segment_count && ok; s++, from = to) {
        struct pa_error why = {0};
        for (to = from; to < list->profile_count && list->profiles[to].segment == s;)
            to++;
        if (check_file(&list->segments[s], strings, &why)) {
            struct pa_catalog_list part = *list;
            part.profiles += from;
            part.profile_count = to - from;
            ok = pa_store_each(&part, &v, err);
            continue;
        }
        pa_warnings_add(warnings, "segment %s: %s (%zu profiles missing)", list->segments[s].file,
                        why.text, to - from);
        v.read.missing_segments++;
        v.read.missing_profiles += to - from;
    }
    *read = v.read;
    return ok;
}
