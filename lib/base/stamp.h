// SPDX-License-Identifier: Apache-2.0
// Timestamps in names of files and in lines of logs.
#ifndef PA_BASE_STAMP_H
#define PA_BASE_STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_stamp {
    int64_t nanos;   // since 1970; a time without a zone is taken as UTC
    bool zoned;      // the text has a zone
    size_t from, to; // bytes [from, to) of the text
};

// Finds the last timestamp in text[0..size-1]: "20261130101500.123", "2026-11-30T10_15_00.123",
// "2026-11-30T10-15-00Z", "2026-11-30T101500.UTC", "2026/11/30 10:15:00.5 +08:00",
// "20261130-101500", and numbers of 10, 13 or 19 digits: seconds, milliseconds or nanoseconds
// since 1970, for the years 2001 to 2099. False if there is none; *stamp is then unspecified.
bool pa_stamp_last(const char *text, size_t size, struct pa_stamp *stamp);
// Finds the first date with a time of day in text[0..size-1], as pa_stamp_last() reads it, but no
// plain numbers: the start of a line of a log. False if there is none; *stamp is then unspecified.
bool pa_stamp_first(const char *text, size_t size, struct pa_stamp *stamp);

#endif
