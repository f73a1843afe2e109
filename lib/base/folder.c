// SPDX-License-Identifier: Apache-2.0
#include "base/folder.h"

#include "base/vec.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool pa_folder_is(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool list_folder(const char *folder, struct pa_arena *arena, struct pa_words *files,
                        struct pa_error *err)
{
    PA_VEC(const char *) paths = {0};
    DIR *dir = opendir(folder);
    if (!dir)
        return pa_error_errno(err, folder);
    for (const struct dirent *entry; (entry = readdir(dir));) {
        struct stat info;
        const char *path = pa_arena_printf(arena, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' && stat(path, &info) == 0 && S_ISREG(info.st_mode))
            pa_vec_push(&paths, path);
    }
    closedir(dir);
    if (paths.count == 0)
        return pa_error_set(err, PA_ERROR_IO, "%s: no files in this folder", folder);
    qsort(paths.items, paths.count, sizeof *paths.items, compare_paths);
    *files = (struct pa_words){
        pa_arena_memdup(arena, paths.items, paths.count * sizeof *paths.items), paths.count};
    pa_vec_release(&paths);
    return true;
}

bool pa_folder_expand(const char *path, struct pa_arena *arena, struct pa_words *files,
                      struct pa_error *err)
{
    if (strcmp(path, "-") != 0 && pa_folder_is(path))
        return list_folder(path, arena, files, err);
    *files = (struct pa_words){pa_arena_memdup(arena, &path, sizeof path), 1};
    return true;
}
