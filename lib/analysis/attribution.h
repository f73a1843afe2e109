// SPDX-License-Identifier: Apache-2.0
// Where the cost of an operation went: what got slower, function by function.
//
// A benchmark knows what an operation costs, a profile which functions cost it. A function's cost
// per operation is its share of the profile times the cost of the operation, as far as that was
// spent on a processor; so the changes of all functions and of the time off the processors
// (waiting, less what ran in parallel) add up to the change of the benchmark. The number of
// operations that a profile covers is not asked for: it has those of the rounds that found out how
// many to run, too.
//
//     pa_attribute(c, &(struct pa_attribution_input){{1.2e-6, 1}, {1.4e-6, .98}}, arena, &a);
//     for (size_t i = 0; i < a.count; i++) … a.rows[i].new - a.rows[i].old …
#ifndef PA_ANALYSIS_ATTRIBUTION_H
#define PA_ANALYSIS_ATTRIBUTION_H

#include "analysis/comparison.h"

struct pa_attribution_input {
    struct pa_operation {
        double cost; // of an operation, e.g. seconds; what follows has its unit
        double seen; // the share of it that the profile saw: processor time to time passed. Above
                     // 1 if much ran in parallel
    } old, new;
};

// What one function cost an operation on each side.
struct pa_attributed {
    const struct pa_compared *function;
    double old, new; // cost per operation
};

struct pa_attribution {
    struct pa_attributed *rows; // functions with a flat value, the largest change first
    size_t count;
    double old, new;         // of an operation: all rows and the rest together
    double old_off, new_off; // the rest, which the profile did not see
};

// Explains the change of a benchmark by the functions of a comparison: the cost per operation of a
// function is its share of its side's flat values * cost * seen. The rows of `*attribution` live in
// `arena` and point into the comparison. Of a side whose profiles have no value all cost is in the
// rest (old_off, new_off).
void pa_attribute(const struct pa_profile_comparison *comparison,
                  const struct pa_attribution_input *input, struct pa_arena *arena,
                  struct pa_attribution *attribution);

#endif
