// SPDX-License-Identifier: Apache-2.0
#include "cmd/side_names.h"

#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

// The last two elements of a path.
static const char *with_folder(const char *path)
{
    const char *name = base_name(path), *start = path;
    for (const char *c = path; c + 1 < name; c++)
        if (*c == '/')
            start = c + 1;
    return start;
}

void pa_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                   const char **old_name, const char **new_name)
{
    const char *old = old_files->items[old_files->count - 1];
    const char *new = new_files->count == 1 ? new_files->items[0] : NULL;
    bool alike = new &&strcmp(base_name(old), base_name(new)) == 0;
    *old_name = alike ? with_folder(old) : base_name(old);
    *new_name = !new ? NULL : alike ? with_folder(new) : base_name(new);
}
