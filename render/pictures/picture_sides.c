// SPDX-License-Identifier: Apache-2.0
#include "pictures/picture_sides.h"

#include "base/path_end.h"

void pa_picture_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                           const char **old_name, const char **new_name)
{
    const char *paths[] = {old_files->count == 1 ? old_files->items[0] : "",
                           new_files->count == 1 ? new_files->items[0] : ""};
    *old_name = *paths[0] ? pa_path_distinct_end(paths, 2, 0) : NULL;
    *new_name = *paths[1] ? pa_path_distinct_end(paths, 2, 1) : NULL;
}

bool pa_picture_compare_sides(struct pa_session *session, struct pa_sides *sides,
                              const struct pa_picture_sides_options *o,
                              struct pa_picture_compared *compared, struct pa_error *err)
{
    const struct pa_comparison_options how = {
        .type = o->sides.sample_index, .norm = o->norm, .by_cum = true};
    struct pa_profile_comparison *c;
    for (size_t r = 0; r < sides->runs.count; r++)
        sides->runs.items[r].work = o->operations[sides->runs.items[r].side];
    const struct pa_comparison_runs runs = {sides->runs.items, sides->runs.count};
    if (!pa_compare_profiles(runs, &how, session->arena, &c, err))
        return false;
    compared->comparison = c;
    double weight = o->scaled ? c->exposure * (double)c->new_runs / (double)c->old_runs : 1;
    return pa_sides_subtract(session, sides, weight, &compared->profile, err);
}

bool pa_picture_compare(struct pa_session *session, const struct pa_side_files *files,
                        const struct pa_picture_sides_options *options,
                        struct pa_picture_compared *compared, struct pa_error *err)
{
    struct pa_sides sides;
    bool ok = pa_sides_load(session, files, &options->sides, &sides, err) &&
              pa_picture_compare_sides(session, &sides, options, compared, err);
    pa_sides_release(&sides);
    return ok;
}
