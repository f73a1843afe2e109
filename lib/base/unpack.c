// SPDX-License-Identifier: Apache-2.0
#include "base/unpack.h"

#include "base/archive.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 128 << 10 };

static bool read_file(const struct pa_unpack *u, uint8_t *out, size_t room, size_t *size,
                      struct pa_error *err)
{
    ssize_t n;
    do
        n = read(u->fd, out, room);
    while (n < 0 && errno == EINTR);
    *size = n < 0 ? 0 : (size_t)n;
    return n >= 0 || pa_error_set(err, PA_ERROR_IO, "%s", strerror(errno));
}

static bool fill(struct pa_unpack *u, struct pa_error *err)
{
    if (u->left || (u->fd < 0 && !u->archive))
        return true;
    u->next = u->chunk;
    if (u->archive)
        return pa_archive_read(u->archive, u->chunk, CHUNK, &u->left, err);
    return read_file(u, u->chunk, CHUNK, &u->left, err);
}

// ---- Opening

static bool open_archive(struct pa_unpack *u, struct pa_archive *archive, struct pa_error *err)
{
    if (u->fd > STDIN_FILENO)
        close(u->fd);
    u->fd = -1;
    u->archive = archive;
    u->file_size = u->left = 0;
    free(u->chunk);
    u->chunk = pa_xmalloc(CHUNK);
    return fill(u, err);
}

static bool open_file(struct pa_unpack *u, const char *path, struct pa_error *err)
{
    struct stat st;
    if (strcmp(path, "-") != 0)
        u->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (u->fd < 0) {
        int why = errno;
        struct pa_archive *archive = pa_archive_open(path, err);
        if (archive || err->code)
            return archive && open_archive(u, archive, err);
        errno = why;
    }
    if (u->fd < 0 || fstat(u->fd, &st) != 0)
        return pa_error_set(err, PA_ERROR_IO, "%s", strerror(errno));
    if (S_ISDIR(st.st_mode))
        return pa_error_set(err, PA_ERROR_IO, "is a directory");
    if (S_ISREG(st.st_mode) && st.st_size > 4) {
        u->file_size = (size_t)st.st_size;
        if (pread(u->fd, u->isize, 4, st.st_size - 4) != 4)
            memset(u->isize, 0, 4);
    }
    u->chunk = pa_xmalloc(CHUNK);
    if (!fill(u, err))
        return false;
    if (!S_ISREG(st.st_mode) || u->fd == STDIN_FILENO || !pa_archive_is_packed(u->next, u->left))
        return true;
    struct pa_archive *archive = pa_archive_open_packed(path, err);
    if (archive)
        return open_archive(u, archive, err);
    return err->code == PA_ERROR_UNSUPPORTED; // the bytes are what they are
}

static bool start_gunzip(struct pa_unpack *u, struct pa_error *err)
{
    if (u->left < 2 || u->next[0] != 0x1f || u->next[1] != 0x8b)
        return true;
    u->gunzip = pa_gunzip_new(u->file_size);
    u->members = 1;
    u->inside = true;
    return u->gunzip || pa_error_set(err, PA_ERROR_IO, "cannot unpack gzip");
}

bool pa_unpack_open(struct pa_unpack *u, const char *path, size_t max_size, struct pa_error *err)
{
    *u = (struct pa_unpack){.fd = STDIN_FILENO, .max_size = max_size};
    if (open_file(u, path, err) && start_gunzip(u, err))
        return true;
    pa_unpack_close(u);
    return false;
}

bool pa_unpack_memory(struct pa_unpack *u, const uint8_t *raw, size_t size, size_t max_size,
                      struct pa_error *err)
{
    *u = (struct pa_unpack){.fd = -1, .next = raw, .left = size, .max_size = max_size};
    u->file_size = size;
    if (size >= 4)
        memcpy(u->isize, raw + size - 4, 4);
    return start_gunzip(u, err);
}

