// SPDX-License-Identifier: Apache-2.0
// How pprof makes shares of a total visible in DOT: colours, sizes, and text in quotes.
#ifndef PA_EXPORT_DOT_STYLE_H
#define PA_EXPORT_DOT_STYLE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// Appends "#rrggbb" for a share from -1 to 1: green for -1, grey for 0, red for 1; pale with
// `background`. Shares beyond are limited; NaN, a share of nothing, is allowed. pprof's dotColor().
void pa_dot_colour(struct pa_strbuf *out, double share, bool background);

// Returns a font size of 8 to 24 points that grows with the square root of |flat| / most, rounded
// up; 8 if |flat| is above `most` or `most` is 0. As pprof chooses it.
int pa_dot_font_size(int64_t flat, uint64_t most);

// Returns |value / total| in whole parts, of which there are `parts` (100, 5), rounded down and at
// most `parts`. `total` is not 0.
int pa_dot_parts(int64_t value, int64_t total, int parts);

// Appends `size` bytes of text for a place within quotes: line ends become `feed` ("\\l" or "\\n":
// lines set left or centred), quotes and backslashes are escaped, harmful characters made visible
// (base/visible.h).
void pa_dot_escape(struct pa_strbuf *out, const char *text, size_t size, const char *feed);

#endif
