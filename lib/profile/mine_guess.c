// SPDX-License-Identifier: Apache-2.0
// What a user's own code probably is.
#include "profile/mine.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "profile/foreign_code.h"
#include "symbol/package.h"

#include <stdlib.h>
#include <string.h>

static bool begins(struct pa_string text, const char *prefix)
{
    size_t n = strlen(prefix);
    return text.size >= n && memcmp(text.text, prefix, n) == 0;
}

static bool ends(const char *text, const char *suffix)
{
    size_t size = strlen(text), n = strlen(suffix);
    return size >= n && strcmp(text + size - n, suffix) == 0;
}

static struct pa_string name_of(const struct pa_profile *p, const struct pa_function *f)
{
    return (struct pa_string){pa_profile_text(p, f->name), pa_strings_size(p->strings, f->name)};
}

// Empty if there is none, and if no expression could have its name in it.
static struct pa_string package_of(const struct pa_profile *p, const struct pa_function *f)
{
    struct pa_string name = name_of(p, f), package = pa_symbol_package(name.text, name.size);
    bool plain = pa_utf8_valid(package.text, package.size) &&
                 (package.size == 0 || !memchr(package.text, '\0', package.size));
    return plain ? package : (struct pa_string){0};
}

static bool is_named(const struct pa_profile *p, const struct pa_function *f, const char *name)
{
    return strcmp(pa_profile_text(p, f->name), name) == 0;
}

// ---- Lists of packages

struct packages {
    PA_VEC(struct pa_string) list; // sorted once they are all there
};

static int by_text(const void *a, const void *b)
{
    const struct pa_string *x = a, *y = b;
    int order = memcmp(x->text, y->text, x->size < y->size ? x->size : y->size);
    return order ? order : (x->size > y->size) - (x->size < y->size);
}

static void sort(struct packages *packages)
{
    size_t count = 0;
    if (packages->list.count == 0)
        return;
    qsort(packages->list.items, packages->list.count, sizeof *packages->list.items, by_text);
    for (size_t i = 0; i < packages->list.count; i++)
        if (i == 0 || by_text(&packages->list.items[i], &packages->list.items[count - 1]) != 0)
            packages->list.items[count++] = packages->list.items[i];
    packages->list.count = count;
}

// Whether some package is `prefix` or below it: the first one that is not before it would be.
static bool has_below(const struct packages *packages, struct pa_string prefix)
{
    size_t low = 0, high = packages->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_text(&packages->list.items[middle], &prefix) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < packages->list.count && packages->list.items[low].size >= prefix.size &&
           memcmp(packages->list.items[low].text, prefix.text, prefix.size) == 0;
}

// "example.org/shop" for "example.org/shop/internal/cart": the first elements of the package that
// no foreign one begins with. Where the first one is a host, it alone says little.
static struct pa_string root_of(struct pa_string package, const struct packages *foreign,
                                char separator)
{
    struct pa_string root = {package.text, 0};
    bool host = false;
    while (root.size < package.size) {
        const char *next = package.text + root.size + (root.size > 0);
        const char *end = memchr(next, separator, (size_t)(package.text + package.size - next));
        bool first = root.size == 0;
        root.size = end ? (size_t)(end - package.text) : package.size;
        host = first && end && (separator == '.' || memchr(root.text, '.', root.size));
        if (!host && !has_below(foreign, root))
            break;
    }
    return root;
}

enum { LONGEST_PATTERN = 8192 }; // the compiler of expressions has a limit, too

// "^(main|example\.org/shop)[./]"; NULL if that would be too long.
static const char *pattern_of(const struct packages *own, const struct packages *foreign,
                              char separator, struct pa_arena *arena)
{
    struct packages roots = {0};
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < own->list.count; i++)
        pa_vec_push(&roots.list, root_of(own->list.items[i], foreign, separator));
    sort(&roots);
    for (size_t i = 0; i < roots.list.count; i++) {
        pa_strbuf_adds(&out, i ? "|" : "^(");
        for (size_t k = 0; k < roots.list.items[i].size; k++) {
            char c = roots.list.items[i].text[k];
            if (strchr("\\^$.[]|()?*+{}", c))
                pa_strbuf_addc(&out, '\\');
            pa_strbuf_addc(&out, c);
        }
    }
    pa_strbuf_adds(&out, separator == '/' ? ")[./]" : ")\\.");
    const char *pattern = out.size <= LONGEST_PATTERN
                              ? pa_arena_strndup(arena, pa_strbuf_text(&out), out.size)
                              : NULL;
    pa_strbuf_release(&out);
    pa_vec_release(&roots.list);
    return pattern;
}

// ---- Go

static bool is_go(const struct pa_profile *p)
{
    for (uint32_t i = 1; i <= p->function_count; i++) {
        const char *file = pa_profile_text(p, p->functions[i].file);
        if (ends(file, ".go") || (!*file && (is_named(p, &p->functions[i], "runtime.main") ||
                                             is_named(p, &p->functions[i], "runtime.mallocgc"))))
            return true;
    }
    return false;
}

struct go_main {
    const char *file;
    bool test;
};

