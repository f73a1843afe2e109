// SPDX-License-Identifier: Apache-2.0
// Points in time as names of files and lines of logs have them.
#ifndef PA_DUMPS_STAMP_H
#define PA_DUMPS_STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_stamp {
    int64_t nanos;   // since 1970; without a zone as if it were UTC
    bool zoned;      // the text says which zone
    size_t from, to; // where it stands in the text
};

// The last one of a text: "20261130101500.123", "2026-11-30T10_15_00.123", "2026-11-30T10-15-00Z",
// "2026-11-30T101500.UTC", "2026/11/30 10:15:00.5 +08:00", "20261130-101500", and seconds,
// milliseconds or nanoseconds since 1970 as a number by themselves. False if there is none.
bool pa_stamp_last(const char *text, size_t size, struct pa_stamp *stamp);
// The first one that is a date with a time of day: logs begin with it.
bool pa_stamp_first(const char *text, size_t size, struct pa_stamp *stamp);

#endif
