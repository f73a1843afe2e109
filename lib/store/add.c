// SPDX-License-Identifier: Apache-2.0
#include "store/add.h"

#include "base/hash.h"
#include "input/identify.h"
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

// The file's bytes, unpacked, and their hash. The caller frees them.
static bool read_source(const char *path, size_t max_size, uint8_t hash[PA_SOURCE_HASH],
                        struct pa_bytes *bytes, struct pa_error *err)
{
    struct pa_stream stream;
    uint64_t halves[2];
    if (strcmp(path, "-") == 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "-: a store takes files, so that what it has is told by its content");
    if (!pa_stream_open(&stream, path, max_size, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = pa_stream_whole(&stream, bytes, err) || pa_error_prefix(err, "%s", path);
    pa_stream_close(&stream);
    if (!ok)
        return false;
    pa_hash_128(bytes->data, bytes->size, halves);
    for (unsigned i = 0; i < PA_SOURCE_HASH; i++)
        hash[i] = (uint8_t)(halves[i / 8] >> 8 * (i % 8));
    return true;
}

// Returns when the profile was taken or, if it does not say, when its file was last changed.
static int64_t time_of(const struct pa_profile *p, const char *path)
{
    struct stat st;
    if (p->time_nanos)
        return p->time_nanos;
    return stat(path, &st) == 0 ? (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec : 0;
}

struct source {
    const char *path;
    struct pa_bytes bytes; // unpacked
};

// Has the session read the profile from the bytes that are in memory already. NULL on an error.
static const struct pa_profile *read_profile(struct adding *a, const struct source *source,
                                             struct pa_arena *arena, struct pa_error *err)
{
    struct pa_input_opened *before = a->session->opened, opened = {.path = source->path};
    pa_stream_lend(&opened.stream, &source->bytes);
    a->session->opened = &opened;
    const struct pa_profile *p =
        pa_session_read(a->session, source->path, a->options->source, arena, err);
    a->session->opened = before;
    pa_input_close(&opened);
    return p;
}

static bool add_file(struct adding *a, struct pa_stored_meta *meta, const struct source *source,
                     struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_profile *p = read_profile(a, source, arena, err);
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
    struct pa_catalog_place place = {.known = pa_dict_has(&a->pending, hash, PA_SOURCE_HASH)};
    bool ok = place.known || pa_catalog_source(a->c, hash, &place, err);
    *known = place.known;
    return ok;
}

static bool take_file(struct adding *a, const char *path, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_stored_meta meta = {.path = path};
    struct source source = {.path = path};
    bool known = false;
    bool ok = read_source(path, a->options->source->max_size, meta.hash, &source.bytes, err) &&
              is_known(a, meta.hash, &known, err) &&
              (known || add_file(a, &meta, &source, &arena, err));
    free(source.bytes.data);
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
