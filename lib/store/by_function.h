// SPDX-License-Identifier: Apache-2.0
// The flat and cum values of one function in the profiles of a store, by day, hour, release or
// service. Answered from the columns of functions that a store keeps (segment.h), without looking
// at stacks.
#ifndef PA_STORE_BY_FUNCTION_H
#define PA_STORE_BY_FUNCTION_H

#include "store/parts.h"

// What the rows of the answer are. PA_BY_UNSAID: the user did not say; callers choose before
// asking. Those before PA_BY_RELEASE are spans of time.
enum pa_function_by {
    PA_BY_UNSAID,
    PA_BY_DAY,
    PA_BY_HOUR,
    PA_BY_WEEK,
    PA_BY_MONTH,
    PA_BY_RELEASE,
    PA_BY_SERVICE
};
// The hour, day, week or month in UTC that has this time, as text in `arena`: "2026-11-23",
// "2026-W48"; "undated" for a time of 0.
const char *pa_function_time_key(enum pa_function_by by, int64_t time, struct pa_arena *arena);
// Returns the coarsest rollups that an answer by `by` may be made of: those of hours for
// PA_BY_HOUR, else those of days.
enum pa_store_grain pa_function_grain(enum pa_function_by by);

struct pa_function_question {
    const char *function; // its name, or a regular expression that matches exactly one name
    const char *type;     // sample type; NULL: the default of the profiles, which must be the same
    enum pa_function_by by;
};

struct pa_function_cell {
    const char *key;                // a day, hour, week or month, a release, a service
    size_t profiles, profiles_with; // profiles of the key; those of them with the function
    int64_t flat, cum, total;       // sums over these profiles, in the answer's unit
};

struct pa_function_answer {
    struct pa_arena *arena;         // set by the caller: cells and keys are allocated there
    const char *name, *type, *unit; // of the function; of the values
    struct pa_function_cell *cells; // sorted by key
    size_t count;
};

// Sums the function's flat and cum over `parts` into one cell a key, sorted by key. Keys of
// profiles without the function have cells as well. The caller sets v->strings and v->warnings;
// v->read says afterwards how much was read and how much was missing: damaged segments are a
// warning, not an error. Texts of the answer live as long as its arena and v->strings.
// PA_ERROR_USAGE: no function matches, several do, or profiles differ in type or unit.
// PA_ERROR_LIMIT: a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_store_by_function(const struct pa_store_parts *parts,
                                        const struct pa_function_question *question,
                                        struct pa_part_visitor *v,
                                        struct pa_function_answer *answer, struct pa_error *err);

#endif
