// SPDX-License-Identifier: Apache-2.0
#include "symbol/stable.h"

#include <stdbool.h>
#include <string.h>

struct text {
    const char *start;
    size_t size;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

static size_t count(struct text t, size_t at, bool (*is)(char))
{
    size_t n = 0;
    while (at + n < t.size && is(t.start[at + n]))
        n++;
    return n;
}

static bool has(struct text t, size_t at, const char *what)
{
    size_t size = strlen(what);
    return size <= t.size - at && memcmp(t.start + at, what, size) == 0;
}

// ---- What is left out at a place: each gives its size, 0 if it is not there

// "::h" and 16 digits, at the end or before a suffix.
static size_t rust_hash(struct text t, size_t at)
{
    enum { SIZE = 3 + 16 };
    if (!has(t, at, "::h") || count(t, at + 3, is_hex) != 16)
        return 0;
    return at + SIZE == t.size || !is_word(t.start[at + SIZE]) ? SIZE : 0;
}

// "[3f5c1a7be2d09411]" behind the name of a crate.
static size_t rust_crate(struct text t, size_t at)
{
    size_t digits = count(t, at + 1, is_hex), end = at + 1 + digits;
    bool is = t.start[at] == '[' && at > 0 && is_word(t.start[at - 1]) && digits >= 12 &&
              digits <= 16 && end < t.size && t.start[end] == ']' && has(t, end + 1, "::");
    return is ? digits + 2 : 0;
}

// ".llvm.123", ".constprop.0" and their like, at the end or before another of them.
static size_t copy_suffix(struct text t, size_t at)
{
    static const char *const KINDS[] = {".llvm.", ".lto_priv.", ".constprop.", ".isra."};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        size_t kind = strlen(KINDS[i]), digits;
        if (!has(t, at, KINDS[i]) || !(digits = count(t, at + kind, is_digit)))
            continue;
        size_t end = at + kind + digits;
        return end == t.size || t.start[end] == '.' ? kind + digits : 0;
    }
    return 0;
}

// "/0x000000d7076ce2ef": the address of a class that the virtual machine made up, as a part of its
// own.
static size_t hidden_address(struct text t, size_t at)
{
    if (at == 0 || !is_word(t.start[at - 1]) || (!has(t, at, "/0x") && !has(t, at, ".0x")))
        return 0;
    size_t digits = count(t, at + 3, is_hex), end = at + 3 + digits;
    return digits >= 6 && (end == t.size || !is_word(t.start[end])) ? 3 + digits : 0;
}

// Digits behind one of these words, with a separator between them where the word has one.
static size_t java_number(struct text t, size_t at)
{
    static const struct {
        const char *behind, *separators;
    } RULES[] = {
        {"$$Lambda", "$/+"},
        {"GeneratedMethodAccessor", NULL},
        {"GeneratedConstructorAccessor", NULL},
        {"GeneratedSerializationConstructorAccessor", NULL},
        {"$Proxy", NULL},
    };
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        size_t word = strlen(RULES[i].behind);
        bool separated = RULES[i].separators != NULL;
        if (at < word || memcmp(t.start + at - word, RULES[i].behind, word) != 0 ||
            (separated && !strchr(RULES[i].separators, t.start[at])))
            continue;
        size_t digits = count(t, at + separated, is_digit), end = at + separated + digits;
        if (digits && (end == t.size || !is_word(t.start[end])))
            return digits + separated;
    }
    return 0;
}

// "/1349277854" behind a lambda's number: what older virtual machines had instead of an address.
static size_t java_hash(struct text t, size_t at, const struct pa_strbuf *out)
{
    static const char LAMBDA[] = "$$Lambda";
    size_t size = sizeof LAMBDA - 1, digits = count(t, at + 1, is_digit), end = at + 1 + digits;
    bool behind = out->size >= size && memcmp(out->text + out->size - size, LAMBDA, size) == 0;
    return behind && t.start[at] == '/' && digits && (end == t.size || !is_word(t.start[end]))
               ? digits + 1
               : 0;
}

// "CGLIB$$3f2a1bc0": of a class that a framework made up.
static size_t cglib_hash(struct text t, size_t at)
{
    static const char *const WORDS[] = {"CGLIB$$", "Guice$$"};
    size_t digits = count(t, at, is_hex);
    for (size_t i = 0; digits && i < sizeof WORDS / sizeof *WORDS; i++) {
        size_t size = strlen(WORDS[i]);
        if (at >= size && memcmp(t.start + at - size, WORDS[i], size) == 0)
            return digits;
    }
    return 0;
}

// ---- The name

static size_t of_run(struct text t, size_t at, const struct pa_strbuf *out)
{
    size_t size = java_number(t, at);
    if (!size)
        size = java_hash(t, at, out);
    if (!size)
        size = hidden_address(t, at);
    return size ? size : cglib_hash(t, at);
}

static size_t of_build(struct text t, size_t at)
{
    size_t size = rust_hash(t, at);
    return size ? size : rust_crate(t, at);
}

// Whether a removable part may begin here, by one character: a cheap test before the others.
static bool may_begin(struct text t, size_t at)
{
    char c = t.start[at], before = at ? t.start[at - 1] : '\0';
    return strchr(":[./$+", c) || (is_hex(c) && (before == 'r' || before == 'y' || before == '$'));
}

enum pa_symbol_change pa_symbol_stable(const char *name, size_t size, struct pa_strbuf *out)
{
    struct text t = {name, size};
    struct pa_strbuf kept = {0};
    enum pa_symbol_change change = PA_SYMBOL_STABLE;
    for (size_t at = 0; at < size;) {
        if (!may_begin(t, at)) {
            pa_strbuf_addc(&kept, name[at++]);
            continue;
        }
        size_t run = of_run(t, at, &kept), build = of_build(t, at), copy = copy_suffix(t, at);
        if (run)
            change = PA_SYMBOL_OF_RUN;
        else if (build && change != PA_SYMBOL_OF_RUN)
            change = PA_SYMBOL_OF_BUILD;
        else if (copy && change == PA_SYMBOL_STABLE)
            change = PA_SYMBOL_OF_OPTIMIZER;
        size_t skip = run ? run : build ? build : copy;
        if (!skip)
            pa_strbuf_addc(&kept, name[at]);
        at += skip ? skip : 1;
    }
    if (change != PA_SYMBOL_STABLE) {
        pa_strbuf_clear(out);
        pa_strbuf_add(out, kept.text, kept.size);
    }
    pa_strbuf_release(&kept);
    return change;
}
