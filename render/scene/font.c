// SPDX-License-Identifier: Apache-2.0
#include "scene/font.h"

#include "base/utf8.h"
#include "scene/font_advances.h"

#include <string.h>

enum { DIGIT_WIDTH = 1139, EM = 2048 };

// Whether a character is one em wide: East Asian wide and full-width blocks, and pictographs.
static bool is_wide(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x1F300;
}

unsigned pa_font_advance(uint32_t character, bool bold)
{
    const uint16_t *advances = bold ? pa_advance_bold : pa_advance_regular;
    for (unsigned i = 0; i < pa_advance_range_count; i++) {
        const struct pa_advance_range *r = &pa_advance_ranges[i];
        if (character < r->first)
            break;
        if (character <= r->last && advances[r->offset + character - r->first])
            return advances[r->offset + character - r->first];
    }
    return is_wide(character) ? EM : DIGIT_WIDTH;
}

static unsigned next_advance(const char *text, size_t size, bool bold, size_t *bytes)
{
    unsigned at = (unsigned char)text[0] - 0x20u;
    if (at < 0x5F) { // nearly all of it: the table starts with ASCII
        *bytes = 1;
        return (bold ? pa_advance_bold : pa_advance_regular)[at];
    }
    return pa_font_advance(pa_utf8_decode(text, size, bytes), bold);
}

double pa_font_width(const char *text, size_t size, double font_size, bool bold)
{
    uint64_t units = 0;
    for (size_t i = 0, bytes; i < size; i += bytes)
        units += next_advance(text + i, size - i, bold, &bytes);
    return (double)units * font_size / EM;
}

size_t pa_font_prefix(const char *text, size_t size, double width, double font_size)
{
    double limit = width * EM / font_size, units = 0;
    size_t i = 0;
    for (size_t bytes; i < size; i += bytes) {
        units += next_advance(text + i, size - i, false, &bytes);
        if (units > limit)
            break;
    }
    return i;
}

bool pa_font_fit(const struct pa_string *candidates, size_t count, double width, double font_size,
                 struct pa_strbuf *out)
{
    if (width <= 0 || count == 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t size = candidates[i].size;
        if (size && pa_font_prefix(candidates[i].text, size, width, font_size) == size) {
            pa_strbuf_add(out, candidates[i].text, size);
            return true;
        }
    }
    const struct pa_string *last = &candidates[count - 1];
    double dots = pa_font_advance(0x2026, false) * font_size / EM;
    size_t cut = pa_font_prefix(last->text, last->size, width - dots, font_size);
    if (pa_utf8_count(last->text, cut) < 2)
        return false;
    pa_strbuf_add(out, last->text, cut);
    pa_strbuf_adds(out, "…");
    return true;
}

// Marks, embeddings, overrides and isolates: they would reorder the text around a name.
static bool is_bidi_control(uint32_t c)
{
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static bool may_show(uint32_t c, bool lines)
{
    if (c == '\n')
        return lines;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
        return false;
    return !is_bidi_control(c) && c != 0xFEFF && (c & 0xFFFE) != 0xFFFE && c != PA_UTF8_INVALID;
}

void pa_font_clean(const char *text, size_t size, bool lines, struct pa_strbuf *out)
{
    size_t start = 0;
    for (size_t i = 0, bytes; i < size; i += bytes) {
        bytes = pa_ascii_run(text + i, size - i);
        if (bytes)
            continue;
        if (may_show(pa_utf8_decode(text + i, size - i, &bytes), lines))
            continue;
        pa_strbuf_add(out, text + start, i - start);
        pa_strbuf_adds(out, "\xEF\xBF\xBD");
        start = i + bytes;
    }
    pa_strbuf_add(out, text + start, size - start);
}
