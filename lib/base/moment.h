// SPDX-License-Identifier: Apache-2.0
// Points in time and spans of time as people write them, in nanoseconds.
#ifndef PA_BASE_MOMENT_H
#define PA_BASE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

// Parses a NUL-terminated point in time by RFC 3339: "2026-11-23T08:33:49.5Z",
// "2026-11-23T09:33:49+01:00", also with a blank for the T, or a date alone, which means its
// midnight in UTC. `*nanos` is in nanoseconds since 1970-01-01 UTC. Returns false for anything
// else, and for moments outside of what 64 bits hold (the years 1677 to 2262).
bool pa_moment_parse(const char *text, int64_t *nanos);

// Parses a NUL-terminated span of time: one or more decimal numbers with the units w, d, h, m, s,
// ms, us or ns, which are added up ("90m", "1h30m", "1.5h"). A day has 24 hours. `*nanos` is in
// nanoseconds, rounded. Returns false, leaving `*nanos` alone, for anything else, for negative
// numbers, and for spans of 9.2e18 ns (292 years) or more.
bool pa_span_parse(const char *text, int64_t *nanos);

enum { PA_MOMENT_TEXT = 40 };
// Writes a point in time, `nanos` nanoseconds since 1970-01-01 UTC, by RFC 3339 in UTC,
// NUL-terminated and rounded down to whole seconds: "2026-11-23T08:33:49Z".
void pa_moment_text(int64_t nanos, char out[PA_MOMENT_TEXT]);

#endif
