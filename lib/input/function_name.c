// SPDX-License-Identifier: Apache-2.0
#include "input/function_name.h"

#include "base/path_end.h"
#include "symbol/demangle.h"

#include <string.h>

struct pa_function pa_function_as_is(pa_str name, const struct pa_strings *strings)
{
    bool mangled =
        pa_symbol_is_mangled(pa_strings_text(strings, name), pa_strings_size(strings, name));
    return (struct pa_function){.name = name, .system_name = mangled ? name : 0};
}

// Whether type arguments are all of a name, or all behind its last "::": then they are none.
static bool is_all_brackets(struct pa_string name)
{
    size_t depth = 0, i = name.size;
    if (!i || name.text[i - 1] != '>')
        return false;
    do {
        i--;
        depth += name.text[i] == '>';
        depth -= name.text[i] == '<';
    } while (depth && i);
    return i == 0 || (i >= 2 && name.text[i - 1] == ':' && name.text[i - 2] == ':');
}

// Names with an arrow stay whole, since pprof takes its '>' for the end of type arguments when it
// shortens names: "operator->()", "call<fn(i32) -> i32>", "closure (Int) -> Bool in f()".
struct pa_function pa_function_of_binary(pa_str name, const struct pa_strings *strings)
{
    struct pa_string text = {pa_strings_text(strings, name), pa_strings_size(strings, name)};
    bool whole = is_all_brackets(text) || strstr(text.text, "->");
    return (struct pa_function){.name = name, .system_name = whole ? 0 : name};
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

// "name.dll", "name.odex (deleted)", "base.apk!lib.so"
static bool has_ending(const char *name, const char *ending)
{
    size_t size = strlen(ending);
    for (const char *at = strstr(name, ending); at; at = strstr(at + 1, ending)) {
        if (at[size] == '\0' || at[size] == ' ')
            return true;
    }
    return false;
}

bool pa_file_has_symbols(const char *file)
{
    static const char *const GENERATED[] = {".map", ".oat", ".odex", ".vdex", ".dex", ".art",
                                            ".jar", ".apk", ".dll",  ".exe",  ".jsa"};
    if (*file == '[' && !starts_with(file, "[kernel") && !starts_with(file, "[guest.kernel") &&
        !starts_with(file, "[vdso"))
        return false; // [heap], [JIT app cache], [anon:dalvik-jit-code-cache]
    if (*file == '\0' || starts_with(file, "//anon") || starts_with(file, "/dev/") ||
        starts_with(file, "memfd:") || starts_with(file, "/memfd:") ||
        starts_with(file, "anon_inode") || starts_with(file, "/anon_hugepage") ||
        starts_with(file, "/SYSV") || strcmp(file, "inlined") == 0)
        return false;
    const char *name = pa_path_end(file, 1);
    for (size_t i = 0; i < sizeof GENERATED / sizeof *GENERATED; i++) {
        if (has_ending(name, GENERATED[i]))
            return false;
    }
    return !starts_with(name, "jitted-");
}

// The last "->" of the name; NULL if there is none.
static const char *last_arrow(struct pa_string name)
{
    for (size_t i = name.size; i-- > 1;) {
        if (name.text[i - 1] == '-' && name.text[i] == '>')
            return name.text + i - 1;
    }
    return NULL;
}

static bool has_class(const char *text, const char *end)
{
    while ((text = memchr(text, ':', (size_t)(end - text))) && text + 1 < end) {
        if (*++text == ':')
            return true;
    }
    return false;
}

struct pa_string pa_take_inlined(struct pa_string *name)
{
    struct pa_string call = *name;
    const char *arrow = last_arrow(*name), *end = name->text + name->size;
    name->size = 0;
    if (!arrow || !has_class(arrow + 2, end) || !has_class(call.text, arrow))
        return call;
    name->size = (size_t)(arrow - call.text);
    return (struct pa_string){arrow + 2, (size_t)(end - arrow) - 2};
}
