// SPDX-License-Identifier: Apache-2.0
#include "flame/fold.h"
#include "page/page_work.h"
#include "paint/paint.h"
#include "pictures/flame.h"
#include "pictures/graph.h"
#include "pictures/picture_sides.h"

#include <string.h>

// Of a flame graph: what is less than that of everything says nothing, and as many frames as a page
// opens at once.
static const double LEAST_SHARE = 1e-4;
enum { MOST_FRAMES = 20000 };

static void add_figure(struct pa_page_work *w, const char *svg, const char *name, const char *title)
{
    const char *element = strstr(svg, "<svg");
    pa_doc_figure(&w->sections, (struct pa_figure){.name = name,
                                                   .title = title,
                                                   .svg = pa_arena_strdup(w->arena, element),
                                                   .size = strlen(element)});
}

static bool paint(struct pa_page_work *w, const struct pa_scene *scene, enum pa_viewer viewer,
                  const char *data, struct pa_error *err)
{
    bool flame = viewer == PA_VIEWER_FLAME;
    const struct pa_paint_options how = {.viewer = viewer, .bare = true, .data = data};
    struct pa_strbuf svg = {0};
    bool ok = pa_painter_by_name("svg")->paint(scene, &how, &svg, err);
    if (ok)
        add_figure(w, svg.text, flame ? "flame" : "graph", flame ? "Flame graph" : "Call graph");
    pa_strbuf_release(&svg);
    return ok;
}

static bool add_flame(struct pa_page_work *w, struct pa_page_kind *kind,
                      const struct pa_picture_flame_options *how, struct pa_error *err)
{
    struct pa_picture_flame flame;
    struct pa_scene scene = {0};
    struct pa_strbuf data = {0};
    if (!pa_picture_flame_make(&flame, &kind->view, how, err) ||
        !pa_flame_fold(&flame.tree, LEAST_SHARE, MOST_FRAMES, w->arena, err))
        return false;
    bool ok = pa_picture_flame_draw(&flame, &scene, &data, err) &&
              paint(w, &scene, PA_VIEWER_FLAME, pa_strbuf_text(&data), err);
    pa_scene_release(&scene);
    pa_strbuf_release(&data);
    return ok;
}

static bool add_graph(struct pa_page_work *w, struct pa_page_kind *kind,
                      const struct pa_picture_graph_options *how, struct pa_error *err)
{
    struct pa_graph_flags flags = pa_page_graph_flags;
    struct pa_view_graph graph = {.flags = &flags, .names = w->input->names};
    struct pa_scene scene = {0};
    flags.node_count = 40;
    bool ok = pa_picture_graph_make(&kind->view, &graph, how, err) &&
              pa_picture_graph_draw(&kind->view, &graph, how, &scene, err) &&
              paint(w, &scene, PA_VIEWER_GRAPH, NULL, err);
    pa_scene_release(&scene);
    return ok;
}

// One profile of both sides, with the old values as they are compared.
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
                                                   .min_width = 1,
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
    pa_doc_heading(&w->sections, "Flame graph")->audience = PA_FOR_PAGES;
    if (has_stacks(kind) && !add_flame(w, kind, &flame, err))
        return false;
    pa_doc_heading(&w->sections, "Call graph")->audience = PA_FOR_PAGES;
    return add_graph(w, kind, &graph, err);
}
