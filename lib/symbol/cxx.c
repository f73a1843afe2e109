// SPDX-License-Identifier: Apache-2.0
#include "symbol/cxx.h"

#include "symbol/cxx_print.h"

// Bounds on what one name may cost, in its own length. Compilers' names stay far below.
enum { NODES_PER_BYTE = 64, SPARE_NODES = 1024, OUTPUT_PER_BYTE = 32, SPARE_OUTPUT = 4096 };

// A name is mangled by a prefix and possibly followed by something else.
struct symbol {
    const char *mangled, *end;
    const char *prefix; // shown before it
    bool parameters;    // shown in any mode
};

static bool starts_with(const char *name, size_t size, const char *prefix)
{
    size_t n = strlen(prefix);
    return size >= n && !memcmp(name, prefix, n);
}

// ___Z <encoding> _block_invoke [_ <number>]: a block of clang.
static bool block_symbol(const char *name, size_t size, struct symbol *s)
{
    const char *mark = "_block_invoke", *p = name + size - strlen(mark);
    if (size < 4 + strlen(mark))
        return false;
    while (p > name + 4 && memcmp(p, mark, strlen(mark)))
        p--;
    if (p == name + 4)
        return false;
    *s = (struct symbol){
        .mangled = name + 4, .end = p, .prefix = "invocation function for block in "};
    const char *rest = p + strlen(mark), *end = name + size;
    if (rest < end && *rest == '_')
        rest++;
    while (rest < end && *rest >= '0' && *rest <= '9')
        rest++;
    return rest == end || *rest == '.';
}

// _GLOBAL_ <separator> (I or D) _ <name>: the constructors or destructors of a file.
static bool global_symbol(const char *name, size_t size, struct symbol *s)
{
    if (size < 12 || !memchr("._$", name[8], 3) || !memchr("ID", name[9], 2) || name[10] != '_')
        return false;
    bool mangled = starts_with(name + 11, size - 11, "_Z");
    *s = (struct symbol){.mangled = name + (mangled ? 13 : 8),
                         .end = name + size,
                         .prefix = name[9] == 'I' ? "global constructors keyed to "
                                                  : "global destructors keyed to ",
                         .parameters = true};
    return true;
}

static bool find_symbol(const char *name, size_t size, struct symbol *s)
{
    if (starts_with(name, size, "_Z")) {
        *s = (struct symbol){.mangled = name + 2, .end = name + size, .prefix = ""};
        return true;
    }
    if (starts_with(name, size, "___Z"))
        return block_symbol(name, size, s);
    return starts_with(name, size, "_GLOBAL_") && global_symbol(name, size, s);
}

static bool print(pa_cxx_ref node, size_t size, struct pa_arena *arena, enum pa_demangle_mode mode,
                  struct pa_strbuf *out)
{
    size_t max_size = size * OUTPUT_PER_BYTE + SPARE_OUTPUT;
    struct pa_cxx_printer pr = {.out = out,
                                .arena = arena,
                                .max_size = max_size,
                                .steps_left = max_size,
                                .no_templates = mode == PA_DEMANGLE_DEFAULT,
                                .no_enclosing = mode != PA_DEMANGLE_FULL,
                                .brackets = 1};
    pa_cxx_print(&pr, node);
    return !pr.failed;
}

static pa_cxx_ref parse(struct pa_cxx_parser *ps, const struct symbol *s, bool parameters)
{
    ps->at = s->mangled;
    ps->end = s->end;
    ps->nodes_left = (size_t)(s->end - s->mangled) * NODES_PER_BYTE + SPARE_NODES;
    pa_cxx_ref node = pa_cxx_encoding(ps, parameters, false);
    return ps->failed ? NULL : node;
}

bool pa_cxx_demangle(const char *name, size_t size, enum pa_demangle_mode mode,
                     struct pa_strbuf *out)
{
    struct symbol s;
    if (!find_symbol(name, size, &s))
        return false;
    pa_strbuf_clear(out);
    pa_strbuf_adds(out, s.prefix);
    if (s.mangled == name + 8) { // _GLOBAL__I_ and a name of C
        pa_strbuf_add(out, s.mangled, (size_t)(s.end - s.mangled));
        return true;
    }
    struct pa_arena arena = {0};
    struct pa_cxx_parser ps = {.arena = &arena};
    pa_cxx_ref node = parse(&ps, &s, s.parameters || mode == PA_DEMANGLE_FULL);
    bool done = node && print(node, size, &arena, mode, out);
    pa_vec_release(&ps.substitutions);
    pa_vec_release(&ps.stack);
    pa_vec_release(&ps.templates);
    pa_vec_release(&ps.unbound);
    pa_arena_release(&arena);
    return done;
}
