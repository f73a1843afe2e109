// SPDX-License-Identifier: Apache-2.0
#include "base/archive.h"

#include "base/archive_module.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/module.h"
#include "base/unpack.h"
#include "base/vec.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A tar says what it is in its first bytes; of a gzip file as many unpack from twice a BLOCK.
enum { MOST_FILES = 100000, BLOCK = 512, TAR_BYTES = 257 + 5, ZIP_BYTES = 4 };
static const char MARK[] = ": "; // between the archive and the file in it

struct pa_archive {
    const struct pa_archive_calls *calls;
    void *handle;
};

static const struct pa_archive_calls *load(struct pa_error *err)
{
    const struct pa_archive_calls *calls =
        pa_module_symbol("libpa-archive.so", PA_ARCHIVE_SYMBOL, err);
    if (calls && calls->version != PA_ARCHIVE_VERSION) {
        pa_error_set(err, PA_ERROR_UNSUPPORTED, "libpa-archive.so is of another version");
        return NULL;
    }
    return calls;
}

// ---- What is an archive

bool pa_archive_is_packed(const void *bytes, size_t size)
{
    const uint8_t *b = bytes;
    bool zstd = size >= 4 && memcmp(b, "\x28\xb5\x2f\xfd", 4) == 0;
    bool lz4 = size >= 4 && memcmp(b, "\x04\x22\x4d\x18", 4) == 0;
    bool xz = size >= 6 && memcmp(b, "\xfd\x37zXZ", 6) == 0; // with the NUL
    bool bzip2 = size >= 10 && memcmp(b, "BZh", 3) == 0 && memcmp(b + 4, "1AY&SY", 6) == 0;
    return zstd || lz4 || xz || bzip2;
}

static bool is_zip(const uint8_t *bytes, size_t size)
{
    return size >= ZIP_BYTES && memcmp(bytes, "PK\3\4", ZIP_BYTES) == 0;
}

static bool is_tar(const uint8_t *bytes, size_t size)
{
    return size >= TAR_BYTES && memcmp(bytes + TAR_BYTES - 5, "ustar", 5) == 0;
}

// The first bytes of a regular file.
static size_t peek(const char *path, uint8_t *bytes)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t size = -1;
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        size = read(fd, bytes, 2 * BLOCK);
    if (fd >= 0)
        close(fd);
    return size > 0 ? (size_t)size : 0;
}

// The first bytes of what gzip has packed, by those of the file: as many as these give, of a few
// sizes. 0 if it has packed nothing.
static size_t peek_into_gzip(const uint8_t *packed, size_t size, uint8_t *bytes)
{
    static const size_t sizes[] = {BLOCK, TAR_BYTES, ZIP_BYTES};
    bool gzip = size >= 2 && packed[0] == 0x1f && packed[1] == 0x8b;
    for (size_t i = 0; gzip && i < sizeof sizes / sizeof *sizes; i++) {
        struct pa_unpack unpack;
        struct pa_error err;
        size_t got = 0;
        if (!pa_unpack_memory(&unpack, packed, size, BLOCK, &err))
            return 0;
        bool ok = pa_unpack_read(&unpack, bytes, sizes[i], &got, &err);
        pa_unpack_close(&unpack);
        if (ok)
            return got;
    }
    return 0;
}

// Whether gzip has packed a tar or a zip, once, or twice as servers do that pack what is packed:
// nearly all files are of gzip and none.
static bool is_gzip_archive(const uint8_t *packed, size_t size)
{
    uint8_t once[BLOCK], twice[BLOCK];
    size_t got = peek_into_gzip(packed, size, once);
    if (is_tar(once, got) || is_zip(once, got))
        return true;
    got = peek_into_gzip(once, got, twice);
    return is_tar(twice, got) || is_zip(twice, got);
}

// Whether what something else has packed is a tar.
static bool is_packed_tar(const char *path)
{
    struct pa_unpack unpack;
    struct pa_error err;
    uint8_t bytes[BLOCK];
    size_t size = 0;
    if (!pa_unpack_open(&unpack, path, BLOCK, &err))
        return false;
    bool ok = pa_unpack_read(&unpack, bytes, sizeof bytes, &size, &err);
    pa_unpack_close(&unpack);
    return ok && is_tar(bytes, size);
}

static bool looks_like_one(const char *path)
{
    uint8_t bytes[2 * BLOCK];
    size_t size = peek(path, bytes);
    return is_zip(bytes, size) || is_tar(bytes, size) || is_gzip_archive(bytes, size) ||
           (pa_archive_is_packed(bytes, size) && is_packed_tar(path));
}

bool pa_archive_is(const char *path)
{
    struct pa_error none;
    return looks_like_one(path) && load(&none);
}

