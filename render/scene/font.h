// SPDX-License-Identifier: Apache-2.0
// Widths of text without any font: one built-in table of advances (Arial metrics, which Helvetica,
// Liberation Sans and Arimo share), so a layout is the same on every machine. Sizes and widths are
// in pixels.
#ifndef PA_SCENE_FONT_H
#define PA_SCENE_FONT_H

#include "base/intern.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The advance of a character in 1/2048 of the font size.
unsigned pa_font_advance(uint32_t character, bool bold);
// The width of a line of text, UTF-8.
double pa_font_width(const char *text, size_t size, double font_size, bool bold);
// Bytes of the longest prefix that fits into `width`, never splitting a character.
size_t pa_font_prefix(const char *text, size_t size, double width, double font_size);

// Appends what fits into `width` (regular weight): the first of the candidates (longest first) that
// fits whole, else the last one cut with "…" if at least two characters remain, else nothing.
// Returns whether anything was added.
bool pa_font_fit(const struct pa_string *candidates, size_t count, double width, double font_size,
                 struct pa_strbuf *out);

// Appends `text` as it may be shown: invalid bytes, control characters, bidirectional overrides and
// code points that XML forbids become U+FFFD; newlines stay only if `lines`.
void pa_font_clean(const char *text, size_t size, bool lines, struct pa_strbuf *out);

#endif
