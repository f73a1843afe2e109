// SPDX-License-Identifier: Apache-2.0
// How pprof makes shares of a total visible in DOT: colours, sizes, and text in quotes.
#ifndef PA_EXPORT_DOT_STYLE_H
#define PA_EXPORT_DOT_STYLE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// Adds "#rrggbb": green for a share of -1, grey for 0, red for 1; pale for backgrounds. Shares
// beyond 1 are 1; NaN is what is left of a share of nothing.
void pa_dot_colour(struct pa_strbuf *out, double share, bool background);

// 8 to 24 points by the square root of |flat|/most.
int pa_dot_font_size(int64_t flat, uint64_t most);

// |value/total| in whole parts of 100 or 5, rounded down, at most all of them. total > 0.
int pa_dot_parts(int64_t value, int64_t total, int parts);

// Adds text for inside of quotes: line ends become `feed` ("\\l" or "\\n": lines set left or
// centred), quotes and backslashes are escaped, control characters visible.
void pa_dot_escape(struct pa_strbuf *out, const char *text, size_t size, const char *feed);

#endif
