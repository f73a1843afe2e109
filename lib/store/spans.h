// SPDX-License-Identifier: Apache-2.0
// Spans of time, in UTC, that profiles are kept or counted together by.
#ifndef PA_STORE_SPANS_H
#define PA_STORE_SPANS_H

#include <stdint.h>

// The longer one is larger.
enum pa_store_span { PA_SPAN_DAY, PA_SPAN_WEEK, PA_SPAN_MONTH };

enum { PA_STORE_SPAN_NAME = 16 };
// What the span with this time is called, which is also the name of the folder of its segments:
// "2026-11-23", "2026-W48" (ISO 8601), "2026-11"; "undated" for 0, which is no time.
void pa_store_span_name(enum pa_store_span span, int64_t time, char name[PA_STORE_SPAN_NAME]);
// Of a name.
enum pa_store_span pa_store_span_of(const char *name);

#endif
