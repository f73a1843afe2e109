// SPDX-License-Identifier: Apache-2.0
// What one function costs, over time, by release or by service. Answered from the columns of
// functions: no stack is looked at.
#ifndef PA_STORE_BY_FUNCTION_H
#define PA_STORE_BY_FUNCTION_H

#include "store/parts.h"

enum pa_function_by { PA_BY_UNSAID, PA_BY_DAY, PA_BY_HOUR, PA_BY_RELEASE, PA_BY_SERVICE };
// The parts that the question can be answered from.
enum pa_store_grain pa_function_grain(enum pa_function_by by);

struct pa_function_question {
    const char *function; // its name, or an expression that matches the name of one only
    const char *type;     // sample type; NULL: the default of the profiles, which must be the same
    enum pa_function_by by;
};

struct pa_function_cell {
    const char *key;                // a day, an hour, a release, a service
    size_t profiles, profiles_with; // of the key; that have the function
    int64_t flat, cum, total;
};

struct pa_function_answer {
    struct pa_arena *arena; // set by the caller: all of it lives there
    const char *name, *type, *unit;
    struct pa_function_cell *cells; // sorted by key
    size_t count;
};

// Errors: no function of the name, several, types that differ, sums over 64 bits.
PA_MUST_CHECK bool pa_store_by_function(const struct pa_store_parts *parts,
                                        const struct pa_function_question *question,
                                        struct pa_part_visitor *v,
                                        struct pa_function_answer *answer, struct pa_error *err);

#endif
