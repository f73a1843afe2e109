// SPDX-License-Identifier: Apache-2.0
// The order of files by their names: a time in them, or a number.
#ifndef PA_HISTORY_NAME_ORDER_H
#define PA_HISTORY_NAME_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reads the first date in the last part of a path, with the time of day behind it if there is one:
// "2026-11-23", "20261123T083349Z", "run_2026-11-23_08-33-49.txt", taken as UTC. *nanos is then in
// nanoseconds since 1970. False if there is none.
bool pa_name_time(const char *path, int64_t *nanos);

// Reads the number in which the last parts of `count` paths differ into numbers[0..count-1]:
// "c9.txt" and "c10.txt" are 9 and 10. False, with `numbers` unspecified, if count is 0, a name
// has no number there or goes on with a letter behind it, or two have the same number.
bool pa_name_numbers(const char *const *paths, size_t count, int64_t *numbers);

#endif
