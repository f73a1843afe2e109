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

// Returns whether both spans hold the same bytes. Empty spans are equal, whatever their text is.
bool pa_span_equal(struct pa_span a, struct pa_span b);
// Returns whether `span` begins with the bytes of `prefix`, whose text is not NULL.
bool pa_span_starts(struct pa_span span, struct pa_span prefix);

// Returns the base of a benchmark's name: what comes before the first `/`, or before -N at the end
// if there is no `/`. Borrowed from the name.
struct pa_span pa_name_base(struct pa_span name);

// An iteration over the parts of a name, the base first. Begin with {.name = name}.
struct pa_name_parts {
    struct pa_span name;
    size_t at;
    struct pa_span part; // the current one
    bool is_procs;       // it is "-N"
};
// Goes to the next part, parts->part, which is borrowed from the name and includes its leading `/`
// or `-`; false at the end.
bool pa_name_next(struct pa_name_parts *parts);

#endif
