// SPDX-License-Identifier: Apache-2.0
#include "symbol/demangle.h"

#include "symbol/cxx.h"
#include "symbol/rust.h"

#include <string.h>

bool pa_demangle_mode_parse(const char *text, enum pa_demangle_mode *mode)
{
    static const char *const names[] = {"default", "templates", "full", "none"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(text, names[i])) {
            *mode = (enum pa_demangle_mode)i;
            return true;
        }
    *mode = PA_DEMANGLE_DEFAULT;
    return !*text;
}

static bool has_pair(const char *name, size_t size, char first, const char *rest)
{
    size_t n = strlen(rest);
    const char *end = name + size;
    for (const char *p = name; (p = memchr(p, first, (size_t)(end - p))); p++)
        if ((size_t)(end - p) > n && !memcmp(p + 1, rest, n))
            return true;
    return false;
}

// Text that a demangler wrote. Java's "class.<init>" and Go's "foo.(*Bar[...]).Method" are not.
static bool looks_like_cpp(const char *name, size_t size)
{
    bool brackets = memchr(name, '<', size) || memchr(name, '>', size) || memchr(name, '[', size) ||
                    memchr(name, ']', size);
    if (!brackets && !has_pair(name, size, ':', ":"))
        return false;
    return !has_pair(name, size, '.', "<") && !has_pair(name, size, ']', ").");
}

// Removes what stands between outermost pairs of brackets, with the brackets. A closing bracket too
// many ends the work, and what follows it stays; so does a pair that is never closed.
static void remove_between(struct pa_strbuf *text, char open, char close)
{
    size_t kept = 0, nesting = 0, opened_at = 0;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->text[i];
        if (c == close && nesting == 0) {
            memmove(text->text + kept, text->text + i, text->size - i);
            kept += text->size - i;
            break;
        }
        if (c == open && nesting++ == 0)
            opened_at = kept;
        text->text[kept++] = c;
        if (c == close && --nesting == 0)
            kept = opened_at;
    }
    text->size = kept;
    text->text[kept] = '\0';
}

static bool simplify_text(const char *name, size_t size, enum pa_demangle_mode mode,
                          struct pa_strbuf *out)
{
    if (mode == PA_DEMANGLE_FULL || !looks_like_cpp(name, size))
        return false;
    pa_strbuf_clear(out);
    pa_strbuf_add(out, name, size);
    remove_between(out, '(', ')');
    if (mode == PA_DEMANGLE_DEFAULT)
        remove_between(out, '<', '>');
    return out->size != size;
}

bool pa_symbol_is_mangled(const char *name, size_t size)
{
    size_t i = size > 2 && name[0] == '_' && name[1] == '_' ? 1 : 0;
    if (size < i + 3 || name[i] != '_' || (name[i + 1] != 'Z' && name[i + 1] != 'R'))
        return false;
    for (; i < size; i++) {
        char c = name[i];
        bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!word && !memchr("_.$@", c, 4))
            return false;
    }
    return true;
}

// False if the result is the name.
static bool demangle(const char *name, size_t size, enum pa_demangle_mode mode,
                     struct pa_strbuf *out)
{
    bool done;
    if (size > 2 && name[0] == '_' && name[1] == 'R')
        done = pa_rust_v0(name, size, mode, out);
    else
        done = (pa_rust_is_legacy(name, size) && pa_rust_legacy(name, size, out)) ||
               pa_cxx_demangle(name, size, mode, out);
    if (!done)
        return false;
    return out->size != size || memcmp(pa_strbuf_text(out), name, size) != 0;
}

bool pa_demangle(const char *name, size_t size, enum pa_demangle_mode mode, struct pa_strbuf *out)
{
    if (!size || mode == PA_DEMANGLE_NONE)
        return false;
    if (*name == '_' && (demangle(name, size, mode, out) ||
                         demangle(name + 1, size - 1, mode, out))) // macOS puts one more
        return true;
    return simplify_text(name, size, mode, out);
}