// main.main of a program; of a test binary, whose main.main is generated, a file with tests.
static bool find_go_main(const struct pa_profile *p, struct go_main *main)
{
    *main = (struct go_main){0};
    for (uint32_t i = 1; i <= p->function_count; i++) {
        const char *file = pa_profile_text(p, p->functions[i].file);
        if (is_named(p, &p->functions[i], "main.main") && !ends(file, "_testmain.go")) {
            *main = (struct go_main){file, false};
            return true;
        }
        if (!main->file && ends(file, "_test.go") && !pa_behind_module_version(file))
            *main = (struct go_main){file, true};
    }
    return main->file != NULL;
}

// How many bytes the files of main's module have in common, as far as its own path tells: up to the
// version of a module, or to the repository of a GOPATH; else 0.
static size_t go_root_size(const char *file)
{
    const char *behind = pa_behind_module_version(file);
    if (behind)
        return (size_t)(behind - file);
    const char *src = strstr(file, "/src/");
    const char *host = src ? src + 5 : "";
    size_t size = strcspn(host, "/");
    if (host[size] != '/' || !memchr(host, '.', size)) // "src/main.go" has no host
        return 0;
    for (int i = 0; i < 3 && *host; i++) {
        host += strcspn(host, "/");
        host += *host == '/';
    }
    return (size_t)(host - file);
}

static bool is_of_module(const char *file, const struct go_main *main, size_t root)
{
    if (root)
        return strncmp(file, main->file, root) == 0 && !strstr(file + root, "vendor/");
    return *file && !pa_is_foreign_source(file);
}

static bool guess_go(const struct pa_profile *p, struct pa_mine_rule *rule, struct pa_arena *arena)
{
    struct go_main main;
    struct packages own = {0}, foreign = {0};
    if (!is_go(p) || !find_go_main(p, &main))
        return false;
    size_t root = go_root_size(main.file);
    for (uint32_t i = 1; i <= p->function_count; i++) {
        struct pa_string name = name_of(p, &p->functions[i]);
        struct pa_string package = package_of(p, &p->functions[i]);
        if (package.size == 0)
            continue;
        bool mine = (!main.test && begins(name, "main.")) ||
                    (pa_symbol_origin(name.text, name.size) == PA_ORIGIN_PROGRAM &&
                     is_of_module(pa_profile_text(p, p->functions[i].file), &main, root));
        if (mine && !ends(pa_profile_text(p, p->functions[i].file), "_testmain.go"))
            pa_vec_push(&own.list, package);
        else
            pa_vec_push(&foreign.list, package);
    }
    sort(&own);
    sort(&foreign);
    *rule = (struct pa_mine_rule){
        .pattern = own.list.count > 0 ? pattern_of(&own, &foreign, '/', arena) : NULL,
        .names_only = true,
        .reason = main.test ? "the module of the tests" : "the module of main.main"};
    pa_vec_release(&own.list);
    pa_vec_release(&foreign.list);
    return rule->pattern != NULL;
}

// ---- Java

static bool guess_java(const struct pa_profile *p, struct pa_mine_rule *rule,
                       struct pa_arena *arena)
{
    struct packages own = {0}, foreign = {0};
    bool java = false;
    for (uint32_t i = 1; i <= p->function_count; i++) {
        struct pa_string name = name_of(p, &p->functions[i]);
        struct pa_string package = package_of(p, &p->functions[i]);
        bool standard = pa_symbol_origin(name.text, name.size) != PA_ORIGIN_PROGRAM;
        java |= begins(name, "java.");
        if (package.size && !standard && ends(name.text, ".main"))
            pa_vec_push(&own.list, package);
        else if (package.size && standard)
            pa_vec_push(&foreign.list, package);
    }
    sort(&own);
    sort(&foreign);
    bool found = java && own.list.count > 0;
    *rule = (struct pa_mine_rule){.pattern = found ? pattern_of(&own, &foreign, '.', arena) : NULL,
                                  .names_only = true,
                                  .reason = "the packages around main"};
    pa_vec_release(&own.list);
    pa_vec_release(&foreign.list);
    return rule->pattern != NULL;
}

// ---- All others

// The binary with main in it; else the first one, which by custom is the program's.
static const char *main_binary(const struct pa_profile *p)
{
    for (uint32_t l = 1; l <= p->location_count; l++) {
        const struct pa_location *at = &p->locations[l];
        for (uint32_t i = 0; i < at->line_count && at->mapping; i++)
            if (is_named(p, &p->functions[p->lines[at->first_line + i].function], "main"))
                return pa_profile_text(p, p->mappings[at->mapping].file);
    }
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const char *file = pa_profile_text(p, p->mappings[i].file);
        if (*file && !pa_is_foreign_binary(file))
            return file;
    }
    return NULL;
}

struct pa_mine_rule pa_mine_guess(const struct pa_profile *p, struct pa_arena *arena)
{
    struct pa_mine_rule rule;
    if (guess_go(p, &rule, arena) || guess_java(p, &rule, arena))
        return rule;
    rule = (struct pa_mine_rule){.binary = main_binary(p)};
    if (rule.binary && *rule.binary)
        rule.reason = "the main binary without standard and fetched libraries";
    else
        rule = (struct pa_mine_rule){
            .reason = "all but standard libraries, fetched packages and the system"};
    return rule;
}
