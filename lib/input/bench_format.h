// SPDX-License-Identifier: Apache-2.0
// Reading benchmark results from any file. One file of this folder is one format, found by looking
// at the unpacked bytes, never at the name.
//
// Adding a format: write input/NAME.c with a `const struct pa_bench_format pa_bench_format_NAME`,
// put a row into bench_formats.def and fixtures into testdata/bench and tests/fuzz/seeds.
// bench/record.h says what readers agree on.
#ifndef PA_INPUT_BENCH_FORMAT_H
#define PA_INPUT_BENCH_FORMAT_H

#include "base/error.h"
#include "base/file.h"
#include "bench/record.h"

struct pa_bench_format {
    const char *name;    // of --input-format
    const char *summary; // for people
    // Whether these bytes, the whole file, look like it. Cheap: no more than the first kilobytes.
    bool (*probe)(const uint8_t *bytes, size_t size);
    // Adds to the last source of the set, which is begun. Errors name the place in the file.
    bool (*read)(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err);
};

// All formats in the order they are tried, ended by NULL.
extern const struct pa_bench_format *const pa_bench_formats[];

const struct pa_bench_format *pa_bench_format_named(const char *name); // NULL: there is none
// The format that claims the bytes, NULL if none does.
const struct pa_bench_format *pa_bench_format_of(const uint8_t *bytes, size_t size);

struct pa_input_opened;

struct pa_bench_source {
    const char *path, *label;
    const struct pa_bench_format *format; // NULL: find out
    // A file that was opened before to see what it is (input/identify.h): if it is this one, it is
    // taken over. May be NULL.
    struct pa_input_opened *opened;
};

// Reads a file ("-": standard input, gzip unpacked) as the next source of the set. Bytes that no
// format claims are read as Go benchmark lines. Text without any result is a warning of the set; a
// profile, or what is not text, is an error. Errors begin with the path.
PA_MUST_CHECK bool pa_bench_format_read(struct pa_records *set,
                                        const struct pa_bench_source *source, struct pa_error *err);

#endif
