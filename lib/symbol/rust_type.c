// SPDX-License-Identifier: Apache-2.0
// Types of v0 symbols.
#include "symbol/rust_reader.h"

#include <string.h>

// G <base-62-number>: for<'a, 'b>
static void read_binder(struct pa_rust_reader *s)
{
    if (!pa_rust_take(s, 'G'))
        return;
    uint64_t count = pa_rust_base62(s) + 1;
    if (s->failed || count >= (uint64_t)(s->end - s->at)) { // each is used later on
        pa_rust_fail(s);
        return;
    }
    pa_rust_put(s, "for<");
    for (uint64_t i = 0; i < count; i++) {
        pa_rust_put(s, i ? ", " : "");
        s->lifetimes++;
        pa_rust_put_lifetime(s, 1);
    }
    pa_rust_put(s, "> ");
}

static const char *basic_type(char c)
{
    static const char *const names[26] = {"i8",   "bool",  "char",  "f64", "str", "f32", NULL,
                                          "u8",   "isize", "usize", NULL,  "i32", "u32", "i128",
                                          "u128", "_",     NULL,    NULL,  "i16", "u16", "()",
                                          "...",  NULL,    "i64",   "u64", "!"};
    return c >= 'a' && c <= 'z' ? names[c - 'a'] : NULL;
}

// & ['lifetime] [mut]
static void read_reference(struct pa_rust_reader *s, bool mutable)
{
    pa_rust_put(s, "&");
    if (pa_rust_take(s, 'L')) {
        uint64_t lifetime = pa_rust_base62(s);
        if (lifetime) {
            pa_rust_put_lifetime(s, lifetime);
            pa_rust_put(s, " ");
        }
    }
    pa_rust_put(s, mutable ? "mut " : "");
    pa_rust_type(s);
}

static void read_tuple(struct pa_rust_reader *s)
{
    unsigned count = 0;
    pa_rust_put(s, "(");
    for (; !s->failed && pa_rust_peek(s) != 'E'; count++) {
        pa_rust_put(s, count ? ", " : "");
        pa_rust_type(s);
    }
    pa_rust_put(s, count == 1 ? ",)" : ")");
    pa_rust_expect(s, 'E');
}

static void read_abi(struct pa_rust_reader *s)
{
    pa_rust_put(s, "extern \"");
    if (pa_rust_take(s, 'C')) {
        pa_rust_put(s, "C");
    } else {
        struct pa_rust_identifier id = pa_rust_identifier(s);
        if (id.punycode)
            pa_rust_fail(s);
        for (size_t i = 0; i < id.size; i++)
            pa_rust_put_bytes(s, id.text[i] == '_' ? "-" : &id.text[i], 1);
    }
    pa_rust_put(s, "\" ");
}

// [<binder>] [U] [K <abi>] {<type>} E <type>
static void read_function(struct pa_rust_reader *s)
{
    uint64_t outer = s->lifetimes;
    read_binder(s);
    if (pa_rust_take(s, 'U'))
        pa_rust_put(s, "unsafe ");
    if (pa_rust_take(s, 'K'))
        read_abi(s);
    pa_rust_put(s, "fn(");
    for (bool first = true; !s->failed && pa_rust_peek(s) != 'E'; first = false) {
        pa_rust_put(s, first ? "" : ", ");
        pa_rust_type(s);
    }
    pa_rust_expect(s, 'E');
    pa_rust_put(s, ")");
    if (!pa_rust_take(s, 'u')) {
        pa_rust_put(s, " -> ");
        pa_rust_type(s);
    }
    s->lifetimes = outer;
}

// A path whose generic arguments are not closed, so that bindings can follow them. Whether there
// were any.
static bool read_open_path(struct pa_rust_reader *s)
{
    bool open = false;
    if (!pa_rust_enter(s))
        return false;
    if (pa_rust_peek(s) == 'B') {
        const char *resume, *end;
        if (pa_rust_jump_back(s, &resume, &end)) {
            open = read_open_path(s);
            pa_rust_resume(s, resume, end);
        }
    } else if (pa_rust_take(s, 'I')) {
        pa_rust_path(s, false);
        pa_rust_put(s, "<");
        pa_rust_generic_arguments(s);
        pa_rust_expect(s, 'E');
        open = true;
    } else {
        pa_rust_path(s, false);
    }
    s->depth--;
    return open;
}

static void read_dyn_trait(struct pa_rust_reader *s)
{
    bool open = read_open_path(s);
    while (pa_rust_take(s, 'p')) {
        pa_rust_put(s, open ? ", " : "<");
        open = true;
        pa_rust_put_identifier(s, pa_rust_identifier(s));
        pa_rust_put(s, " = ");
        pa_rust_type(s);
    }
    pa_rust_put(s, open ? ">" : "");
}

// D [<binder>] {<trait>} E L <lifetime>
static void read_dyn(struct pa_rust_reader *s)
{
    uint64_t outer = s->lifetimes;
    pa_rust_put(s, "dyn ");
    read_binder(s);
    for (bool first = true; !s->failed && pa_rust_peek(s) != 'E'; first = false) {
        pa_rust_put(s, first ? "" : " + ");
        read_dyn_trait(s);
    }
    pa_rust_expect(s, 'E');
    s->lifetimes = outer;
    pa_rust_expect(s, 'L');
    uint64_t lifetime = pa_rust_base62(s);
    if (!lifetime)
        return;
    bool blank = s->out->size && s->out->text[s->out->size - 1] == ' ';
    pa_rust_put(s, blank ? "+ " : " + ");
    pa_rust_put_lifetime(s, lifetime);
}

static void read_compound(struct pa_rust_reader *s, char c)
{
    s->at++;
    switch (c) {
    case 'A':
    case 'S':
        pa_rust_put(s, "[");
        pa_rust_type(s);
        if (c == 'A') {
            pa_rust_put(s, "; ");
            pa_rust_const(s);
        }
        pa_rust_put(s, "]");
        break;
    case 'T':
        read_tuple(s);
        break;
    case 'R':
    case 'Q':
        read_reference(s, c == 'Q');
        break;
    case 'P':
    case 'O':
        pa_rust_put(s, c == 'P' ? "*const " : "*mut ");
        pa_rust_type(s);
        break;
    case 'F':
        read_function(s);
        break;
    case 'D':
        read_dyn(s);
        break;
    default:
        pa_rust_fail(s);
    }
}

void pa_rust_type(struct pa_rust_reader *s)
{
    if (!pa_rust_enter(s))
        return;
    char c = pa_rust_peek(s);
    if (basic_type(c)) {
        s->at++;
        pa_rust_put(s, basic_type(c));
    } else if (c && strchr("CMXYNI", c)) {
        pa_rust_path(s, false);
    } else if (c == 'B') {
        pa_rust_referred(s, pa_rust_type);
    } else {
        read_compound(s, c);
    }
    s->depth--;
}
