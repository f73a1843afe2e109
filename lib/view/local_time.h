// SPDX-License-Identifier: Apache-2.0
// When a profile was taken, by the clock of whoever looks at it (pa_caller()->zone).
#ifndef PA_VIEW_LOCAL_TIME_H
#define PA_VIEW_LOCAL_TIME_H

#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct pa_local_time {
    struct tm tm;
    int64_t fraction; // nanoseconds of the second
    int32_t offset;   // seconds east of UTC
    char zone[16];    // "UTC", "CEST"; "+0200" where the zone has no abbreviation
};

// A time in nanoseconds since 1970, before it as well, in the caller's time zone. False if the
// system cannot tell.
bool pa_local_time(int64_t nanos, struct pa_local_time *time);
// "2026-11-23 08:33:49 UTC", without the fraction; nothing if the system cannot tell.
void pa_local_time_add(struct pa_strbuf *out, int64_t nanos);
// "2026-11-23 08:33:49 +0100", in `arena`.
const char *pa_local_time_text(struct pa_arena *arena, int64_t nanos);
// "+0200": the offset alone.
void pa_local_time_add_offset(struct pa_strbuf *out, const struct pa_local_time *time);

#endif
