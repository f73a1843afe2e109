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

// A time is per operation unless it says of what; "" is the unit "value".
void pa_suite_unit_of(const char *written, struct pa_arena *arena, struct pa_suite_unit *unit);

#endif
