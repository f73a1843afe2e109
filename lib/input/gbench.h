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

// Returns whether `unit` is one of the time units that Google Benchmark writes: "ns", "us", "ms",
// "s".
bool pa_gbench_is_time_unit(const char *unit);

// Adds the row to the set as a result that stands at `line` (0: not known), with the values sec/op
// and cpu-sec/op in seconds; a time that is NaN is left out. row->time_unit must be a time unit.
// `aggregate` says that the values are medians of repetitions that are not in the file, which the
// configuration key `samples` then records. All texts are copied.
void pa_gbench_add(struct pa_records *set, const struct pa_gbench_row *row, bool aggregate,
                   size_t line);

// Adds a user counter as a value of the last result: under the unit that the counters of Google
// Benchmark itself stand for ("bytes_per_second" is B/s), others under their name as the unit.
void pa_gbench_add_counter(struct pa_records *set, const char *name, double value);

#endif
