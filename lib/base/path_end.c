// SPDX-License-Identifier: Apache-2.0
#include "base/path_end.h"

#include <stdbool.h>
#include <string.h>

const char *pa_path_end(const char *path, size_t count)
{
    const char *start = path + strlen(path);
    for (; start > path; start--)
        if (start[-1] == '/' && *start && --count == 0)
            break;
    return start;
}

const char *pa_path_distinct_end(const char *const *paths, size_t count, size_t which)
{
    const char *path = paths[which], *end = path;
    bool same = true;
    for (size_t elements = 1; same; elements++) {
        end = pa_path_end(path, elements);
        same = false;
        for (size_t i = 0; i < count && end > path && !same; i++)
            same = i != which && strcmp(pa_path_end(paths[i], elements), end) == 0;
    }
    return end;
}
