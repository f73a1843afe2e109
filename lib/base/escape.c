// SPDX-License-Identifier: Apache-2.0
#include "base/escape.h"

#include "base/utf8.h"
#include "base/visible.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

// The bytes that stand for themselves in both notations and need no look at their neighbours:
// printable ASCII without " & ' < > and the backslash. A bit a byte.
static const uint64_t PLAIN[4] = {0xAFFFFF3B00000000, 0x7FFFFFFFEFFFFFFF, 0, 0};

// The same for eight bytes at once: subtracting takes a byte's top bit from those that are too
// small, here the ones that equal what they were compared with.
static bool all_plain(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101;
    uint64_t odd = eight | (eight - 0x20 * ones) | (eight + ones); // no printable ASCII
    odd |= (eight ^ '"' * ones) - ones;
    odd |= (eight ^ '\\' * ones) - ones;
    odd |= ((eight | ones) ^ '\'' * ones) - ones;      // & and '
    odd |= ((eight | 2 * ones) ^ ('>' * ones)) - ones; // < and >
    return !(odd & ones << 7);
}

static size_t plain_run(const char *text, size_t size)
{
    size_t n = 0;
    for (uint64_t eight; n + sizeof eight <= size; n += sizeof eight) {
        memcpy(&eight, text + n, sizeof eight);
        if (!all_plain(eight))
            break;
    }
    while (n < size && PLAIN[(unsigned char)text[n] >> 6] >> ((unsigned char)text[n] & 63) & 1)
        n++;
    return n;
}

static bool invalid(uint32_t character, size_t bytes)
{
    return character == PA_UTF8_INVALID && bytes == 1;
}

static void json_character(struct pa_strbuf *out, uint32_t c, const char *bytes, size_t size)
{
    static const char SHORT[] = "btn?fr"; // 8..13
    if (c == '"' || c == '\\')
        pa_strbuf_printf(out, "\\%c", (int)c);
    else if (c >= 8 && c <= 13 && c != 11)
        pa_strbuf_printf(out, "\\%c", SHORT[c - 8]);
    else if (c == '<' || pa_visible_is_harmful(c))
        pa_strbuf_printf(out, "\\u%04x", (unsigned)c);
    else
        pa_strbuf_add(out, bytes, size);
}

void pa_escape_json(struct pa_strbuf *out, const char *text, size_t size)
{
    size_t bytes;
    pa_strbuf_addc(out, '"');
    for (size_t i = 0; i < size; i += bytes) {
        bytes = plain_run(text + i, size - i);
        if (bytes) {
            pa_strbuf_add(out, text + i, bytes);
            continue;
        }
        uint32_t c = pa_utf8_decode(text + i, size - i, &bytes);
        if (invalid(c, bytes))
            pa_strbuf_printf(out, "\\\\x%02x", (unsigned char)text[i]);
        else
            json_character(out, c, text + i, bytes);
    }
    pa_strbuf_addc(out, '"');
}

// NULL if the character stands for itself.
static const char *xml_entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\r':
        return "&#13;";
    case '\t':
    case '\n':
        return NULL;
    default:
        return c == 0xFFFE || c == 0xFFFF ? REPLACEMENT : NULL;
    }
}

void pa_escape_xml(struct pa_strbuf *out, const char *text, size_t size)
{
    size_t bytes;
    for (size_t i = 0; i < size; i += bytes) {
        bytes = plain_run(text + i, size - i);
        if (bytes) {
            pa_strbuf_add(out, text + i, bytes);
            continue;
        }
        uint32_t c = pa_utf8_decode(text + i, size - i, &bytes);
        const char *entity = xml_entity(c);
        if (entity)
            pa_strbuf_adds(out, entity);
        else if (invalid(c, bytes) || pa_visible_is_harmful(c))
            pa_visible_text(out, text + i, bytes);
        else
            pa_strbuf_add(out, text + i, bytes);
    }
}
