// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include "base/gunzip.h"
#include "base/memory.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 256 << 10 };

// Where raw bytes come from: a file descriptor or memory.
struct source {
    int fd; // -1: memory
    uint8_t *chunk;
    const uint8_t *next;
    size_t left;      // bytes at next
    size_t taken;     // raw bytes unpacked so far
    size_t members;   // of gzip, begun so far
    size_t file_size; // 0 if not known
    uint8_t isize[4]; // last bytes of the file: what gzip says it unpacks to
};

static bool source_fill(struct source *src, struct pa_error *err)
{
    if (src->left || src->fd < 0)
        return true;
    ssize_t n;
    do
        n = read(src->fd, src->chunk, CHUNK);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return pa_error_set(err, PA_ERROR_IO, "%s", strerror(errno));
    src->next = src->chunk;
    src->left = (size_t)n;
    return true;
}

static bool too_large(size_t max_size, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_LIMIT, "unpacks to more than %zu bytes (see --max-size)",
                        max_size);
}

// Makes room behind out->size; `room` is what there is.
static bool out_grow(struct pa_bytes *out, size_t *room, size_t hint, size_t max_size,
                     struct pa_error *err)
{
    if (out->size >= max_size)
        return too_large(max_size, err);
    size_t wanted = out->data ? out->size + out->size / 2 + CHUNK : hint;
    if (wanted > max_size)
        wanted = max_size;
    out->data = pa_xrealloc(out->data, wanted + PA_BYTES_PADDING, 1);
    *room = wanted - out->size;
    return true;
}

static bool copy_plain(struct source *src, size_t max_size, struct pa_bytes *out,
                       struct pa_error *err)
{
    size_t room = 0, hint = src->file_size ? src->file_size : src->left;
    while (src->left) {
        if (room == 0 && !out_grow(out, &room, hint + 1, max_size, err))
            return false;
        size_t n = src->left < room ? src->left : room;
        memcpy(out->data + out->size, src->next, n);
        out->size += n;
        room -= n;
        src->next += n;
        src->left -= n;
        if (!source_fill(src, err))
            return false;
    }
    return true;
}

// gzip's own word on the unpacked size is a hint only: it is modulo 2^32, of the last member, and
// may lie. Nothing is touched before it is written, so a large hint costs address space at most.
static size_t unpacked_hint(const struct source *src)
{
    const uint8_t *t = src->isize;
    size_t said = t[0] | (size_t)t[1] << 8 | (size_t)t[2] << 16 | (size_t)t[3] << 24;
    size_t packed = src->file_size ? src->file_size : src->left;
    if (said / 1040 > packed || said < packed)
        said = packed * 4;
    return said + 1;
}

static bool gzip_error(enum pa_gunzip_status status, const struct source *src, struct pa_error *err)
{
    if (status == PA_GUNZIP_BAD_CHECKSUM)
        return pa_error_set(err, PA_ERROR_FORMAT, "bad gzip checksum in member %zu", src->members);
    return pa_error_set(err, PA_ERROR_FORMAT, "bad gzip data near byte %zu", src->taken);
}

static bool gunzip_all(struct pa_gunzip *g, struct source *src, size_t max_size,
                       struct pa_bytes *out, struct pa_error *err)
{
    size_t room = 0, hint = unpacked_hint(src);
    bool inside = true; // a member is open
    src->members = 1;
    for (;;) {
        if (!source_fill(src, err))
            return false;
        if (src->left == 0)
            return inside ? pa_error_set(err, PA_ERROR_FORMAT, "truncated gzip data") : true;
        if (!inside) {
            if (src->next[0] != 0x1f) // padding after the last member, as gzip -d ignores it
                return true;
            pa_gunzip_next_member(g);
            src->members++;
            inside = true;
        }
        if (room == 0 && !out_grow(out, &room, hint, max_size, err))
            return false;
        uint8_t *end = out->data + out->size;
        size_t left = src->left;
        enum pa_gunzip_status status = pa_gunzip_run(g, &src->next, &src->left, &end, &room);
        src->taken += left - src->left;
        out->size = (size_t)(end - out->data);
        if (status == PA_GUNZIP_END)
            inside = false;
        else if (status != PA_GUNZIP_MORE)
            return gzip_error(status, src, err);
    }
}

