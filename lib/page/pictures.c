// SPDX-License-Identifier: Apache-2.0
#include "flame/fold.h"
#include "page/data.h"
#include "paint/paint.h"
#include "pictures/flame.h"
#include "pictures/graph.h"
#include "pictures/picture_sides.h"
#include "scene/compact.h"

#include <string.h>

// Limits of a still flame graph, which nobody can zoom into: shares and pixels.
static const double LEAST_SHARE = 4e-3, LEAST_WIDTH = 6, LEAST_TOOLTIP = 100;
enum { MOST_FRAMES = 20000, MOST_ROWS = 60 };
enum { MOST_NODES = 30 }; // of a call graph

bool pa_page_figure_add(struct pa_page_work *w, struct pa_scene *scene,
                        const struct pa_figure *figure, double tooltips, struct pa_error *err)
{
    struct pa_strbuf svg = {0};
    pa_scene_compact(scene, tooltips);
    bool ok = pa_painter_by_name("svg")->paint(scene, &(struct pa_paint_options){0}, &svg, err);
    const char *element = ok ? strstr(svg.text, "<svg") : NULL;
    if (element) {
        struct pa_figure *copy = pa_arena_memdup(w->arena, figure, sizeof *copy);
        copy->svg = pa_arena_strdup(w->arena, element);
        copy->size = strlen(element);
        pa_doc_figure(&w->sections, *copy);
    }
    pa_strbuf_release(&svg);
    return ok;
}

static const struct pa_figure FLAME = {.name = "flame", .title = "Flame graph"},
                              GRAPH = {.name = "graph", .title = "Call graph"};

static bool add_flame(struct pa_page_work *w, struct pa_page_kind *kind,
                      const struct pa_picture_flame_options *how, struct pa_error *err)
{
    struct pa_picture_flame flame;
    struct pa_scene scene = {0};
    if (!pa_picture_flame_make(&flame, &kind->view, how, err) ||
        !pa_flame_fold(&flame.tree, LEAST_SHARE, MOST_FRAMES, w->arena, err))
        return false;
    bool ok = pa_picture_flame_draw(&flame, &scene, NULL, err) &&
              pa_page_figure_add(w, &scene, &FLAME, LEAST_TOOLTIP, err);
    pa_scene_release(&scene);
    return ok;
}

static bool add_graph(struct pa_page_work *w, struct pa_page_kind *kind,
                      const struct pa_picture_graph_options *how, struct pa_error *err)
{
    struct pa_graph_flags flags = pa_page_graph_flags;
    struct pa_view_graph graph = {.flags = &flags, .names = w->input->names};
    struct pa_scene scene = {0};
    flags.node_count = MOST_NODES;
    bool ok = pa_picture_graph_make(&kind->view, &graph, how, err) &&
              pa_picture_graph_draw(&kind->view, &graph, how, &scene, err) &&
              pa_page_figure_add(w, &scene, &GRAPH, 1, err);
    pa_scene_release(&scene);
    return ok;
}

// Makes the view of a compared kind: one profile of both sides, with old values scaled as the
// comparison does.
static bool make_view(struct pa_page_work *w, struct pa_page_kind *kind,
                      const struct pa_profile_comparison **comparison, struct pa_error *err)
{
    static const struct pa_filter_options filters;
    const struct pa_value_options values = {
        .sample_index = w->input->sample_index, .divide_by = 1, .unit = "minimum"};
    const struct pa_view_options options = {.filters = &filters, .values = &values, .utf8 = true};
    const struct pa_picture_sides_options how = {.sides.sample_index = w->input->sample_index,
                                                 .scaled = true};
    struct pa_picture_compared compared;
    if (!pa_picture_compare_sides(w->session, &kind->sides->sides, &how, &compared, err) ||
        !pa_view_make(w->session, compared.profile, &options, &kind->view, err))
        return false;
    *comparison = compared.comparison;
    return true;
}

static bool has_stacks(const struct pa_page_kind *kind)
{
    struct pa_error ignored = {0};
    return pa_profile_needs_stacks(kind->view.profile, "a picture", &ignored);
}

bool pa_page_pictures_add(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    const struct pa_profile_comparison *comparison = NULL;
    bool diff = kind->sides != NULL;
    if (diff && !make_view(w, kind, &comparison, err))
        return false;
    const struct pa_picture_flame_options flame = {.names = w->input->names,
                                                   .min_width = LEAST_WIDTH,
                                                   .depth = MOST_ROWS,
                                                   .diff = diff,
                                                   .comparison = comparison,
                                                   .old_name = pa_page_label(w, 0),
                                                   .new_name = pa_page_label(w, 1)};
    const struct pa_picture_graph_options graph = {.diff = diff,
                                                   .comparison = comparison,
                                                   .old_name = flame.old_name,
                                                   .new_name = flame.new_name};
    if (kind->view.total == 0 && !diff)
        return true;
    if (!pa_page_data_collect(w, kind, err))
        return false;
    pa_doc_heading(&w->sections, "Flame graph")->audience = PA_FOR_PAGES;
    if (has_stacks(kind) && !add_flame(w, kind, &flame, err))
        return false;
    if (kind != w->kinds.items)
        return true; // a call graph is large: the first kind of profile has one
    pa_doc_heading(&w->sections, "Call graph")->audience = PA_FOR_PAGES;
    return add_graph(w, kind, &graph, err);
}
