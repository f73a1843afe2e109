// SPDX-License-Identifier: Apache-2.0
#include "jfr/cursor.h"

void pa_jfr_fail(struct pa_jfr_cursor *c)
{
    c->bad = true;
    c->next = c->end;
}

uint8_t pa_jfr_byte(struct pa_jfr_cursor *c)
{
    if (c->next < c->end)
        return *c->next++;
    pa_jfr_fail(c);
    return 0;
}

void pa_jfr_skip_bytes(struct pa_jfr_cursor *c, uint64_t count)
{
    if (count > (uint64_t)(c->end - c->next))
        pa_jfr_fail(c);
    else
        c->next += count;
}

uint64_t pa_jfr_fixed(const uint8_t *bytes, unsigned size)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | bytes[i];
    return value;
}

static int64_t extend(uint64_t value, unsigned size)
{
    switch (size) {
    case 2:
        return (int16_t)value;
    case 4:
        return (int32_t)value;
    default:
        return (int64_t)value;
    }
}

// The ninth byte has 8 bits of the number.
static uint64_t compressed_number(struct pa_jfr_cursor *c)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < 8; i++) {
        uint8_t byte = pa_jfr_byte(c);
        value |= (uint64_t)(byte & 0x7f) << 7 * i;
        if (byte < 0x80)
            return value;
    }
    return value | (uint64_t)pa_jfr_byte(c) << 56;
}

int64_t pa_jfr_number(struct pa_jfr_cursor *c, unsigned size)
{
    if (c->compressed)
        return extend(compressed_number(c), size);
    const uint8_t *start = c->next;
    pa_jfr_skip_bytes(c, size);
    return c->bad ? 0 : extend(pa_jfr_fixed(start, size), size);
}

uint64_t pa_jfr_count(struct pa_jfr_cursor *c)
{
    int64_t count = pa_jfr_number(c, 4);
    if (count < 0 || count > c->end - c->next) {
        pa_jfr_fail(c);
        return 0;
    }
    return (uint64_t)count;
}

// ---- Texts

static void add_character(struct pa_strbuf *out, uint32_t c)
{
    if (c < 0x80) {
        pa_strbuf_addc(out, (char)c);
        return;
    }
    unsigned more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    pa_strbuf_addc(out, (char)(lead[more] | c >> 6 * more));
    for (; more > 0; more--)
        pa_strbuf_addc(out, (char)(0x80 | (c >> 6 * (more - 1) & 0x3F)));
}

// Units without their other half become U+FFFD.
static void add_utf16(struct pa_jfr_cursor *c, uint64_t count, struct pa_strbuf *out)
{
    uint32_t high = 0; // that waits for its other half
    for (uint64_t i = 0; i < count && !c->bad; i++) {
        uint32_t unit = (uint32_t)pa_jfr_number(c, 2) & 0xFFFF;
        bool low = unit >= 0xDC00 && unit < 0xE000;
        if (high && low) {
            add_character(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high)
            add_character(out, 0xFFFD);
        high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        if (!high)
            add_character(out, low ? 0xFFFD : unit);
    }
    if (high)
        add_character(out, 0xFFFD);
}

static void add_latin1(struct pa_jfr_cursor *c, uint64_t count, struct pa_strbuf *out)
{
    for (uint64_t i = 0; i < count; i++)
        add_character(out, pa_jfr_byte(c));
}

enum pa_jfr_encoding pa_jfr_string(struct pa_jfr_cursor *c, struct pa_strbuf *out, int64_t *key)
{
    uint8_t encoding = pa_jfr_byte(c);
    uint64_t count;
    switch (encoding) {
    case PA_JFR_NULL:
    case PA_JFR_EMPTY:
        break;
    case PA_JFR_POOLED:
        *key = pa_jfr_number(c, 8);
        break;
    case PA_JFR_UTF8:
        count = pa_jfr_count(c);
        pa_strbuf_add(out, c->next, (size_t)count);
        pa_jfr_skip_bytes(c, count);
        break;
    case PA_JFR_UTF16:
        add_utf16(c, pa_jfr_count(c), out);
        break;
    case PA_JFR_LATIN1:
        add_latin1(c, pa_jfr_count(c), out);
        break;
    default:
        pa_jfr_fail(c);
        return PA_JFR_NULL;
    }
    return (enum pa_jfr_encoding)encoding;
}
