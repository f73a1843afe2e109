// SPDX-License-Identifier: Apache-2.0
#include "store/add.h"

#include "base/siphash.h"
#include "store/dict.h"

#include <stdlib.h>
#include <sys/stat.h>

struct adding {
    struct pa_catalog *c;
    struct pa_session *session;
    const struct pa_store_add_options *options;
    struct pa_store_added *added;
    struct pa_store_days days;
    struct pa_dict pending; // of what is in `days`
};

static bool hash_source(const char *path, size_t max_size, uint8_t hash[PA_SOURCE_HASH],
                        struct pa_error *err)
{
    const struct pa_siphash_key keys[2] = {{0x70612073746f7265, 1}, {0x70612073746f7265, 2}};
    struct pa_bytes bytes;
    if (strcmp(path, "-") == 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "-: a store takes files, so that what it has is told by its content");
    if (!pa_file_read(path, max_size, &bytes, err))
        return pa_error_prefix(err, "%s", path);
    for (unsigned i = 0; i < 2; i++) {
        uint64_t half = pa_siphash(&keys[i], bytes.data, bytes.size);
        for (unsigned k = 0; k < 8; k++)
            hash[8 * i + k] = (uint8_t)(half >> 8 * k);
    }
    free(bytes.data);
    return true;
}

// Of profiles that do not say, when the file was written.
static int64_t time_of(const struct pa_profile *p, const char *path)
{
    struct stat st;
    if (p->time_nanos)
        return p->time_nanos;
    return stat(path, &st) == 0 ? (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec : 0;
}

static bool add_file(struct adding *a, struct pa_stored_meta *meta, struct pa_arena *arena,
                     struct pa_error *err)
{
    const struct pa_profile *p =
        pa_session_read(a->session, meta->path, a->options->source, arena, err);
    if (!p)
        return false;
    uint32_t type;
    if (!pa_profile_type_index(p, NULL, &type, err))
        return pa_error_prefix(err, "%s", meta->path);
    meta->type = pa_profile_text(p, p->types[type].type);
    meta->time = time_of(p, meta->path);
    if (!pa_attributes_of(p, &a->options->attributes, arena, meta, err))
        return false;
    return pa_store_days_add(&a->days, p, meta, err) || pa_error_prefix(err, "%s", meta->path);
}

static bool publish(struct adding *a, struct pa_error *err)
{
    bool ok = pa_store_days_publish(&a->days, err) && pa_catalog_commit(a->c, err);
    pa_dict_release(&a->pending);
    a->pending = (struct pa_dict){0};
    if (!ok)
        pa_catalog_rollback(a->c);
    return ok;
}

static bool is_known(struct adding *a, const uint8_t *hash, bool *known, struct pa_error *err)
{
    *known = pa_dict_has(&a->pending, hash, PA_SOURCE_HASH);
    return *known || pa_catalog_has(a->c, hash, known, err);
}

static bool take_file(struct adding *a, const char *path, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_stored_meta meta = {.path = path};
    bool known = false;
    bool ok = hash_source(path, a->options->source->max_size, meta.hash, err) &&
              is_known(a, meta.hash, &known, err) && (known || add_file(a, &meta, &arena, err));
    if (ok && !known)
        pa_dict_add(&a->pending, meta.hash, PA_SOURCE_HASH);
    a->added->known += known;
    a->added->added += ok && !known;
    if (!ok && a->options->source->keep_going && err->code != PA_ERROR_USAGE) {
        pa_warnings_add(a->session->warnings, "%s (left out)", err->text);
        a->added->unreadable++;
        ok = true;
    }
    pa_arena_release(&arena);
    return ok;
}

bool pa_store_add(struct pa_catalog *c, struct pa_session *session,
                  const struct pa_store_add_options *options, struct pa_store_added *added,
                  struct pa_error *err)
{
    struct adding a = {.c = c, .session = session, .options = options, .added = added};
    a.days.catalog = c;
    if (!pa_catalog_begin(c, err))
        return false;
    bool ok = true;
    for (size_t i = 0; i < options->files.count && ok; i++) {
        ok = take_file(&a, options->files.items[i], err);
        if (ok && pa_store_days_full(&a.days))
            ok = publish(&a, err) && pa_catalog_begin(c, err);
    }
    if (ok)
        ok = publish(&a, err);
    else
        pa_catalog_rollback(c);
    added->segments = a.days.published;
    pa_store_days_release(&a.days);
    pa_dict_release(&a.pending);
    return ok;
}
