// SPDX-License-Identifier: Apache-2.0
// Text from input as a person may safely look at it. Control characters and the marks that turn the
// direction of writing around can make a line say something else than its bytes, or take over
// a terminal: they become visible escapes such as \x1b and \u202e, bytes that are no UTF-8 \xff.
#ifndef PA_BASE_VISIBLE_H
#define PA_BASE_VISIBLE_H

#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// Line ends and tabs become \n and \t: what is added is one line of UTF-8.
void pa_visible_line(struct pa_strbuf *out, const char *text, size_t size);
// For lines of text and for tables: line ends and tabs stay.
void pa_visible_text(struct pa_strbuf *out, const char *text, size_t size);
// The same for a text that is kept: itself if it is harmless, else a copy in the arena.
const char *pa_visible_kept(struct pa_arena *arena, const char *text);
// Whether a character is one of those, line ends and tabs included.
bool pa_visible_is_harmful(uint32_t character);

#endif
