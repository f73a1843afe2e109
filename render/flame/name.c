// SPDX-License-Identifier: Apache-2.0
#include "flame/name.h"

#include <string.h>

static bool is_open(char c)
{
    return c == '(' || c == '[' || c == '<' || c == '{';
}

static bool is_close(char c)
{
    return c == ')' || c == ']' || c == '>' || c == '}';
}

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

// What C compilers add to the name of a copy they made: "sort_swap.isra.0".
static bool is_clone_suffix(const char *part)
{
    static const char *const suffixes[] = {"isra", "part", "constprop", "cold", "llvm", "lto_priv"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (starts(part, suffixes[i]) && strchr(".", part[strlen(suffixes[i])]))
            return true;
    return false;
}

// What splits a name, outside of brackets. Offsets are just behind the separator, 0: none.
struct separators {
    size_t slash;               // last '/' in front of the first bracket
    size_t dot, last_dot;       // first '.' after that slash, last '.' of all
    size_t colons, last_colons; // first and last "::"
    size_t first_dots;          // number of dots in front of any bracket
};

static struct separators scan(const char *name)
{
    struct separators s = {0};
    size_t depth = 0;
    bool bracket = false;
    for (size_t i = 0; name[i]; i++) {
        char c = name[i];
        // "->" and "operator<" are not brackets worth understanding: depth never goes below 0.
        if (is_open(c)) {
            depth++;
            bracket = true;
        } else if (is_close(c)) {
            depth -= depth > 0;
        } else if (depth > 0) {
            continue;
        } else if (c == '/' && !bracket) {
            s.slash = i + 1;
            s.dot = 0;
        } else if (c == '.' && is_clone_suffix(name + i + 1)) {
            break;
        } else if (c == '.' && i > 0) {
            s.dot = s.dot ? s.dot : i + 1;
            s.last_dot = i + 1;
            s.first_dots += !bracket;
        } else if (c == ':' && name[i + 1] == ':') {
            s.colons = s.colons ? s.colons : i + 2;
            s.last_colons = i + 2;
            i++;
        }
    }
    return s;
}

static void add_form(struct pa_name *out, const char *form)
{
    if (*form && (out->count == 0 || strlen(form) < strlen(out->forms[out->count - 1])))
        out->forms[out->count++] = form;
}

// Closures end in ".func1.2", wrappers in "-fm", assembly in ".abi0": the last part of such a name
// says nothing.
static bool says_nothing(const char *part)
{
    static const char *const noise[] = {"func", "gowrap", "abi0", "abiinternal"};
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        if (starts(part, noise[i])) {
            part += strlen(noise[i]);
            break;
        }
    return strspn(part, "0123456789.-") == strlen(part);
}

// Where the class of com.example.Foo.bar begins, 0 if that is not what the name looks like.
static size_t java_class(const char *name, const struct separators *s)
{
    if (s->first_dots < 2 || s->slash)
        return 0;
    size_t at = s->last_dot - 1;
    while (at > 0 && name[at - 1] != '.')
        at--;
    return name[at] >= 'A' && name[at] <= 'Z' ? at : 0;
}

void pa_name_split(const char *name, struct pa_name *out)
{
    struct separators s = scan(name);
    size_t class = java_class(name, &s);
    *out = (struct pa_name){0};
    add_form(out, name);
    if (s.colons) {
        // Up to the first "::" is the namespace or crate; the middle is kept for one step.
        out->package = s.colons - 2;
        add_form(out, name + s.colons);
        add_form(out, name + s.last_colons);
    } else if (class) {
        out->package = class - 1;
        add_form(out, name + class);
        add_form(out, name + s.last_dot);
    } else if (s.dot) {
        out->package = s.dot - 1;
        add_form(out, name + s.slash);
        add_form(out, name + s.dot);
        if (!says_nothing(name + s.last_dot))
            add_form(out, name + s.last_dot);
    } else if (s.slash) {
        out->package = s.slash - 1;
        add_form(out, name + s.slash);
    }
}

bool pa_name_is_runtime(const char *package, size_t size)
{
    static const char *const exact[] = {"runtime",  "syscall", "libc",
                                        "[kernel]", "kernel",  "[kernel.kallsyms]",
                                        "[vdso]",   "node",    "v8"};
    static const char *const prefixes[] = {
        "runtime/",      "internal/runtime/", "[kernel",      "libc.so",
        "libc-",         "ld-linux",          "libpthread",   "vmlinux",
        "internal/poll", "linux-vdso",        "node:internal"};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (strlen(exact[i]) == size && memcmp(exact[i], package, size) == 0)
            return true;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (size >= strlen(prefixes[i]) && memcmp(prefixes[i], package, strlen(prefixes[i])) == 0)
            return true;
    return false;
}

const char *pa_name_package_label(const char *package)
{
    const char *slash = strrchr(package, '/');
    return slash && slash[1] ? slash + 1 : package;
}
