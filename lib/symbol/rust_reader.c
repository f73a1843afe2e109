// SPDX-License-Identifier: Apache-2.0
#include "symbol/rust_reader.h"

#include "symbol/punycode.h"

#include <inttypes.h>
#include <string.h>

enum { MAX_DEPTH = 400 };

void pa_rust_fail(struct pa_rust_reader *s)
{
    s->failed = true;
    s->at = s->end;
}

char pa_rust_peek(const struct pa_rust_reader *s)
{
    return s->at < s->end ? *s->at : '\0';
}

bool pa_rust_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool pa_rust_take(struct pa_rust_reader *s, char c)
{
    bool there = s->at < s->end && *s->at == c;
    s->at += there;
    return there;
}

void pa_rust_expect(struct pa_rust_reader *s, char c)
{
    if (!pa_rust_take(s, c))
        pa_rust_fail(s);
}

bool pa_rust_enter(struct pa_rust_reader *s)
{
    if (s->depth >= MAX_DEPTH || !s->steps_left || s->out->size > s->max_output)
        pa_rust_fail(s);
    if (s->failed)
        return false;
    s->depth++;
    s->steps_left--;
    return true;
}

void pa_rust_put_bytes(struct pa_rust_reader *s, const char *bytes, size_t size)
{
    if (!s->silent)
        pa_strbuf_add(s->out, bytes, size);
}

void pa_rust_put(struct pa_rust_reader *s, const char *text)
{
    pa_rust_put_bytes(s, text, strlen(text));
}

void pa_rust_put_number(struct pa_rust_reader *s, const char *before, uint64_t value)
{
    if (!s->silent)
        pa_strbuf_printf(s->out, "%s%" PRIu64, before, value);
}

// {0-9a-zA-Z} _, one less than what it stands for, as "_" alone is 0.
uint64_t pa_rust_base62(struct pa_rust_reader *s)
{
    if (pa_rust_take(s, '_'))
        return 0;
    uint64_t value = 0;
    for (; !s->failed && pa_rust_peek(s) != '_'; s->at++) {
        char c = pa_rust_peek(s);
        unsigned digit = pa_rust_is_digit(c)    ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') + 10
                         : c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A') + 36
                                                : 62;
        if (digit == 62 || value > (UINT64_MAX - digit) / 62) {
            pa_rust_fail(s);
            return 0;
        }
        value = value * 62 + digit;
    }
    pa_rust_expect(s, '_');
    return value + 1;
}

uint64_t pa_rust_disambiguator(struct pa_rust_reader *s)
{
    return pa_rust_take(s, 's') ? pa_rust_base62(s) + 1 : 0;
}

// [u] <decimal> [_] <bytes>
struct pa_rust_identifier pa_rust_identifier(struct pa_rust_reader *s)
{
    struct pa_rust_identifier id = {.punycode = pa_rust_take(s, 'u')};
    if (!pa_rust_is_digit(pa_rust_peek(s)))
        pa_rust_fail(s);
    if (!pa_rust_take(s, '0')) // a zero is a number by itself
        for (; pa_rust_is_digit(pa_rust_peek(s)) && id.size <= (size_t)(s->end - s->at); s->at++)
            id.size = id.size * 10 + (size_t)(pa_rust_peek(s) - '0');
    (void)pa_rust_take(s, '_');
    if (s->failed || id.size > (size_t)(s->end - s->at)) {
        pa_rust_fail(s);
        return (struct pa_rust_identifier){0};
    }
    id.text = s->at;
    s->at += id.size;
    for (size_t i = 0; i < id.size; i++) {
        char c = id.text[i];
        if (!pa_rust_is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_')
            pa_rust_fail(s);
    }
    return id;
}

void pa_rust_put_identifier(struct pa_rust_reader *s, struct pa_rust_identifier id)
{
    if (s->failed)
        return;
    if (!id.punycode) {
        pa_rust_put_bytes(s, id.text, id.size);
        return;
    }
    struct pa_strbuf decoded = {0};
    if (pa_punycode_decode(id.text, id.size, &decoded))
        pa_rust_put_bytes(s, pa_strbuf_text(&decoded), decoded.size);
    else
        pa_rust_fail(s);
    pa_strbuf_release(&decoded);
}

// B <base-62-number>: what was read at that place, which is before this one.
bool pa_rust_jump_back(struct pa_rust_reader *s, const char **resume, const char **end)
{
    const char *here = s->at++;
    uint64_t place = pa_rust_base62(s);
    if (s->failed || s->silent)
        return false;
    if (place >= (uint64_t)(here - s->start)) {
        pa_rust_fail(s);
        return false;
    }
    *resume = s->at;
    *end = s->end;
    s->at = s->start + place;
    s->end = here;
    return true;
}

void pa_rust_resume(struct pa_rust_reader *s, const char *resume, const char *end)
{
    s->end = end;
    s->at = s->failed ? end : resume;
}

void pa_rust_referred(struct pa_rust_reader *s, void (*read)(struct pa_rust_reader *))
{
    const char *resume, *end;
    if (!pa_rust_jump_back(s, &resume, &end))
        return;
    read(s);
    pa_rust_resume(s, resume, end);
}

void pa_rust_put_lifetime(struct pa_rust_reader *s, uint64_t lifetime)
{
    pa_rust_put(s, "'");
    if (!lifetime) {
        pa_rust_put(s, "_");
        return;
    }
    if (lifetime > s->lifetimes) {
        pa_rust_fail(s);
        return;
    }
    uint64_t depth = s->lifetimes - lifetime;
    char letter = (char)(depth < 26 ? 'a' + (int)depth : 'z');
    pa_rust_put_bytes(s, &letter, 1);
    if (depth >= 26)
        pa_rust_put_number(s, "", depth - 26 + 1);
}
