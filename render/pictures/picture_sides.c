// SPDX-License-Identifier: Apache-2.0
#include "pictures/picture_sides.h"

#include "base/path_end.h"

bool pa_picture_sides_take(struct pa_words *files, struct pa_source_options *source, bool merge)
{
    source->program = pa_binaries_take_program(files);
    if (files->count == 2 && !merge && !source->base.count && !source->diff_base.count) {
        source->diff_base = (struct pa_words){files->items, 1};
        *files = (struct pa_words){files->items + 1, 1};
    }
    return source->diff_base.count > 0;
}

void pa_picture_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                           const char **old_name, const char **new_name)
{
    const char *old = old_files->items[old_files->count - 1];
    const char *paths[] = {old, new_files->count == 1 ? new_files->items[0] : ""};
    *old_name = pa_path_distinct_end(paths, 2, 0);
    *new_name = *paths[1] ? pa_path_distinct_end(paths, 2, 1) : NULL;
}
