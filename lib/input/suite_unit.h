// SPDX-License-Identifier: Apache-2.0
// Units as people write them by hand: "ms/iter", "Megabytes", "ops/sec", "µs".
#ifndef PA_INPUT_SUITE_UNIT_H
#define PA_INPUT_SUITE_UNIT_H

#include "base/arena.h"

struct pa_suite_unit {
    const char *name;   // of the record: "sec/op", "B", "ops/s"; one word
    double factor;      // value of the record = value as written × factor
    const char *better; // "higher", "lower"; NULL: known by the name, or not at all
};

// Finds the unit of a benchmark result for a unit that a person wrote: "ms" and "ms/iter" are
// sec/op with the factor 0.001, "Megabytes" are B with 1e6, "ops/min" are ops/s with 1/60. A time
// is per operation unless it says of what. Any other text is a unit by itself, as one word, with
// the factor 1, and "" is the unit "value". unit->name is in `arena` or constant. Never fails.
void pa_suite_unit_of(const char *written, struct pa_arena *arena, struct pa_suite_unit *unit);

#endif
