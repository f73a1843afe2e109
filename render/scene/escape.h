// SPDX-License-Identifier: Apache-2.0
// The one place where text that comes from input is made safe to write into markup.
#ifndef PA_SCENE_ESCAPE_H
#define PA_SCENE_ESCAPE_H

#include "base/strbuf.h"

#include <stddef.h>

// As XML or HTML text, or in a double-quoted attribute. The text is a scene's: already clean.
void pa_escape_markup(const char *text, size_t size, struct pa_strbuf *out);
// A JSON string with its quotes, cleaned (pa_text_clean, no newlines), with nothing in it that
// could end an element: '<', '>', '&' and '\'' are written as \u00xx.
void pa_escape_json(const char *text, size_t size, struct pa_strbuf *out);

#endif
