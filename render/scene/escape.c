// SPDX-License-Identifier: Apache-2.0
#include "scene/escape.h"

#include "scene/text.h"

#include <string.h>

static const char *entity(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void pa_escape_markup(const char *text, size_t size, struct pa_strbuf *out)
{
    size_t start = 0;
    for (size_t i = 0; i < size; i++) {
        const char *replacement = entity(text[i]);
        if (!replacement)
            continue;
        pa_strbuf_add(out, text + start, i - start);
        pa_strbuf_adds(out, replacement);
        start = i + 1;
    }
    pa_strbuf_add(out, text + start, size - start);
}

void pa_escape_json(const char *text, size_t size, struct pa_strbuf *out)
{
    pa_strbuf_addc(out, '"');
    size_t from = out->size;
    pa_text_clean(text, size, false, out);
    if (out->size > from && strpbrk(out->text + from, "\\\"<>&'")) {
        struct pa_strbuf clean = {0};
        pa_strbuf_add(&clean, out->text + from, out->size - from);
        out->size = from;
        for (size_t i = 0; i < clean.size; i++) {
            unsigned char c = (unsigned char)clean.text[i];
            if (strchr("\\\"<>&'", c))
                pa_strbuf_printf(out, "\\u%04x", c);
            else
                pa_strbuf_addc(out, (char)c);
        }
        pa_strbuf_release(&clean);
    }
    pa_strbuf_addc(out, '"');
}
