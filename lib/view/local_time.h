// SPDX-License-Identifier: Apache-2.0
// When a profile was taken, by the clock of whoever looks at it (pa_caller()->zone).
#ifndef PA_VIEW_LOCAL_TIME_H
#define PA_VIEW_LOCAL_TIME_H

#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

// A time taken apart; tm.tm_isdst is not set.
struct pa_local_time {
    struct tm tm;
    int64_t fraction; // nanoseconds of the second
    int32_t offset;   // seconds east of UTC
    char zone[16];    // "UTC", "CEST"; "+0200" where the zone has no abbreviation
};

// Converts a time in nanoseconds since 1970-01-01 UTC, negative ones as well, to the time zone of
// pa_caller(), UTC if it has none. Returns false if the year does not fit.
bool pa_local_time(int64_t nanos, struct pa_local_time *time);
// Appends a time in nanoseconds since 1970-01-01 UTC as "2026-11-23 08:33:49 UTC", in the time zone
// of pa_caller() and without the fraction; nothing if it cannot be converted.
void pa_local_time_add(struct pa_strbuf *out, int64_t nanos);
// Returns a time in nanoseconds since 1970-01-01 UTC as pa_local_time_add() writes it, in `arena`;
// "" if it cannot be converted.
const char *pa_local_time_text(struct pa_arena *arena, int64_t nanos);
// Appends the offset from UTC alone: "+0200".
void pa_local_time_add_offset(struct pa_strbuf *out, const struct pa_local_time *time);

#endif
