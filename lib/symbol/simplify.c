// SPDX-License-Identifier: Apache-2.0
#include "symbol/simplify.h"

#include <stdbool.h>
#include <string.h>

static bool starts_with(const char *text, const char *end, const char *prefix)
{
    size_t n = strlen(prefix);
    return (size_t)(end - text) >= n && !memcmp(text, prefix, n);
}

struct pa_string pa_symbol_simplify(const char *name, size_t size)
{
    const char *end = name + size;
    if (size && *name == '.')
        name++;
    const char *p = name;
    while (p < end) {
        if (starts_with(p, end, "(anonymous namespace)"))
            p += strlen("(anonymous namespace)");
        else if (starts_with(p, end, "operator()"))
            p += strlen("operator()");
        else if (*p == '(')
            break;
        else
            p++;
    }
    return (struct pa_string){name, (size_t)(p - name)};
}
