// SPDX-License-Identifier: Apache-2.0
// Constants of v0 symbols.
#include "symbol/rust_reader.h"

#include <inttypes.h>
#include <string.h>

static void put_character(struct pa_rust_reader *s, uint64_t value)
{
    static const char escapes[] = "\tt\rr\nn\\\\''";
    pa_rust_put(s, "'");
    const char *e = NULL;
    for (size_t i = 0; i + 1 < sizeof escapes; i += 2)
        if ((uint64_t)escapes[i] == value)
            e = &escapes[i + 1];
    char c = (char)value;
    if (e) {
        pa_rust_put(s, "\\");
        pa_rust_put_bytes(s, e, 1);
    } else if (value >= ' ' && value <= '~') {
        pa_rust_put_bytes(s, &c, 1);
    } else if (!s->silent) {
        pa_strbuf_printf(s->out, "\\u{%" PRIx64 "}", value);
    }
    pa_rust_put(s, "'");
}

// {<hex-digit>} _, without leading zeros.
static uint64_t read_hex(struct pa_rust_reader *s, const char **digits, size_t *count)
{
    uint64_t value = 0;
    *digits = s->at;
    for (char c; (c = pa_rust_peek(s)) != '_'; s->at++) {
        bool digit = pa_rust_is_digit(c);
        if (s->failed || (!digit && !(c >= 'a' && c <= 'f'))) {
            pa_rust_fail(s);
            return 0;
        }
        value = value << 4 | (unsigned)(digit ? c - '0' : c - 'a' + 10);
    }
    *count = (size_t)(s->at - *digits);
    pa_rust_expect(s, '_');
    if (!*count || (**digits == '0' && *count > 1))
        pa_rust_fail(s);
    return value;
}

static void read_value(struct pa_rust_reader *s, char type)
{
    if (strchr("aslxni", type) && pa_rust_take(s, 'n'))
        pa_rust_put(s, "-");
    const char *digits;
    size_t count = 0;
    uint64_t value = read_hex(s, &digits, &count);
    if (s->failed)
        return;
    if (type == 'b') {
        if (value > 1)
            pa_rust_fail(s);
        pa_rust_put(s, value ? "true" : "false");
    } else if (type == 'c') {
        if (count > 6)
            pa_rust_fail(s);
        put_character(s, value);
    } else if (count > 16) {
        pa_rust_put(s, "0x");
        pa_rust_put_bytes(s, digits, count);
    } else {
        pa_rust_put_number(s, "", value);
    }
}

void pa_rust_const(struct pa_rust_reader *s)
{
    if (!pa_rust_enter(s))
        return;
    char c = pa_rust_peek(s);
    if (c == 'B') {
        pa_rust_referred(s, pa_rust_const);
    } else if (pa_rust_take(s, 'p')) {
        pa_rust_put(s, "_");
    } else if (c && strchr("aslxnihtmyojbc", c)) {
        s->at++;
        read_value(s, c);
    } else {
        pa_rust_fail(s);
    }
    s->depth--;
}
