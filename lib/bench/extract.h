// SPDX-License-Identifier: Apache-2.0
// Keys of benchmark results, as filters and projections name them:
//
//     .name      the base of the name         .fullname   all of the name
//     /key       a named part of the name (/gomaxprocs is also -N)
//     .file      the label of the file        key         a key of the configuration
#ifndef PA_BENCH_EXTRACT_H
#define PA_BENCH_EXTRACT_H

#include "bench/name.h"
#include "bench/record.h"

enum pa_extract_kind {
    PA_EXTRACT_NAME,
    PA_EXTRACT_FULLNAME,
    PA_EXTRACT_PART,
    PA_EXTRACT_FILE,
    PA_EXTRACT_CONFIG,
};

struct pa_extract {
    enum pa_extract_kind kind;
    struct pa_span key; // borrowed; for a part "/key="
};

// Makes an extractor of the values of a key: ".name", ".fullname", ".file", "/part", or any other
// text for the configuration key of that name. `arena` gets a copy of the key. Every key is
// accepted.
struct pa_extract pa_extract_new(struct pa_arena *arena, const char *key);

// Returns the value of the key for a result; size 0 if the result has no such key. Of a part that
// occurs twice the first one counts, for /gomaxprocs the -N at the end. Borrowed from the set, not
// NUL-terminated.
struct pa_span pa_extract_value(const struct pa_extract *extract, const struct pa_records *set,
                                const struct pa_record *result);

// Returns the whole name of a result, without "Benchmark". Borrowed from the set.
struct pa_span pa_extract_fullname(const struct pa_records *set, const struct pa_record *result);

#endif
