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

// Returns the advance of a character (a Unicode code point) in 1/2048 of the font size; of
// characters that are not in the table that of a digit, or a whole em for wide ones.
unsigned pa_font_advance(uint32_t character, bool bold);
// Returns the width of `size` bytes of text in UTF-8, in pixels.
double pa_font_width(const char *text, size_t size, double font_size, bool bold);
// Returns the number of bytes of the longest prefix that fits into `width` pixels, in regular
// weight, without splitting a character.
size_t pa_font_prefix(const char *text, size_t size, double width, double font_size);

// Appends what fits into `width` pixels, in regular weight: the first of the candidates, which are
// ordered from the longest, that fits whole; else the last one, cut, with "…" if at least two
// characters remain; else nothing. Returns whether anything was added.
bool pa_font_fit(const struct pa_string *candidates, size_t count, double width, double font_size,
                 struct pa_strbuf *out);

// Appends `size` bytes of text as it may be shown: each invalid byte, control character,
// bidirectional override and code point that XML forbids becomes U+FFFD. Newlines stay if `lines`.
void pa_font_clean(const char *text, size_t size, bool lines, struct pa_strbuf *out);

#endif
