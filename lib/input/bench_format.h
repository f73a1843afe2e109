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
    // Whether these bytes, the whole file or PA_STREAM_PIECE of it at least, look like it. Cheap:
    // no more than the first kilobytes.
    bool (*probe)(const uint8_t *bytes, size_t size);
    // Parses a whole file and adds its results to the last source of the set, which the caller has
    // begun. False for a malformed file, with an error that names the place in it; what was added
    // before stays in the set.
    bool (*read)(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err);
};

// All formats in the order they are tried, ended by NULL.
extern const struct pa_bench_format *const pa_bench_formats[];

// Returns the format with this --input-format name, NULL if there is none.
const struct pa_bench_format *pa_bench_format_named(const char *name);
// Returns the first format whose probe accepts the bytes (unpacked, the whole file or at least
// PA_STREAM_PIECE of it), NULL if none does.
const struct pa_bench_format *pa_bench_format_of(const uint8_t *bytes, size_t size);

struct pa_input_opened;

struct pa_bench_source {
    const char *path;                     // "-": standard input
    const char *label;                    // name of the source in reports
    const struct pa_bench_format *format; // NULL: find out
    // A file that was opened before to see what it is (input/identify.h): if it is this one, it is
    // taken over. May be NULL.
    struct pa_input_opened *opened;
};

// Reads a file of benchmark results (gzip is unpacked, the text around them taken off: see
// input/plain.h) as the next source of the set. Without source->format the format is found by the
// bytes; those that no format accepts are read as lines of Go benchmarks. Text without any result
// adds a warning to the set and is no error. Errors begin with the path: PA_ERROR_IO, or
// PA_ERROR_FORMAT for a malformed file, a profile, a web page, JSON of no known format, or what is
// no text; the source is in the set then, incomplete.
PA_MUST_CHECK bool pa_bench_format_read(struct pa_records *set,
                                        const struct pa_bench_source *source, struct pa_error *err);

#endif
