// SPDX-License-Identifier: Apache-2.0
#include "api/source.h"

#include "api/call.h"
#include "base/gunzip.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

// The callback is the caller's: it runs in its own locale.
static bool read_all(const pa_source *s, size_t max_size, struct pa_bytes *bytes,
                     struct pa_error *err)
{
    enum { PIECE = 64 << 10 };
    size_t room = PIECE;
    *bytes = (struct pa_bytes){pa_xmalloc(room), 0};
    for (;;) {
        ptrdiff_t got = s->read(s->user, bytes->data + bytes->size, room - bytes->size);
        if (got == 0)
            return true;
        if (got < 0 || (size_t)got > room - bytes->size)
            return pa_error_set(err, PA_ERROR_IO, "reading failed");
        bytes->size += (size_t)got;
        if (bytes->size > max_size)
            return pa_error_set(err, PA_ERROR_LIMIT, "larger than %zu bytes", max_size);
        if (bytes->size == room) {
            room *= 2;
            bytes->data = pa_xrealloc(bytes->data, room, 1);
        }
    }
}

static bool open_memory(const pa_source *s, struct pa_opened_source *o, struct pa_error *err)
{
    struct pa_bytes bytes = {.size = s->size};
    const uint8_t *data = s->data;
    if (s->read) {
        bool ok = read_all(s, o->max_size, &bytes, err);
        o->read = bytes.data;
        data = bytes.data;
        if (!ok)
            return false;
    }
    if (!pa_stream_unpack(&o->opened.stream, data, bytes.size, o->max_size, err))
        return false;
    o->opened.path = o->name;
    return true;
}

bool pa_source_open(struct pa_owner *owner, const pa_source *s, struct pa_opened_source *o,
                    struct pa_error *err)
{
    size_t limit = owner->ctx->opts.max_size;
    *o = (struct pa_opened_source){.format = s->format,
                                   .max_size = limit ? limit : PA_DEFAULT_MAX_SIZE};
    if (!!s->path + !!s->data + !!s->read != 1)
        return pa_error_set(err, PA_ERROR_USAGE, "a source has one of path, data and read");
    // "-" is a file of that name here, not standard input.
    const char *path = s->path && strcmp(s->path, "-") == 0 ? "./-" : s->path;
    const char *name = path ? path : s->name ? s->name : "input";
    o->name = pa_arena_strdup(&owner->arena, name);
    if (path)
        return pa_input_open(&o->opened, o->name, o->max_size, err);
    if (open_memory(s, o, err))
        return true;
    pa_error_prefix(err, "%s", o->name);
    pa_source_close(o);
    return false;
}

void pa_source_close(struct pa_opened_source *o)
{
    pa_input_close(&o->opened);
    free(o->read);
    o->read = NULL;
}

// The start of what gzip has packed, of as many bytes as there are; to be freed. NULL: it has
// packed nothing that can be unpacked.
static uint8_t *unpack_start(const uint8_t *packed, size_t size, size_t *unpacked)
{
    enum { ROOM = 256 << 10 };
    struct pa_gunzip *g = NULL;
    if (size > 2 && packed[0] == 0x1f && packed[1] == 0x8b)
        g = pa_gunzip_new(1); // zlib: not worth a module
    if (!g)
        return NULL;
    uint8_t *bytes = pa_xcalloc(1, ROOM + PA_BYTES_PADDING), *end = bytes;
    size_t left = ROOM;
    pa_gunzip_run(g, &packed, &size, &end, &left);
    pa_gunzip_free(g);
    *unpacked = ROOM - left;
    return bytes;
}

void pa_identify(const void *bytes, size_t size, pa_identity *out)
{
    pa_identity identity = {.kind = PA_KIND_UNKNOWN};
    uint8_t *unpacked = unpack_start(bytes, size, &size);
    struct pa_input_identity found = pa_input_identify(unpacked ? unpacked : bytes, size);
    free(unpacked);
    if (found.kind == PA_INPUT_PROFILE) {
        identity.kind = PA_KIND_PROFILE;
        identity.format = found.profile->name;
    } else if (found.kind == PA_INPUT_BENCH) {
        identity.kind = PA_KIND_BENCH;
        identity.format = found.bench->name;
    }
    pa_give(out, &identity, sizeof identity);
}
