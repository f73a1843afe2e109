// SPDX-License-Identifier: Apache-2.0
#include "input/text.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

struct pa_lines pa_lines_in(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    return (struct pa_lines){.next = text, .end = text + size};
}

struct pa_lines pa_lines_of(const struct pa_bytes *bytes)
{
    return pa_lines_in(bytes->data, bytes->size);
}

bool pa_lines_next(struct pa_lines *lines)
{
    return pa_lines_next_from(lines, 0);
}

bool pa_lines_next_from(struct pa_lines *lines, size_t known)
{
    if (lines->next == lines->end) {
        lines->line = (struct pa_text){lines->end, lines->end};
        return false;
    }
    const char *lf = memchr(lines->next + known, '\n', (size_t)(lines->end - lines->next) - known);
    const char *end = lf ? lf : lines->end;
    lines->line = (struct pa_text){lines->next, end};
    if (end > lines->next && end[-1] == '\r')
        lines->line.end--;
    lines->next = lf ? lf + 1 : end;
    lines->number++;
    return true;
}

static bool is_control(uint8_t byte)
{
    return byte < '\t' || (byte > '\r' && byte < ' ');
}

bool pa_text_is_plain(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size && i < 512; i++) {
        if (is_control(bytes[i]))
            return false;
    }
    return true;
}

bool pa_text_is_binary(const uint8_t *bytes, size_t size)
{
    size_t look = size < 512 ? size : 512, controls = 0;
    for (size_t i = 0; i < look; i++)
        controls += is_control(bytes[i]);
    return controls > look / 16;
}

bool pa_text_equals(struct pa_text text, const char *word)
{
    return pa_text_size(text) == strlen(word) && pa_text_starts(text, word);
}

const char *pa_text_find(struct pa_text text, const char *word)
{
    for (size_t size = strlen(word); pa_text_size(text) >= size; text.next++) {
        text.next = memchr(text.next, word[0], pa_text_size(text) - size + 1);
        if (!text.next)
            return NULL;
        if (memcmp(text.next, word, size) == 0)
            return text.next;
    }
    return NULL;
}

const char *pa_text_last(struct pa_text text, char c)
{
    while (text.end > text.next) {
        if (*--text.end == c)
            return text.end;
    }
    return NULL;
}

struct pa_text pa_text_trim(struct pa_text text)
{
    pa_text_spaces(&text);
    while (text.end > text.next && pa_text_is_blank(text.end[-1]))
        text.end--;
    return text;
}

bool pa_text_skip(struct pa_text *text, const char *word)
{
    if (!pa_text_starts(*text, word))
        return false;
    text->next += strlen(word);
    return true;
}

bool pa_text_word(struct pa_text *text, struct pa_text *word)
{
    word->next = text->next;
    while (text->next < text->end && !pa_text_is_blank(*text->next))
        text->next++;
    word->end = text->next;
    return word->end > word->next;
}

bool pa_text_next_word(struct pa_text *text, struct pa_text *word)
{
    pa_text_spaces(text);
    return pa_text_word(text, word);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Takes a decimal number off the front of the text; its digits begin at `digits`, behind a sign.
static bool take_decimal(struct pa_text *text, const char *digits, int64_t *value)
{
    while (digits < text->end && is_digit(*digits))
        digits++;
    if (!pa_parse_int64(text->next, (size_t)(digits - text->next), value))
        return false;
    text->next = digits;
    return true;
}

bool pa_text_digits(struct pa_text *text, int64_t *value)
{
    return take_decimal(text, text->next, value);
}

bool pa_text_int64(struct pa_text *text, int64_t *value)
{
    bool negative = text->next < text->end && *text->next == '-';
    return take_decimal(text, text->next + negative, value);
}

bool pa_text_hex(struct pa_text *text, uint64_t *value)
{
    const char *p = text->next;
    while (p < text->end && is_hex(*p))
        p++;
    if (!pa_parse_uint64(text->next, (size_t)(p - text->next), 16, value))
        return false;
    text->next = p;
    return true;
}

// The end of the digits at p, with at most one point.
static const char *past_decimal(const char *p, const char *end)
{
    while (p < end && is_digit(*p))
        p++;
    if (p < end && *p == '.')
        p++;
    while (p < end && is_digit(*p))
        p++;
    return p;
}

bool pa_text_double(struct pa_text *text, double *value)
{
    const char *p = text->next, *end = text->end;
    p += p < end && (*p == '-' || *p == '+');
    struct pa_text rest = {p, end};
    if (pa_text_skip(&rest, "nan") || pa_text_skip(&rest, "NaN")) {
        text->next = rest.next;
        *value = NAN;
        return true;
    }
    p = past_decimal(p, end);
    if (end - p >= 2 && (*p | 32) == 'e') {
        const char *digits = p + 1 + (p[1] == '-' || p[1] == '+');
        if (digits < end && is_digit(*digits))
            for (p = digits; p < end && is_digit(*p);)
                p++;
    }
    if (!pa_parse_double(text->next, (size_t)(p - text->next), value))
        return false;
    text->next = p;
    return true;
}

bool pa_text_grouped(struct pa_text *text, double *value)
{
    char plain[40];
    size_t size = 0;
    struct pa_text rest = *text, word;
    if (!pa_text_word(&rest, &word))
        return false;
    for (; word.next < word.end; word.next++) {
        if (*word.next == ',')
            continue;
        if (size == sizeof plain)
            return false;
        plain[size++] = *word.next;
    }
    struct pa_text number = {plain, plain + size};
    if (!pa_text_double(&number, value) || pa_text_size(number) > 0)
        return false;
    *text = rest;
    return true;
}

bool pa_text_to_number(struct pa_text *text)
{
    while (text->next < text->end && !is_digit(*text->next))
        text->next++;
    return text->next < text->end;
}

void pa_text_past_number(struct pa_text *text)
{
    while (text->next < text->end && is_digit(*text->next))
        text->next++;
}

bool pa_text_address(struct pa_text *text, uint64_t *value, bool *too_large)
{
    *too_large = false;
    for (;;) {
        const char *at = pa_text_find(*text, "0x");
        if (!at)
            return false;
        text->next = at + 2;
        if (text->next < text->end && is_hex(*text->next)) {
            *too_large = !pa_text_hex(text, value);
            return !*too_large;
        }
    }
}