// ---- Its files

static bool is_hidden(const char *name)
{
    return *name == '.' || strstr(name, "/.") || strncmp(name, "__MACOSX/", 9) == 0;
}

static const char *without_dot(const char *name)
{
    while (strncmp(name, "./", 2) == 0)
        name += 2;
    return name;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct members {
    PA_VEC(const char *) list;
};

static bool list_members(const struct pa_archive *a, const char *path, struct pa_arena *arena,
                         struct members *members, struct pa_error *err)
{
    const char *problem = NULL;
    for (const char *name; (name = a->calls->next(a->handle, &problem));) {
        name = without_dot(name);
        if (is_hidden(name))
            continue;
        if (members->list.count == MOST_FILES)
            return pa_error_set(err, PA_ERROR_LIMIT, "more than %d files", MOST_FILES);
        pa_vec_push(&members->list, pa_arena_printf(arena, "%s%s%s", path, MARK, name));
    }
    return !problem || pa_error_set(err, PA_ERROR_FORMAT, "%s", problem);
}

// Of files of one name there is one.
static void sort_members(struct members *m)
{
    size_t kept = 0;
    if (m->list.count)
        qsort(m->list.items, m->list.count, sizeof *m->list.items, compare_paths);
    for (size_t i = 0; i < m->list.count; i++) {
        if (kept == 0 || strcmp(m->list.items[kept - 1], m->list.items[i]) != 0)
            m->list.items[kept++] = m->list.items[i];
    }
    m->list.count = kept;
}

static struct pa_archive *open_at(const char *path, bool bare, struct pa_error *err)
{
    const struct pa_archive_calls *calls = load(err);
    const char *problem = NULL;
    void *handle = calls ? calls->open(path, bare, &problem) : NULL;
    if (!handle) {
        if (calls)
            pa_error_set(err, PA_ERROR_IO, "%s", problem);
        return NULL;
    }
    struct pa_archive *a = pa_xmalloc(sizeof *a);
    *a = (struct pa_archive){calls, handle};
    return a;
}

bool pa_archive_list(const char *path, struct pa_arena *arena, struct pa_words *members,
                     struct pa_error *err)
{
    struct members found = {0};
    struct pa_archive *a = open_at(path, false, err);
    bool ok = a && list_members(a, path, arena, &found, err);
    if (ok && found.list.count == 0)
        ok = pa_error_set(err, PA_ERROR_IO, "no files in this archive");
    sort_members(&found);
    if (ok)
        *members = (struct pa_words){
            pa_arena_memdup(arena, found.list.items, found.list.count * sizeof(char *)),
            found.list.count};
    pa_vec_release(&found.list);
    if (a)
        pa_archive_close(a);
    return ok || pa_error_prefix(err, "%s", path);
}

// ---- One of them

static bool move_to(const struct pa_archive *a, const char *member, struct pa_error *err)
{
    const char *problem = NULL;
    for (const char *name; (name = a->calls->next(a->handle, &problem));) {
        if (!member || strcmp(without_dot(name), member) == 0)
            return true;
    }
    if (problem)
        return pa_error_set(err, PA_ERROR_FORMAT, "%s", problem);
    return pa_error_set(err, PA_ERROR_IO, "no such file in the archive");
}

static struct pa_archive *open_member(const char *path, bool bare, const char *member,
                                      struct pa_error *err)
{
    struct pa_archive *a = open_at(path, bare, err);
    if (a && !move_to(a, member, err)) {
        pa_archive_close(a);
        a = NULL;
    }
    return a;
}

struct pa_archive *pa_archive_open(const char *path, struct pa_error *err)
{
    struct pa_archive *a = NULL;
    size_t size = strlen(path) + 1;
    char *copy = pa_xmalloc(size);
    memcpy(copy, path, size);
    err->code = PA_OK;
    for (char *mark = strstr(copy, MARK); mark && !a; mark = strstr(mark + 1, MARK)) {
        *mark = '\0';
        bool is = pa_archive_is(copy);
        if (is)
            a = open_member(copy, false, mark + sizeof MARK - 1, err);
        *mark = MARK[0];
        if (is)
            break;
    }
    free(copy);
    return a;
}

struct pa_archive *pa_archive_open_packed(const char *path, struct pa_error *err)
{
    return open_member(path, true, NULL, err);
}

bool pa_archive_read(struct pa_archive *a, void *out, size_t room, size_t *size,
                     struct pa_error *err)
{
    const char *problem = NULL;
    *size = a->calls->read(a->handle, out, room, &problem);
    return !problem || pa_error_set(err, PA_ERROR_FORMAT, "%s", problem);
}

void pa_archive_close(struct pa_archive *a)
{
    a->calls->close(a->handle);
    free(a);
}
