// SPDX-License-Identifier: Apache-2.0
#include "symbol/punycode.h"

#include "base/vec.h"

#include <stdint.h>
#include <string.h>

// Parameters of RFC 3492, section 5.
enum {
    BASE = 36,
    T_MIN = 1,
    T_MAX = 26,
    SKEW = 38,
    DAMP = 700,
    FIRST_BIAS = 72,
    FIRST_CODE = 128,
    MAX_CHARACTERS = 4096, // insertion is quadratic
};

typedef PA_VEC(uint32_t) codes;

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0' + 26;
    if (c >= 'a' && c <= 'z')
        return c - 'a';
    return c >= 'A' && c <= 'Z' ? c - 'A' : -1;
}

// A delta in generalized variable-length integers, section 3.3.
static bool read_delta(const char **at, const char *end, uint32_t bias, uint64_t *delta)
{
    uint64_t weight = 1;
    *delta = 0;
    for (uint32_t k = BASE;; k += BASE) {
        int digit = *at < end ? digit_value(*(*at)++) : -1;
        if (digit < 0 || weight > UINT32_MAX)
            return false;
        *delta += (uint64_t)digit * weight;
        uint32_t threshold = k <= bias ? T_MIN : k - bias > T_MAX ? T_MAX : k - bias;
        if ((uint32_t)digit < threshold)
            return *delta <= UINT32_MAX;
        weight *= BASE - threshold;
    }
}

// Section 6.1.
static uint32_t adapt(uint64_t delta, size_t count, bool first)
{
    delta /= first ? DAMP : 2;
    delta += delta / count;
    uint32_t k = 0;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (uint32_t)((BASE - T_MIN + 1) * delta / (delta + SKEW));
}

static void insert(codes *list, size_t at, uint32_t code)
{
    pa_vec_push(list, code);
    memmove(list->items + at + 1, list->items + at, (list->count - 1 - at) * sizeof code);
    list->items[at] = code;
}

static bool decode(const char *at, const char *end, codes *list)
{
    uint32_t bias = FIRST_BIAS;
    uint64_t code = FIRST_CODE, place = 0;
    while (at < end) {
        uint64_t delta;
        bool first = place == 0;
        if (!read_delta(&at, end, bias, &delta) || list->count >= MAX_CHARACTERS)
            return false;
        place += delta;
        size_t count = list->count + 1;
        bias = adapt(delta, count, first);
        code += place / count;
        place %= count;
        if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return false;
        insert(list, place++, (uint32_t)code);
    }
    return true;
}

static void add_utf8(struct pa_strbuf *out, uint32_t c)
{
    if (c < 0x80) {
        pa_strbuf_addc(out, (char)c);
        return;
    }
    static const uint32_t heads[] = {0, 0xC0, 0xE0, 0xF0};
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    pa_strbuf_addc(out, (char)(heads[more] | c >> (6 * more)));
    while (more--)
        pa_strbuf_addc(out, (char)(0x80 | (c >> (6 * more) & 0x3F)));
}

bool pa_punycode_decode(const char *text, size_t size, struct pa_strbuf *out)
{
    const char *end = text + size, *at = end;
    while (at > text && at[-1] != '_')
        at--;
    codes list = {0};
    for (const char *p = text; p + 1 < at; p++)
        pa_vec_push(&list, (unsigned char)*p);
    bool done = size <= MAX_CHARACTERS * 8 && decode(at, end, &list);
    for (size_t i = 0; done && i < list.count; i++)
        add_utf8(out, list.items[i]);
    pa_vec_release(&list);
    return done;
}
