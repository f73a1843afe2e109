// SPDX-License-Identifier: Apache-2.0
#include "symbol/package.h"

#include "symbol/parts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool starts_with(struct pa_string s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.size >= n && !memcmp(s.text, prefix, n);
}

static bool is_any(struct pa_string s, const char *const *list)
{
    for (; *list; list++)
        if (s.size == strlen(*list) && !memcmp(s.text, *list, s.size))
            return true;
    return false;
}

static bool starts_with_any(struct pa_string s, const char *const *list)
{
    for (; *list; list++)
        if (starts_with(s, *list))
            return true;
    return false;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static char char_of(struct pa_string s)
{
    return s.size ? *s.text : '\0';
}

// Java's packages are in lower case, its classes are not; before a Go function there is one
// package.
static struct pa_string dotted_package(const struct pa_symbol_parts *parts)
{
    size_t count = 1, i = 1;
    while (!parts->path && i + 1 < parts->count && !is_upper(char_of(parts->part[i])))
        i++;
    if (!parts->path && i + 1 < parts->count)
        count = i;
    struct pa_string last = parts->part[count - 1];
    char c = char_of(last);
    if (!c || c == '(' || c == '[' || (count == 1 && is_upper(c)))
        return (struct pa_string){"", 0};
    return (struct pa_string){parts->name.text, (size_t)(last.text + last.size - parts->name.text)};
}

// The first identifier, past the notation that may stand before it: <, &, *, [, mut, dyn, const.
static struct pa_string scoped_package(const struct pa_symbol_parts *parts)
{
    static const char *const words[] = {"mut", "dyn", "const", "impl", NULL};
    const char *p = parts->part[0].text, *end = p + parts->part[0].size;
    if (p < parts->name.text + parts->words)
        p = parts->name.text + parts->words;
    if (end - p > 10 && !memcmp(p, "(anonymous", 10))
        return (struct pa_string){"", 0};
    for (;;) {
        while (p < end && strchr("<&*[('", *p))
            p++;
        const char *word = p;
        while (p < end && !strchr("<>&*[]() :,'{}", *p))
            p++;
        struct pa_string s = {word, (size_t)(p - word)};
        if (p == end || *p != ' ' || !is_any(s, words))
            return s;
        p++;
    }
}

struct pa_string pa_symbol_package(const char *name, size_t size)
{
    struct pa_symbol_parts parts;
    pa_symbol_split(name, size, &parts);
    if (parts.count < 2)
        return (struct pa_string){"", 0};
    return parts.scoped ? scoped_package(&parts) : dotted_package(&parts);
}

// Sorted. The first elements of import paths of Go's standard library; user's have a dot in theirs,
// or are programs' own.
static const char *const go_standard[] = {
    "archive",  "bufio",    "bytes",   "cmp",     "compress", "container", "context",
    "crypto",   "database", "debug",   "embed",   "encoding", "errors",    "expvar",
    "flag",     "fmt",      "go",      "hash",    "html",     "image",     "index",
    "internal", "io",       "iter",    "log",     "maps",     "math",      "mime",
    "net",      "os",       "path",    "plugin",  "reflect",  "regexp",    "slices",
    "sort",     "strconv",  "strings", "structs", "sync",     "syscall",   "testing",
    "text",     "time",     "unicode", "unique",  "unsafe",   "vendor",    "weak",
};

static int compare_word(const void *word, const void *entry)
{
    const struct pa_string *w = word;
    const char *e = *(const char *const *)entry;
    size_t n = strlen(e);
    int order = memcmp(w->text, e, n < w->size ? n : w->size);
    return order ? order : (w->size > n) - (w->size < n);
}

static bool is_go_standard(struct pa_string package)
{
    const char *slash = memchr(package.text, '/', package.size);
    struct pa_string first = {package.text, slash ? (size_t)(slash - package.text) : package.size};
    return bsearch(&first, go_standard, sizeof go_standard / sizeof *go_standard,
                   sizeof *go_standard, compare_word);
}

// The origin of names that are known as a whole or by their beginning; PA_ORIGIN_PROGRAM for all
// others.
static enum pa_symbol_origin origin_of_name(struct pa_string name)
{
    static const char *const kernel[] = {
        "entry_SYSCALL", "do_syscall_64", "__x64_sys_",    "__do_sys_", "__se_sys_",
        "asm_exc_",      "asm_sysvec_",   "ret_from_fork", "[kernel",   NULL};
    static const char *const runtime[] = {"__libc_start",
                                          "runtime.",
                                          "runtime/",
                                          "internal/runtime/",
                                          "std::rt::",
                                          "std::sys::backtrace::__rust",
                                          "core::ops::function::FnOnce::call_once",
                                          "java.lang.Thread.run",
                                          NULL};
    static const char *const entry[] = {
        "_start",       "start_thread",    "clone",
        "clone3",       "__clone",         "gosave_systemstack_switch",
        "rt0_go",       "_rt0_amd64",      "gogo",
        "thread_start", "__libc_csu_init", NULL};
    size_t n = name.size;
    if (starts_with_any(name, kernel) || (n > 4 && !memcmp(name.text + n - 4, "_[k]", 4)))
        return PA_ORIGIN_KERNEL;
    if (starts_with_any(name, runtime) || is_any(name, entry))
        return PA_ORIGIN_RUNTIME;
    return PA_ORIGIN_PROGRAM;
}

enum pa_symbol_origin pa_symbol_origin(const char *name, size_t size)
{
    static const char *const scoped[] = {"std", "core", "alloc", "__gnu_cxx", "__cxxabiv1", NULL};
    static const char *const java[] = {"java.",    "javax.",  "jdk.",   "sun.",
                                       "com.sun.", "kotlin.", "scala.", NULL};
    struct pa_string whole = {name, size};
    enum pa_symbol_origin origin = origin_of_name(whole);
    if (origin != PA_ORIGIN_PROGRAM)
        return origin;
    struct pa_symbol_parts parts;
    pa_symbol_split(name, size, &parts);
    if (parts.count < 2)
        return PA_ORIGIN_PROGRAM;
    if (parts.scoped)
        return is_any(scoped_package(&parts), scoped) ? PA_ORIGIN_STANDARD : PA_ORIGIN_PROGRAM;
    bool standard = starts_with_any(whole, java) || is_go_standard(dotted_package(&parts));
    return standard ? PA_ORIGIN_STANDARD : PA_ORIGIN_PROGRAM;
}
