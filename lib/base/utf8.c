// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <string.h>

// Length and value bits of a sequence by its first byte; 0 for a byte that cannot start one.
static size_t first_byte(unsigned char c, uint32_t *value)
{
    if (c < 0x80)
        return *value = c, 1;
    if (c >= 0xC2 && c < 0xE0)
        return *value = c & 0x1F, 2;
    if (c >= 0xE0 && c < 0xF0)
        return *value = c & 0x0F, 3;
    if (c >= 0xF0 && c < 0xF5)
        return *value = c & 0x07, 4;
    return 0;
}

uint32_t pa_utf8_decode(const char *text, size_t size, size_t *bytes)
{
    static const uint32_t SMALLEST[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t value = 0;
    size_t n = first_byte((unsigned char)text[0], &value);
    *bytes = 1;
    if (n == 0 || n > size)
        return PA_UTF8_INVALID;
    for (size_t i = 1; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c & 0xC0) != 0x80)
            return PA_UTF8_INVALID;
        value = value << 6 | (c & 0x3F);
    }
    if (value < SMALLEST[n] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return PA_UTF8_INVALID;
    *bytes = n;
    return value;
}

size_t pa_ascii_run(const char *text, size_t size)
{
    const uint64_t ones = 0x0101010101010101, high = ones << 7;
    size_t n = 0;
    for (uint64_t eight; n + sizeof eight <= size; n += sizeof eight) {
        memcpy(&eight, text + n, sizeof eight);
        // Below a blank the difference has its top bit set, from DEL on the sum or the byte itself.
        if ((eight | (eight - 0x20 * ones) | (eight + ones)) & high)
            break;
    }
    while (n < size && text[n] >= 0x20 && text[n] < 0x7F)
        n++;
    return n;
}

size_t pa_utf8_count(const char *text, size_t size)
{
    size_t i = pa_ascii_run(text, size), count = i, bytes;
    for (; i < size; i += bytes, count++)
        pa_utf8_decode(text + i, size - i, &bytes);
    return count;
}

bool pa_utf8_valid(const char *text, size_t size)
{
    size_t bytes;
    for (size_t i = 0; i < size; i += bytes) {
        if (pa_utf8_decode(text + i, size - i, &bytes) == PA_UTF8_INVALID && bytes == 1)
            return false;
    }
    return true;
}

size_t pa_utf8_prefix(const char *text, size_t size, size_t characters)
{
    size_t i = 0, bytes;
    for (; i < size && characters > 0; i += bytes, characters--)
        pa_utf8_decode(text + i, size - i, &bytes);
    return i;
}

bool pa_utf8_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
