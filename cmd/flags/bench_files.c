// SPDX-License-Identifier: Apache-2.0
#include "flags/bench_files.h"

#include "base/folder.h"
#include "input/bench_format.h"

#include <stddef.h>
#include <stdio.h>
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
    struct pa_bench_read *read;
    struct pa_records *set;
};

static bool read_file(struct reader *r, const char *path, const char *label, struct pa_error *err)
{
    struct pa_bench_source source = {path, label, r->format, r->read->opened};
    if (pa_bench_format_read(r->set, &source, err))
        return true;
    if (!r->read->options->keep_going)
        return false;
    pa_warnings_add(r->read->warnings, "%s", err->text);
    r->read->skipped = true;
    return true;
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

static bool ends_with(const char *path, const char *tail)
{
    size_t n = strlen(path), m = strlen(tail);
    return n >= m && strcmp(path + n - m, tail) == 0;
}

// Whether there is a file beside another one, or where a path from there leads.
static bool has_beside(const char *file, const char *path)
{
    char beside[4096];
    const char *slash = strrchr(file, '/');
    int folder = slash ? (int)(slash - file) + 1 : 0;
    int size = snprintf(beside, sizeof beside, "%.*s%s", folder, file, path);
    return size > 0 && (size_t)size < sizeof beside && is_there(beside);
}

// criterion.rs keeps what it measured last in new/sample.json; what it was compared with, what
// follows from it and pages for people are in other files.
static bool is_kept_by_criterion(const char *file)
{
    if (ends_with(file, "/new/sample.json"))
        return false;
    return has_beside(file, "../new/sample.json") ||
           (strstr(file, "/report/") && has_beside(file, "index.html")) ||
           (!ends_with(file, "/sample.json") && has_beside(file, "sample.json"));
}

static bool read_argument(struct reader *r, const char *path, const char *label,
                          struct pa_error *err)
{
    struct pa_words found;
    size_t before = r->set->results.count;
    bool skipped = r->read->skipped, ok = pa_folder_expand(path, &r->set->arena, &found, err);
    r->read->skipped = false;
    bool one = ok && found.count == 1 && strcmp(found.items[0], path) == 0;
    for (size_t i = 0; ok && i < found.count; i++)
        ok = (!one && is_kept_by_criterion(found.items[i])) ||
             read_file(r, found.items[i], label, err);
    if (r->set->results.count == before && !r->read->skipped)
        r->read->empty.items[r->read->empty.count++] = path;
    r->read->skipped |= skipped;
    return ok;
}

bool pa_bench_files_read(const struct pa_words *files, struct pa_bench_read *read,
                         struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.read = read, .set = set};
    const char *format = read->options->format;
    if (format && !(r.format = pa_bench_format_named(format)))
        return pa_error_set(err, PA_ERROR_USAGE, "unknown benchmark format %s", format);
    bool ok = true;
    read->empty =
        (struct pa_words){pa_arena_calloc(&set->arena, files->count + 1, sizeof(char *)), 0};
    for (size_t i = 0; ok && i < files->count; i++) {
        const char *path, *own = take_label(&set->arena, files, i, &path);
        ok = read_argument(&r, path, read->label ? read->label : own, err);
        read->first_empty |= i == 0 && read->empty.count > 0;
    }
    for (size_t i = 0; i < set->warnings.count; i++)
        pa_warnings_add(read->warnings, "%s", set->warnings.items[i]);
    set->warnings.count = 0;
    return ok;
}

bool pa_bench_files_need_results(const struct pa_bench_read *read, struct pa_error *err)
{
    return read->empty.count == 0 ||
           pa_error_set(err, PA_ERROR_FORMAT, "%s: no benchmark results", read->empty.items[0]);
}
