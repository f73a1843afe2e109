// SPDX-License-Identifier: Apache-2.0
#include "input/bench_format.h"

#include "base/number.h"
#include "input/foreign.h"
#include "input/identify.h"
#include "input/plain.h"

#include <stdlib.h>
#include <string.h>

#define PA_BENCH_FORMAT(name) extern const struct pa_bench_format pa_bench_format_##name;
#include "input/bench_formats.def"
#undef PA_BENCH_FORMAT

const struct pa_bench_format *const pa_bench_formats[] = {
#define PA_BENCH_FORMAT(name) &pa_bench_format_##name,
#include "input/bench_formats.def"
#undef PA_BENCH_FORMAT
    NULL,
};

const struct pa_bench_format *pa_bench_format_named(const char *name)
{
    for (size_t i = 0; pa_bench_formats[i]; i++) {
        if (strcmp(pa_bench_formats[i]->name, name) == 0)
            return pa_bench_formats[i];
    }
    return NULL;
}

const struct pa_bench_format *pa_bench_format_of(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; pa_bench_formats[i]; i++) {
        if (pa_bench_formats[i]->probe(bytes, size))
            return pa_bench_formats[i];
    }
    return NULL;
}

// Text has no NUL byte; UTF-16 is UTF-8 by now.
static bool is_binary(const struct pa_bytes *bytes)
{
    size_t start = bytes->size < 4096 ? bytes->size : 4096;
    return start > 0 && memchr(bytes->data, 0, start);
}

// What a server said or another program wrote, not what a run of benchmarks prints.
static bool is_page_or_json(const struct pa_bytes *bytes)
{
    size_t at = 0;
    while (at < bytes->size && memchr(" \t\r\n", bytes->data[at], 4))
        at++;
    return at < bytes->size && memchr("<{[", bytes->data[at], 3);
}

// `: "404 Not Found"`, what a short text says of itself; empty for others.
static const char *quotation(struct pa_records *set, const struct pa_bytes *bytes, size_t lines)
{
    bool page = bytes->size && memchr(bytes->data, '<', 64 < bytes->size ? 64 : bytes->size);
    const char *says =
        page || lines == 1 ? pa_foreign_quote(bytes->data, bytes->size, &set->arena) : NULL;
    return says ? pa_arena_printf(&set->arena, ": \"%s\"", says) : "";
}

// Reports a file without results. Plain text is a warning, since a run that had nothing to measure
// prints such, and the other files still count. Any other file was given by mistake, an error.
static bool check_results(struct pa_records *set, const struct pa_bytes *bytes,
                          struct pa_error *err)
{
    const struct pa_record_source *source = &set->sources.items[set->sources.count - 1];
    if (source->results > 0)
        return true;
    const char *says = quotation(set, bytes, source->lines);
    if (pa_input_format_of(bytes->data, bytes->size))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "%s: no benchmark results: this is a profile; 'pa diff OLD NEW' "
                            "compares two of them",
                            source->path);
    if (is_binary(bytes))
        return pa_error_set(err, PA_ERROR_FORMAT, "%s: no benchmark results: this is not text",
                            source->path);
    if (is_page_or_json(bytes))
        return pa_error_set(
            err, PA_ERROR_FORMAT, "%s: no benchmark results: this is %s of no known format%s",
            source->path,
            memchr(bytes->data, '<', 64 < bytes->size ? 64 : bytes->size) ? "a page" : "JSON",
            says);
    pa_vec_push(&set->warnings,
                pa_arena_printf(&set->arena, "0 benchmark lines in %s (%zu line%s read)%s",
                                source->path, source->lines, pa_plural(source->lines), says));
    return true;
}

bool pa_bench_format_read(struct pa_records *set, const struct pa_bench_source *source,
                          struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    if (!pa_input_whole(source->opened, source->path, &bytes, err))
        return false;
    pa_plain_text(&bytes);
    const struct pa_bench_format *format = source->format;
    if (!format)
        format = pa_bench_format_of(bytes.data, bytes.size);
    if (!format)
        format = pa_bench_format_named("gobench");
    pa_records_source(set, source->path, source->label);
    bool ok = format->read(&bytes, set, err) || pa_error_prefix(err, "%s", source->path);
    ok = ok && check_results(set, &bytes, err);
    free(bytes.data);
    return ok;
}
