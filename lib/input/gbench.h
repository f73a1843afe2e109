// SPDX-License-Identifier: Apache-2.0
// What the readers of google/benchmark's outputs share.
#ifndef PA_INPUT_GBENCH_H
#define PA_INPUT_GBENCH_H

#include "bench/record.h"

#include <stdbool.h>

// A repetition of a benchmark, or an aggregate over its repetitions.
struct pa_gbench_row {
    const char *name;
    double iterations;
    double real, cpu;      // per iteration, NaN: not there
    const char *time_unit; // ns, us, ms or s
};

// Whether a time in this unit ("ns", "us", "ms", "s") is one that Google Benchmark writes.
bool pa_gbench_is_time_unit(const char *unit);

// Adds the row as a result with sec/op and cpu-sec/op. `aggregate`: its values are medians of
// repetitions that are not in the file.
void pa_gbench_add(struct pa_records *set, const struct pa_gbench_row *row, bool aggregate,
                   size_t line);

// Adds a counter of the last result under the unit that its name stands for.
void pa_gbench_add_counter(struct pa_records *set, const char *name, double value);

#endif
