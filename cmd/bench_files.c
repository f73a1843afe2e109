// SPDX-License-Identifier: Apache-2.0
#include "cmd/bench_files.h"

#include "base/folder.h"
#include "input/bench_format.h"

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
    struct pa_input_opened *opened;
    struct pa_records *set;
    struct pa_warnings *warnings;
};

static bool read_file(struct reader *r, const char *path, const char *label, struct pa_error *err)
{
    struct pa_bench_source source = {path, label, r->format, r->opened};
    if (pa_bench_format_read(r->set, &source, err))
        return true;
    if (r->keep_going)
        pa_warnings_add(r->warnings, "%s", err->text);
    return r->keep_going;
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
    struct pa_words found;
    bool ok = pa_folder_expand(path, &r->set->arena, &found, err);
    for (size_t i = 0; ok && i < found.count; i++)
        ok = read_file(r, found.items[i], label, err);
    return ok;
}

bool pa_bench_files_read(const struct pa_words *files, const char *label,
                         const struct pa_bench_reading *reading, struct pa_records *set,
                         struct pa_warnings *warnings, struct pa_error *err)
{
    struct reader r = {.keep_going = reading->keep_going,
                       .opened = reading->opened,
                       .set = set,
                       .warnings = warnings};
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
