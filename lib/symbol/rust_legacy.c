// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"
#include "symbol/rust.h"

#include <string.h>

enum { HASH_SIZE = 20 }; // "17h" and 16 digits and E

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Where the symbol ends: after the last E that is followed by a dot, or at the end.
static size_t size_without_suffix(const char *name, size_t size)
{
    for (size_t i = size; i-- > 1;)
        if (name[i] == '.' && name[i - 1] == 'E')
            return i;
    return size;
}

bool pa_rust_is_legacy(const char *name, size_t size)
{
    if (size < 4 || memcmp(name, "_ZN", 3))
        return false;
    size = size_without_suffix(name, size);
    if (size <= HASH_SIZE + 3 || name[size - 1] != 'E' || memcmp(name + size - HASH_SIZE, "17h", 3))
        return false;
    unsigned seen = 0;
    for (size_t i = size - 17; i < size - 1; i++) {
        int digit = hex_digit(name[i]);
        if (digit < 0)
            return false;
        seen |= 1u << digit;
    }
    int different = 0;
    for (; seen; seen &= seen - 1)
        different++;
    return different >= 5; // a hash rather than a name that looks like one
}

// An escape at text[0] == '$': the bytes it takes, and the character it stands for; 0 if unknown.
static size_t escape(const char *text, size_t size, char *c)
{
    static const struct {
        const char *code;
        char c;
    } codes[] = {{"$SP$", '@'}, {"$BP$", '*'}, {"$RF$", '&'}, {"$LT$", '<'},
                 {"$GT$", '>'}, {"$LP$", '('}, {"$RP$", ')'}, {"$C$", ','}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        size_t n = strlen(codes[i].code);
        if (size >= n && !memcmp(text, codes[i].code, n)) {
            *c = codes[i].c;
            return n;
        }
    }
    if (size < 5 || text[1] != 'u' || text[4] != '$')
        return 0;
    int high = hex_digit(text[2]), low = hex_digit(text[3]);
    if (high < 2 || high > 7 || low < 0)
        return 0;
    *c = (char)(high << 4 | low);
    return 5;
}

static void add_identifier(struct pa_strbuf *out, const char *text, size_t size)
{
    const char *end = text + size;
    if (size >= 2 && text[0] == '_' && text[1] == '$')
        text++; // so that it starts as an identifier does
    while (text < end) {
        char c = *text;
        size_t used = 1;
        if (c == '.' && end - text > 1 && text[1] == '.') {
            pa_strbuf_adds(out, "::");
            text += 2;
            continue;
        }
        if (c == '$')
            used = escape(text, (size_t)(end - text), &c);
        if (!used) {
            pa_strbuf_add(out, text, (size_t)(end - text));
            return;
        }
        pa_strbuf_addc(out, c);
        text += used;
    }
}

bool pa_rust_legacy(const char *name, size_t size, struct pa_strbuf *out)
{
    const char *p = name + 3, *end = name + size_without_suffix(name, size) - HASH_SIZE;
    pa_strbuf_clear(out);
    while (p < end) {
        const char *digits = p;
        while (p < end && *p >= '0' && *p <= '9')
            p++;
        uint64_t length;
        if (p - digits > 9 || !pa_parse_uint64(digits, (size_t)(p - digits), 10, &length))
            return false;
        if (p < end && *p == '_') { // counted, but no part of the identifier
            if (!length--)
                return false;
            p++;
        }
        if (length > (uint64_t)(end - p))
            return false;
        if (out->size)
            pa_strbuf_adds(out, "::");
        add_identifier(out, p, (size_t)length);
        p += length;
    }
    return true;
}
