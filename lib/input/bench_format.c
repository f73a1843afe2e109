// SPDX-License-Identifier: Apache-2.0
#include "input/bench_format.h"

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

bool pa_bench_format_read(struct pa_records *set, const char *path, const char *label,
                          const struct pa_bench_format *format, struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    bool ok = pa_file_read(path, PA_DEFAULT_MAX_SIZE, &bytes, err);
    if (!ok)
        return pa_error_prefix(err, "%s", path);
    if (!format)
        format = pa_bench_format_of(bytes.data, bytes.size);
    if (!format)
        format = pa_bench_format_named("gobench");
    pa_records_source(set, path, label);
    ok = format->read(&bytes, set, err) || pa_error_prefix(err, "%s", path);
    free(bytes.data);
    const struct pa_record_source *source = &set->sources.items[set->sources.count - 1];
    if (ok && source->results == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "0 benchmark lines in %s (%zu lines read)", path,
                            source->lines);
    return ok;
}
