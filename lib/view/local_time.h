// SPDX-License-Identifier: Apache-2.0
// When a profile was taken, by the clock of whoever looks at it.
#ifndef PA_VIEW_LOCAL_TIME_H
#define PA_VIEW_LOCAL_TIME_H

#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

// Nanoseconds since 1970, before it as well, in the local time zone; *fraction: nanoseconds of the
// second. False if the system cannot tell.
bool pa_local_time(int64_t nanos, struct tm *local, int64_t *fraction);
// "2026-11-23 08:33:49 UTC", without the fraction; nothing if the system cannot tell.
void pa_local_time_add(struct pa_strbuf *out, int64_t nanos);
const char *pa_local_time_text(struct pa_arena *arena, int64_t nanos);

#endif
