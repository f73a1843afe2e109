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

// Appends `size` bytes of `text` as one line of valid UTF-8: harmful characters become visible
// escapes, line ends and tabs \n and \t.
void pa_visible_line(struct pa_strbuf *out, const char *text, size_t size);
// Appends `size` bytes as pa_visible_line() does, but line feeds and tabs stay: for several lines
// of text, and for tables.
void pa_visible_text(struct pa_strbuf *out, const char *text, size_t size);
// Returns `text` (NUL-terminated) itself if pa_visible_text() would not change it, else a changed
// copy in the arena.
const char *pa_visible_kept(struct pa_arena *arena, const char *text);
// Returns whether a code point is one that must not be shown: a control character (line ends and
// tabs included), a mark that changes the direction of writing, or U+2028 or U+2029.
bool pa_visible_is_harmful(uint32_t character);

#endif
