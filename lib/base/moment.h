// SPDX-License-Identifier: Apache-2.0
// Points in time and spans of time as people write them, in nanoseconds.
#ifndef PA_BASE_MOMENT_H
#define PA_BASE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

// RFC 3339: "2026-11-23T08:33:49.5Z", "2026-11-23T09:33:49+01:00", with a blank for the T; or a
// date alone, which is its midnight UTC. Nanoseconds since 1970; false if it is nothing of that, or
// out of what 64 bits hold (1677 to 2262).
bool pa_moment_parse(const char *text, int64_t *nanos);

// "90m", "1h30m", "1.5h", "7d", "250ms": numbers with w, d, h, m, s, ms, us or ns, added up. A day
// has 24 hours. False if it is nothing of that or does not fit.
bool pa_span_parse(const char *text, int64_t *nanos);

enum { PA_MOMENT_TEXT = 40 };
// As RFC 3339 in UTC, whole seconds: "2026-11-23T08:33:49Z".
void pa_moment_text(int64_t nanos, char out[PA_MOMENT_TEXT]);

#endif
