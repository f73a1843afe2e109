// SPDX-License-Identifier: Apache-2.0
// Flame graphs as the text of their scenes, and what is to be in it.
#ifndef PA_TESTS_FLAME_DUMP_H
#define PA_TESTS_FLAME_DUMP_H

#include "check.h"
#include "flame/flame.h"

#include <string.h>

// data: what the viewer is told, or NULL.
static inline void dump_flame(const struct pa_flame_tree *tree,
                              const struct pa_flame_options *options, struct pa_strbuf *dump,
                              struct pa_strbuf *data)
{
    struct pa_flame_panel panel = {.tree = tree};
    struct pa_scene scene;
    struct pa_error err = {0};
    if (!pa_flame_draw(&(struct pa_flame_picture){&panel, 1}, options, &scene, data, &err))
        fail_msg("%s", err.text);
    pa_scene_dump(&scene, dump);
    pa_scene_release(&scene);
}

static inline void check_contains(const struct pa_strbuf *text, const char *part)
{
    if (!strstr(pa_strbuf_text(text), part))
        fail_msg("no <%s> in:\n%s", part, pa_strbuf_text(text));
}

static inline void check_lacks(const struct pa_strbuf *text, const char *part)
{
    if (strstr(pa_strbuf_text(text), part))
        fail_msg("<%s> in:\n%s", part, pa_strbuf_text(text));
}

#endif
