// SPDX-License-Identifier: Apache-2.0
#include "base/visible.h"

#include "base/utf8.h"

#include <string.h>

static bool turns_direction(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool pa_visible_is_harmful(uint32_t c)
{
    return is_control(c) || turns_direction(c) || c == 0x2028 || c == 0x2029;
}

static bool escape(struct pa_strbuf *out, uint32_t c, bool line)
{
    if (!line && (c == '\n' || c == '\t'))
        return false;
    if (c == '\n' || c == '\t' || c == '\r')
        pa_strbuf_adds(out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
    else if (c < 0x80 && is_control(c))
        pa_strbuf_printf(out, "\\x%02x", (unsigned)c);
    else if (pa_visible_is_harmful(c))
        pa_strbuf_printf(out, "\\u%04x", (unsigned)c);
    else
        return false;
    return true;
}

// Bytes at the start that stay as they are and are ASCII, nearly all of most texts.
static size_t plain_run(const char *text, size_t size, bool line)
{
    size_t n = pa_ascii_run(text, size);
    while (!line && n < size && text[n] == '\n') {
        n++;
        n += pa_ascii_run(text + n, size - n);
    }
    return n;
}

static void add(struct pa_strbuf *out, const char *text, size_t size, bool line)
{
    size_t bytes;
    for (size_t i = 0; i < size; i += bytes) {
        size_t plain = plain_run(text + i, size - i, line);
        pa_strbuf_add(out, text + i, plain);
        i += plain;
        if (i == size)
            return;
        uint32_t c = pa_utf8_decode(text + i, size - i, &bytes);
        if (c == PA_UTF8_INVALID && bytes == 1)
            pa_strbuf_printf(out, "\\x%02x", (unsigned char)text[i]);
        else if (!escape(out, c, line))
            pa_strbuf_add(out, text + i, bytes);
    }
}

void pa_visible_line(struct pa_strbuf *out, const char *text, size_t size)
{
    add(out, text, size, true);
}

void pa_visible_text(struct pa_strbuf *out, const char *text, size_t size)
{
    add(out, text, size, false);
}

const char *pa_visible_kept(struct pa_arena *arena, const char *text)
{
    size_t size = strlen(text);
    if (plain_run(text, size, false) == size)
        return text;
    struct pa_strbuf visible = {0};
    pa_visible_text(&visible, text, size);
    return pa_strbuf_keep(&visible, arena);
}
