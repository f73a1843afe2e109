// SPDX-License-Identifier: Apache-2.0
#include "base/folder.h"

#include "base/archive.h"
#include "base/unpack.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_FILES = 100000 };

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool pa_folder_is(const char *path)
{
    return is_folder(path) || pa_archive_is(path);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct lister {
    struct pa_arena *arena;
    PA_VEC(const char *) files, folders; // folders are still to be read
};

// Links to folders are not followed: they may lead back.
static void add_entry(struct lister *l, const char *folder, const char *name)
{
    struct stat info, itself;
    const char *path = pa_arena_printf(l->arena, "%s/%s", folder, name);
    if (name[0] == '.' || stat(path, &info) != 0 || lstat(path, &itself) != 0)
        return;
    if (S_ISREG(info.st_mode))
        pa_vec_push(&l->files, path);
    else if (S_ISDIR(itself.st_mode))
        pa_vec_push(&l->folders, path);
}

static bool read_folder(struct lister *l, const char *folder, struct pa_error *err)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return pa_error_errno(err, folder);
    errno = 0;
    for (const struct dirent *entry; (entry = readdir(dir)); errno = 0) {
        if (l->files.count <= MOST_FILES)
            add_entry(l, folder, entry->d_name);
    }
    bool ok = errno == 0 || pa_error_errno(err, folder);
    closedir(dir);
    return ok;
}

static bool list_folder(struct lister *l, const char *folder, struct pa_error *err)
{
    pa_vec_push(&l->folders, folder);
    while (l->folders.count > 0) {
        if (!read_folder(l, l->folders.items[--l->folders.count], err))
            return false;
        if (l->files.count > MOST_FILES)
            return pa_error_set(err, PA_ERROR_LIMIT, "%s: more than %d files", folder, MOST_FILES);
    }
    if (l->files.count == 0)
        return pa_error_set(err, PA_ERROR_IO, "%s: no files in this folder", folder);
    qsort(l->files.items, l->files.count, sizeof *l->files.items, compare_paths);
    return true;
}

// ---- Folders that are one recording

// "X/data.7" is a part of "X/data", if that is a recording of `perf record --threads`, whose reader
// reads its parts. The size of "X/data", 0: it is no such name.
static size_t size_of_whole(const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t size = dot ? (size_t)(dot - path) : 0;
    bool is = size >= 4 && memcmp(dot - 4, "data", 4) == 0 &&
              (size == 4 || strchr("/ ", dot[-5])) && dot[1] &&
              dot[1 + strspn(dot + 1, "0123456789")] == '\0';
    return is ? size : 0;
}

static bool is_recording(const char *path)
{
    uint8_t magic[8];
    struct pa_unpack unpack;
    struct pa_error none;
    size_t size = 0;
    if (!pa_unpack_open(&unpack, path, sizeof magic, &none))
        return false;
    bool is = pa_unpack_read(&unpack, magic, sizeof magic, &size, &none) && size == sizeof magic &&
              (memcmp(magic, "PERFILE2", 8) == 0 || memcmp(magic, "2ELIFREP", 8) == 0);
    pa_unpack_close(&unpack);
    return is;
}

static void drop_parts(struct lister *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->files.count; i++) {
        const char *path = l->files.items[i];
        size_t size = size_of_whole(path);
        if (!size || !is_recording(pa_arena_strndup(l->arena, path, size)))
            l->files.items[kept++] = path;
    }
    l->files.count = kept;
}

// ---- Archives in place of folders

static bool add_members(struct lister *l, const char *archive, struct pa_error *err)
{
    struct pa_words members;
    if (!pa_archive_list(archive, l->arena, &members, err))
        return false;
    for (size_t i = 0; i < members.count; i++)
        pa_vec_push(&l->files, members.items[i]);
    return true;
}

// The files of archives stand where the archives do; with `keep_broken` one that cannot be listed
// stays a file.
static bool open_archives(struct lister *l, bool keep_broken, struct pa_error *err)
{
    struct lister found = {.arena = l->arena};
    bool ok = true;
    for (size_t i = 0; ok && i < l->files.count; i++) {
        bool archive = pa_archive_is(l->files.items[i]);
        bool listed = archive && add_members(&found, l->files.items[i], err);
        ok = listed || !archive || keep_broken;
        if (!listed)
            pa_vec_push(&found.files, l->files.items[i]);
        if (ok && found.files.count > MOST_FILES)
            ok = pa_error_set(err, PA_ERROR_LIMIT, "%s: more than %d files", l->files.items[i],
                              MOST_FILES);
    }
    pa_vec_release(&l->files);
    l->files.items = found.files.items;
    l->files.count = found.files.count;
    l->files.capacity = found.files.capacity;
    return ok;
}

static bool expand(const char *path, bool keep_broken, struct pa_arena *arena,
                   struct pa_words *files, struct pa_error *err)
{
    struct lister l = {.arena = arena};
    bool folder = strcmp(path, "-") != 0 && is_folder(path);
    bool ok = !folder || list_folder(&l, path, err);
    if (!folder)
        pa_vec_push(&l.files, path);
    ok = ok && open_archives(&l, keep_broken, err);
    if (ok && (folder || l.files.count > 1))
        drop_parts(&l);
    if (ok)
        *files = (struct pa_words){
            pa_arena_memdup(arena, l.files.items, l.files.count * sizeof *l.files.items),
            l.files.count};
    pa_vec_release(&l.files);
    pa_vec_release(&l.folders);
    return ok;
}

bool pa_folder_expand(const char *path, struct pa_arena *arena, struct pa_words *files,
                      struct pa_error *err)
{
    return expand(path, false, arena, files, err);
}

bool pa_folder_expand_readable(const char *path, struct pa_arena *arena, struct pa_words *files,
                               struct pa_error *err)
{
    return expand(path, true, arena, files, err);
}
