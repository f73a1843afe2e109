// SPDX-License-Identifier: Apache-2.0
// <special-name>: tables, thunks, guards and the like.
#include "symbol/cxx_parse.h"

enum operand { TYPE, ENCODING, NAME, ARGUMENT };

struct special {
    const char *code, *prefix;
    enum operand operand;
    int offsets; // call offsets before the operand; of kind 'h' or 'v' if the code says it
};

static const struct special specials[] = {
    {"TV", "vtable for ", TYPE, 0},
    {"TT", "VTT for ", TYPE, 0},
    {"TI", "typeinfo for ", TYPE, 0},
    {"TS", "typeinfo name for ", TYPE, 0},
    {"TF", "typeinfo fn for ", TYPE, 0},
    {"TJ", "java Class for ", TYPE, 0},
    {"TA", "template parameter object for ", ARGUMENT, 0},
    {"Th", "non-virtual thunk to ", ENCODING, 1},
    {"Tv", "virtual thunk to ", ENCODING, 1},
    {"Tc", "covariant return thunk to ", ENCODING, 2},
    {"TH", "TLS init function for ", NAME, 0},
    {"TW", "TLS wrapper function for ", NAME, 0},
    {"GV", "guard variable for ", NAME, 0},
    {"GR", "reference temporary for ", NAME, 0},
    {"GA", "hidden alias for ", ENCODING, 0},
    {"GTn", "non-transaction clone for ", ENCODING, 0},
};

static void call_offset(struct pa_cxx_parser *ps)
{
    char c = pa_cxx_peek(ps, 0);
    if (c != 'h' && c != 'v') {
        pa_cxx_fail(ps);
        return;
    }
    ps->at++;
    pa_cxx_number(ps);
    pa_cxx_expect(ps, '_');
    if (c == 'v') {
        pa_cxx_number(ps);
        pa_cxx_expect(ps, '_');
    }
}

static pa_cxx_ref operand(struct pa_cxx_parser *ps, enum operand kind)
{
    switch (kind) {
    case TYPE:
        return pa_cxx_type(ps, false);
    case ENCODING:
        return pa_cxx_encoding(ps, true, false);
    case NAME:
        return pa_cxx_name(ps, NULL);
    default:
        return pa_cxx_template_argument(ps, pa_cxx_list_begin(ps));
    }
}

// TC <derived type> <offset> _ <base type>
static pa_cxx_ref construction_table(struct pa_cxx_parser *ps)
{
    pa_cxx_ref derived = pa_cxx_type(ps, false);
    if (pa_cxx_number(ps) < 0)
        pa_cxx_fail(ps);
    pa_cxx_expect(ps, '_');
    pa_cxx_ref base = pa_cxx_type(ps, false);
    return pa_cxx_make_text(ps, PA_CXX_SPECIAL, "construction vtable for ", base, derived);
}

// Gr <length> _ <name>, with $S for a slash, $_ for a dot and $$ for a dollar.
static pa_cxx_ref java_resource(struct pa_cxx_parser *ps)
{
    int32_t size = pa_cxx_number(ps) - 1;
    pa_cxx_expect(ps, '_');
    if (size < 1 || size > ps->end - ps->at)
        return pa_cxx_fail(ps);
    struct pa_cxx_node *name = pa_cxx_new(ps, PA_CXX_NAME);
    if (!name)
        return NULL;
    char *text = pa_arena_alloc(ps->arena, (size_t)size);
    for (const char *p = ps->at, *end = p + size; p < end; p++) {
        char c = *p;
        if (c == '$') {
            const char *codes = "S_$", *code = ++p < end ? memchr(codes, *p, 3) : NULL;
            if (!code)
                return pa_cxx_fail(ps);
            c = "/.$"[code - codes];
        }
        text[name->size++] = c;
    }
    ps->at += size;
    name->text = text;
    return pa_cxx_make_text(ps, PA_CXX_SPECIAL, "java resource ", name, NULL);
}

// The number of a reference temporary, in base 36, may be missing.
static void skip_sequence(struct pa_cxx_parser *ps)
{
    while (pa_cxx_is_digit(pa_cxx_peek(ps, 0)) || pa_cxx_is_upper(pa_cxx_peek(ps, 0)))
        ps->at++;
    if (pa_cxx_more(ps))
        pa_cxx_expect(ps, '_');
}

pa_cxx_ref pa_cxx_special_name(struct pa_cxx_parser *ps)
{
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) {
        const struct special *s = &specials[i];
        if (!pa_cxx_take(ps, s->code))
            continue;
        if (s->offsets == 1)
            ps->at--; // the letter of the code is that of the offset
        for (int k = 0; k < s->offsets; k++)
            call_offset(ps);
        pa_cxx_ref a = operand(ps, s->operand);
        if (!strcmp(s->code, "GR"))
            skip_sequence(ps);
        return pa_cxx_make_text(ps, PA_CXX_SPECIAL, s->prefix, a, NULL);
    }
    if (pa_cxx_take(ps, "TC"))
        return construction_table(ps);
    if (pa_cxx_take(ps, "Gr"))
        return java_resource(ps);
    if (pa_cxx_take(ps, "GT") && pa_cxx_more(ps)) {
        ps->at++; // whatever kind of transactional clone
        return pa_cxx_make_text(ps, PA_CXX_SPECIAL, "transaction clone for ",
                                pa_cxx_encoding(ps, true, false), NULL);
    }
    if (pa_cxx_sees(ps, "GIW")) {
        ps->at += 2;
        return pa_cxx_make_text(ps, PA_CXX_SPECIAL, "initializer for module ",
                                pa_cxx_module_name(ps, NULL), NULL);
    }
    return pa_cxx_fail(ps);
}
