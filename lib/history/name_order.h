// SPDX-License-Identifier: Apache-2.0
// What names of files say about their order: a time in them, or a number.
#ifndef PA_HISTORY_NAME_ORDER_H
#define PA_HISTORY_NAME_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A date in the last part of a path, with the time behind it if there is one: "2026-11-23",
// "20261123T083349Z", "run_2026-11-23_08-33-49.txt", taken as UTC. False if there is none.
bool pa_name_time(const char *path, int64_t *nanos);

// The number that tells the names apart: "c9.txt" and "c10.txt" are 9 and 10. False if the names
// differ in something else, or two have the same number.
bool pa_name_numbers(const char *const *paths, size_t count, int64_t *numbers);

#endif
