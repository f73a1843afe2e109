// SPDX-License-Identifier: Apache-2.0
#include "cmd/bench_files.h"

#include "input/bench_format.h"

#include <dirent.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

const struct pa_option pa_bench_reading_options[] = {
    {PA_OPTION_STRING, "input-format", offsetof(struct pa_bench_reading, format),
     .argument = "NAME", .help = "read all files as this format, whatever they look like"},
    {PA_OPTION_BOOL, "keep-going", offsetof(struct pa_bench_reading, keep_going),
     .help = "go on without the files that cannot be read"},
    {0},
};

struct reader {
    const struct pa_bench_format *format;
    bool keep_going;
    struct pa_records *set;
    struct pa_warnings *warnings;
};

static bool read_file(struct reader *r, const char *path, const char *label, struct pa_error *err)
{
    if (pa_bench_format_read(r->set, path, label, r->format, err))
        return true;
    if (r->keep_going)
        pa_warnings_add(r->warnings, "%s", err->text);
    return r->keep_going;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Every file of a folder but the hidden ones, in the order of their names.
static bool read_folder(struct reader *r, const char *path, const char *label, struct pa_error *err)
{
    PA_VEC(const char *) paths = {0};
    DIR *folder = opendir(path);
    if (!folder)
        return pa_error_errno(err, path);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        const char *file = pa_arena_printf(&r->set->arena, "%s/%s", path, entry->d_name);
        struct stat info;
        if (entry->d_name[0] != '.' && stat(file, &info) == 0 && S_ISREG(info.st_mode))
            pa_vec_push(&paths, file);
    }
    closedir(folder);
    bool ok = paths.count > 0 || pa_error_set(err, PA_ERROR_USAGE, "%s: no file in it", path);
    if (paths.count)
        qsort(paths.items, paths.count, sizeof *paths.items, compare_paths);
    for (size_t i = 0; ok && i < paths.count; i++)
        ok = read_file(r, paths.items[i], label, err);
    pa_vec_release(&paths);
    return ok;
}

static bool is_there(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

// The label of an argument, and its path behind it.
static const char *take_label(struct pa_arena *arena, const struct pa_words *files, size_t index,
                              const char **path)
{
    const char *word = files->items[index], *equal = strchr(word, '=');
    size_t before = 0, all = 0;
    if (equal && is_there(word) && !is_there(equal + 1))
        equal = NULL; // the path itself has a =
    if (equal) {
        *path = equal + 1;
        return pa_arena_strndup(arena, word, (size_t)(equal - word));
    }
    *path = word;
    for (size_t i = 0; i < files->count; i++) {
        all += strcmp(files->items[i], word) == 0;
        before += i < index && strcmp(files->items[i], word) == 0;
    }
    return all > 1 ? pa_arena_printf(arena, "%s#%zu", word, before) : word;
}

static bool read_argument(struct reader *r, const char *path, const char *label,
                          struct pa_error *err)
{
    struct stat info;
    if (strcmp(path, "-") != 0 && stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return read_folder(r, path, label, err);
    return read_file(r, path, label, err);
}

bool pa_bench_files_read(const struct pa_words *files, const char *label,
                         const struct pa_bench_reading *reading, struct pa_records *set,
                         struct pa_warnings *warnings, struct pa_error *err)
{
    struct reader r = {.keep_going = reading->keep_going, .set = set, .warnings = warnings};
    if (reading->format && !(r.format = pa_bench_format_named(reading->format)))
        return pa_error_set(err, PA_ERROR_USAGE, "unknown benchmark format %s", reading->format);
    bool ok = true;
    for (size_t i = 0; ok && i < files->count; i++) {
        const char *path, *own = take_label(&set->arena, files, i, &path);
        ok = read_argument(&r, path, label ? label : own, err);
    }
    for (size_t i = 0; i < set->warnings.count; i++)
        pa_warnings_add(warnings, "%s", set->warnings.items[i]);
    set->warnings.count = 0;
    return ok;
}
