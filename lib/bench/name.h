// SPDX-License-Identifier: Apache-2.0
// The structure of a benchmark's name: Base/part/key=value-N.
//
// The parts behind the base are positional ("/json") or named ("/size=1k"); a number after a `-` at
// the very end is GOMAXPROCS and a part of its own ("-8"). All parts put together are the name.
#ifndef PA_BENCH_NAME_H
#define PA_BENCH_NAME_H

#include <stdbool.h>
#include <stddef.h>

// A piece of a longer text, not NUL-terminated.
struct pa_span {
    const char *text;
    size_t size;
};

// Whether both hold the same bytes.
bool pa_span_equal(struct pa_span a, struct pa_span b);
// Whether `span` begins with `prefix`.
bool pa_span_starts(struct pa_span span, struct pa_span prefix);

// What comes before the first `/`, or before -N if there is no `/`.
struct pa_span pa_name_base(struct pa_span name);

// Goes through the parts; the first is the base. Begin with {.name = name}.
struct pa_name_parts {
    struct pa_span name;
    size_t at;
    struct pa_span part; // the current one
    bool is_procs;       // it is "-N"
};
// Goes to the next part; false at the end. Texts are borrowed from the name.
bool pa_name_next(struct pa_name_parts *parts);

#endif
