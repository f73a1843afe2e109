// SPDX-License-Identifier: Apache-2.0
#include "cmd/side_names.h"

#include "base/path_end.h"

void pa_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                   const char **old_name, const char **new_name)
{
    const char *old = old_files->items[old_files->count - 1];
    const char *paths[] = {old, new_files->count == 1 ? new_files->items[0] : ""};
    *old_name = pa_path_distinct_end(paths, 2, 0);
    *new_name = *paths[1] ? pa_path_distinct_end(paths, 2, 1) : NULL;
}
