// SPDX-License-Identifier: Apache-2.0
// The order of files by their names: a time in them, or a number.
#ifndef PA_BASE_NAME_ORDER_H
#define PA_BASE_NAME_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reads a time in the last part of a path: the last one with date and time of day, or in seconds
// since 1970 (pa_stamp_last()); else the first date, with hours and minutes behind it if there are
// any: "2026-11-23", "20261123T083349Z", "run_2026-11-23_08-33.txt". Without a zone it is taken as
// UTC. *nanos is then in nanoseconds since 1970. False if there is none.
bool pa_name_time(const char *path, int64_t *nanos);

// Reads the number in which the last parts of `count` paths differ into numbers[0..count-1]:
// "c9.txt" and "c10.txt" are 9 and 10. False, with `numbers` unspecified, if count is 0, a name
// has no number there or goes on with a letter behind it, or two have the same number.
bool pa_name_numbers(const char *const *paths, size_t count, int64_t *numbers);

enum pa_name_order {
    PA_NAMES_AS_GIVEN,
    PA_NAMES_BY_NUMBER,
    PA_NAMES_BY_ROTATION,
    PA_NAMES_BY_TIME
};

// Finds what puts files in the order of their writing into keys[0..count-1]: the times in their
// names if all have one and no two the same; else the age of logs that were rotated ("app.log.2.gz"
// was written before "app.log.1" and that before "app.log"); else the numbers in which names
// differ; else their places. A shell's pattern gives most of these in another order.
enum pa_name_order pa_names_keys(const char *const *paths, size_t count, int64_t *keys);

// Sorts the paths by these keys. Returns what they were sorted by, in words ("the times in their
// names"), if their order is another now, else NULL.
const char *pa_names_sort(const char **paths, size_t count);

#endif
