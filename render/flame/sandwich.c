// SPDX-License-Identifier: Apache-2.0
#include "flame/flame.h"

const struct pa_flame_panel *pa_flame_sandwich(const struct pa_flame_tree *tree,
                                               const struct pa_regex *regex, const char *pattern,
                                               struct pa_arena *arena, struct pa_error *err)
{
    struct pa_flame_tree *trees = pa_arena_calloc(arena, 2, sizeof *trees);
    struct pa_flame_panel *panels = pa_arena_calloc(arena, 2, sizeof *panels);
    if (!pa_flame_callers(tree, regex, arena, &trees[0], err) ||
        !pa_flame_callees(tree, regex, arena, &trees[1], err))
        return NULL;
    uint32_t matches = pa_flame_count_top(&trees[1]);
    panels[0] = (struct pa_flame_panel){.tree = &trees[0], .hide_root = true, .up = true};
    // One function is its own root; several stand below a row that says what they have in common.
    panels[1] = (struct pa_flame_panel){
        .tree = &trees[1],
        .hide_root = matches == 1,
        .root_name = pa_arena_printf(arena, "%u functions matching %s", matches, pattern)};
    return panels;
}
