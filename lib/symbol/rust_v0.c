// SPDX-License-Identifier: Apache-2.0
// Rust's v0 mangling: printed while it is read, for it is a prefix code. A back reference reads an
// earlier place once more; depth, output and work are bounded.
#include "symbol/rust.h"
#include "symbol/rust_reader.h"

#include <string.h>

enum { STEPS_PER_BYTE = 64, OUTPUT_PER_BYTE = 256, SPARE = 4096 };

static void read_generic_argument(struct pa_rust_reader *s)
{
    if (pa_rust_take(s, 'L'))
        pa_rust_put_lifetime(s, pa_rust_base62(s));
    else if (pa_rust_take(s, 'K'))
        pa_rust_const(s);
    else
        pa_rust_type(s);
}

// The arguments up to E, which is left.
void pa_rust_generic_arguments(struct pa_rust_reader *s)
{
    bool outer = s->silent;
    s->silent |= s->no_generics;
    for (bool first = true; !s->failed && pa_rust_peek(s) != 'E'; first = false) {
        pa_rust_put(s, first ? "" : ", ");
        read_generic_argument(s);
    }
    s->silent = outer;
}

// [<disambiguator>] <path> of an impl: not shown.
static void skip_impl_path(struct pa_rust_reader *s)
{
    bool outer = s->silent;
    s->silent = true;
    pa_rust_disambiguator(s);
    pa_rust_path(s, false);
    s->silent = outer;
}

static void read_as_trait(struct pa_rust_reader *s, bool trait)
{
    pa_rust_put(s, "<");
    pa_rust_type(s);
    if (trait) {
        pa_rust_put(s, " as ");
        pa_rust_path(s, false);
    }
    pa_rust_put(s, ">");
}

// N <namespace> <path> <identifier>
static void read_nested(struct pa_rust_reader *s, bool in_value)
{
    char space = pa_rust_peek(s);
    bool special = space >= 'A' && space <= 'Z';
    if (!special && !(space >= 'a' && space <= 'z')) {
        pa_rust_fail(s);
        return;
    }
    s->at++;
    pa_rust_path(s, in_value);
    uint64_t number = pa_rust_disambiguator(s);
    struct pa_rust_identifier id = pa_rust_identifier(s);
    if (!special) {
        pa_rust_put(s, "::");
        pa_rust_put_identifier(s, id);
        return;
    }
    pa_rust_put(s, "::{");
    if (space == 'C')
        pa_rust_put(s, "closure");
    else if (space == 'S')
        pa_rust_put(s, "shim");
    else
        pa_rust_put_bytes(s, &space, 1);
    if (id.size) {
        pa_rust_put(s, ":");
        pa_rust_put_identifier(s, id);
    }
    pa_rust_put_number(s, "#", number);
    pa_rust_put(s, "}");
}

static void read_path_part(struct pa_rust_reader *s, bool in_value)
{
    char c = pa_rust_peek(s);
    if (c == 'B') {
        const char *resume, *end;
        if (pa_rust_jump_back(s, &resume, &end)) {
            pa_rust_path(s, in_value);
            pa_rust_resume(s, resume, end);
        }
        return;
    }
    s->at += c != '\0';
    switch (c) {
    case 'C':
        pa_rust_disambiguator(s);
        pa_rust_put_identifier(s, pa_rust_identifier(s));
        break;
    case 'M':
    case 'X':
        skip_impl_path(s);
        read_as_trait(s, c == 'X');
        break;
    case 'Y':
        read_as_trait(s, true);
        break;
    case 'N':
        read_nested(s, in_value);
        break;
    case 'I':
        pa_rust_path(s, in_value);
        pa_rust_put(s, in_value ? "::<" : "<");
        pa_rust_generic_arguments(s);
        pa_rust_put(s, ">");
        pa_rust_expect(s, 'E');
        break;
    default:
        pa_rust_fail(s);
    }
}

void pa_rust_path(struct pa_rust_reader *s, bool in_value)
{
    if (!pa_rust_enter(s))
        return;
    read_path_part(s, in_value);
    s->depth--;
}

bool pa_rust_v0(const char *name, size_t size, enum pa_demangle_mode mode, struct pa_strbuf *out)
{
    const char *dot = memchr(name, '.', size);
    if (dot)
        size = (size_t)(dot - name);
    if (size < 3 || memcmp(name, "_R", 2) || pa_rust_is_digit(name[2]))
        return false; // digits: a version to come
    struct pa_rust_reader s = {.start = name + 2,
                               .at = name + 2,
                               .end = name + size,
                               .out = out,
                               .no_generics = mode == PA_DEMANGLE_DEFAULT,
                               .steps_left = size * STEPS_PER_BYTE + SPARE,
                               .max_output = size * OUTPUT_PER_BYTE + SPARE};
    pa_strbuf_clear(out);
    pa_rust_path(&s, true);
    if (s.at < s.end) { // the crate that it was instantiated in
        s.silent = true;
        pa_rust_path(&s, false);
    }
    return !s.failed && s.at == s.end;
}