void pa_unpack_close(struct pa_unpack *u)
{
    if (u->fd > STDIN_FILENO)
        close(u->fd);
    if (u->archive)
        pa_archive_close(u->archive);
    free(u->chunk);
    if (u->gunzip)
        pa_gunzip_free(u->gunzip);
    *u = (struct pa_unpack){.fd = -1};
}

// gzip's own word on the unpacked size is a hint only: it is modulo 2^32, of the last member, and
// may lie.
size_t pa_unpack_hint(const struct pa_unpack *u)
{
    const uint8_t *t = u->isize;
    size_t said = t[0] | (size_t)t[1] << 8 | (size_t)t[2] << 16 | (size_t)t[3] << 24;
    size_t packed = u->file_size ? u->file_size : u->left;
    if (!u->gunzip)
        return packed;
    return said / 1040 > packed || said < packed ? packed * 4 : said;
}

// ---- Reading

static bool gzip_error(const struct pa_unpack *u, enum pa_gunzip_status status,
                       struct pa_error *err)
{
    if (status == PA_GUNZIP_BAD_CHECKSUM)
        return pa_error_set(err, PA_ERROR_FORMAT, "bad gzip checksum in member %zu", u->members);
    return pa_error_set(err, PA_ERROR_FORMAT, "bad gzip data near byte %zu", u->taken);
}

// Behind a member there may be zeros, as some media pad files.
static void skip_padding(struct pa_unpack *u)
{
    for (; !u->inside && u->left > 0 && *u->next == 0; u->next++, u->left--)
        u->taken++;
}

static bool enter_member(struct pa_unpack *u, struct pa_error *err)
{
    if (u->inside)
        return true;
    if (u->next[0] != 0x1f)
        return pa_error_set(err, PA_ERROR_FORMAT, "byte %zu: something else behind the gzip data",
                            u->taken);
    pa_gunzip_next_member(u->gunzip);
    u->members++;
    u->inside = true;
    return true;
}

static bool read_packed(struct pa_unpack *u, uint8_t *out, size_t room, size_t *size,
                        struct pa_error *err)
{
    uint8_t *end = out;
    while (room > 0) {
        if (!fill(u, err))
            return false;
        if (u->left == 0 && u->inside)
            return pa_error_set(err, PA_ERROR_FORMAT, "truncated gzip data");
        if (u->left == 0)
            break;
        skip_padding(u);
        if (u->left == 0)
            continue;
        if (!enter_member(u, err))
            return false;
        size_t left = u->left;
        enum pa_gunzip_status status = pa_gunzip_run(u->gunzip, &u->next, &u->left, &end, &room);
        u->taken += left - u->left;
        if (status == PA_GUNZIP_END)
            u->inside = false;
        else if (status != PA_GUNZIP_MORE)
            return gzip_error(u, status, err);
    }
    *size = (size_t)(end - out);
    return true;
}

static bool read_plain(struct pa_unpack *u, uint8_t *out, size_t room, size_t *size,
                       struct pa_error *err)
{
    size_t n = 1;
    for (*size = 0; *size < room && n > 0; *size += n) {
        if (u->left == 0 && u->fd >= 0 && !u->archive) { // need not go through the chunk
            if (!read_file(u, out + *size, room - *size, &n, err))
                return false;
            continue;
        }
        if (!fill(u, err))
            return false;
        n = u->left < room - *size ? u->left : room - *size;
        memcpy(out + *size, u->next, n);
        u->next += n;
        u->left -= n;
    }
    return true;
}

bool pa_unpack_read(struct pa_unpack *u, uint8_t *out, size_t room, size_t *size,
                    struct pa_error *err)
{
    *size = 0;
    if (!(u->gunzip ? read_packed(u, out, room, size, err) : read_plain(u, out, room, size, err)))
        return false;
    u->given += *size;
    return u->given <= u->max_size ||
           pa_error_set(err, PA_ERROR_LIMIT, "unpacks to more than %zu bytes (see --max-size)",
                        u->max_size);
}