static bool unpack(struct source *src, size_t max_size, struct pa_bytes *out, struct pa_error *err)
{
    *out = (struct pa_bytes){0};
    bool ok;
    if (src->left >= 2 && src->next[0] == 0x1f && src->next[1] == 0x8b) {
        struct pa_gunzip *g = pa_gunzip_new();
        if (!g)
            return pa_error_set(err, PA_ERROR_IO, "cannot unpack gzip");
        ok = gunzip_all(g, src, max_size, out, err);
        pa_gunzip_free(g);
    } else {
        ok = copy_plain(src, max_size, out, err);
    }
    if (!ok) {
        free(out->data);
        *out = (struct pa_bytes){0};
        return false;
    }
    if (!out->data)
        out->data = pa_xmalloc(PA_BYTES_PADDING);
    memset(out->data + out->size, 0, PA_BYTES_PADDING);
    return true;
}

bool pa_bytes_unpack(const uint8_t *raw, size_t size, size_t max_size, struct pa_bytes *out,
                     struct pa_error *err)
{
    struct source src = {.fd = -1, .next = raw, .left = size};
    if (size >= 4)
        memcpy(src.isize, raw + size - 4, 4);
    return unpack(&src, max_size, out, err);
}

static bool open_source(struct source *src, const char *path, struct pa_error *err)
{
    *src = (struct source){.fd = STDIN_FILENO};
    if (strcmp(path, "-") != 0)
        src->fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (src->fd < 0 || fstat(src->fd, &st) != 0)
        return pa_error_set(err, PA_ERROR_IO, "%s", strerror(errno));
    if (S_ISDIR(st.st_mode))
        return pa_error_set(err, PA_ERROR_IO, "is a directory");
    if (S_ISREG(st.st_mode) && st.st_size > 4) {
        src->file_size = (size_t)st.st_size;
        if (pread(src->fd, src->isize, 4, st.st_size - 4) != 4)
            memset(src->isize, 0, 4);
    }
    return true;
}

bool pa_file_read(const char *path, size_t max_size, struct pa_bytes *out, struct pa_error *err)
{
    struct source src;
    *out = (struct pa_bytes){0};
    bool ok = open_source(&src, path, err);
    if (ok) {
        src.chunk = pa_xmalloc(CHUNK);
        ok = source_fill(&src, err) && unpack(&src, max_size, out, err);
        free(src.chunk);
    }
    if (src.fd > STDIN_FILENO)
        close(src.fd);
    return ok;
}

bool pa_bytes_gzip(const uint8_t *data, size_t size, struct pa_bytes *out, struct pa_error *err)
{
    z_stream z = {0};
    *out = (struct pa_bytes){0};
    if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return pa_error_set(err, PA_ERROR_IO, "cannot start zlib");
    size_t capacity = deflateBound(&z, size) + 64;
    out->data = pa_xmalloc(capacity + PA_BYTES_PADDING);
    int status = Z_OK;
    while (status == Z_OK) {
        size_t left = size - z.total_in, room = capacity - z.total_out;
        z.next_in = (uint8_t *)(uintptr_t)(data + z.total_in);
        z.avail_in = (uInt)(left < (1u << 30) ? left : 1u << 30);
        z.next_out = out->data + z.total_out;
        z.avail_out = (uInt)(room < (1u << 30) ? room : 1u << 30);
        status = deflate(&z, left == z.avail_in ? Z_FINISH : Z_NO_FLUSH);
    }
    assert(status == Z_STREAM_END);
    out->size = z.total_out;
    deflateEnd(&z);
    memset(out->data + out->size, 0, PA_BYTES_PADDING);
    return true;
}
