// SPDX-License-Identifier: Apache-2.0
#include "pictures/graph.h"

#include "analysis/noise_gate.h"
#include "base/path_end.h"
#include "pictures/graph_shapes.h"
#include "view/header_lines.h"
#include "view/values.h"

#include <math.h>
#include <string.h>

enum { DEFAULT_NODES = 80 };

struct picture {
    const struct pa_view *view;
    const struct pa_view_graph *graph;
    const struct pa_picture_graph_options *o;
    struct pa_graph_shapes shapes;
    struct pa_callgraph picture;
    struct pa_noise_gate gate; // of a comparison
};

static struct pa_arena *arena_of(const struct picture *g)
{
    return g->view->session->arena;
}

bool pa_picture_graph_make(struct pa_view *view, struct pa_view_graph *graph,
                           const struct pa_picture_graph_options *o, struct pa_error *err)
{
    struct pa_tag_options *tags = pa_arena_calloc(view->session->arena, 1, sizeof *tags);
    *tags = (struct pa_tag_options){.units = view->label_units, .output_unit = view->output_unit};
    graph->default_count = DEFAULT_NODES;
    graph->trim = (struct pa_trim_options){
        // pprof's order for pictures says nothing about differences.
        .order = o->diff ? PA_ORDER_CUM : PA_ORDER_PICTURE,
        .no_redundant_edges = true,
        .call_tree = graph->flags->call_tree,
        .tags = o->labels ? tags : NULL,
    };
    return pa_view_graph(view, graph, err);
}

// Means are no sums of samples: they are shown as they are.
static bool make_gate(struct picture *g, struct pa_error *err)
{
    if (!g->picture.diff || g->view->measure.mean)
        return true;
    if (g->o->comparison)
        pa_noise_gate_of(g->o->comparison, g->view->profile->strings, arena_of(g), &g->gate);
    else if (!pa_noise_gate_make(g->view->profile, g->view->measure.type, arena_of(g), &g->gate,
                                 err))
        return false;
    g->shapes.gate = &g->gate;
    return true;
}

// "1.33s in all", or of a comparison "old.pb.gz 1.33s → new.pb.gz 1.65s (+24.1%)".
static const char *say_totals(struct picture *g)
{
    struct pa_arena *arena = arena_of(g);
    if (!g->shapes.gate)
        return pa_arena_printf(arena, "%s%s in all", g->picture.diff ? "base: " : "",
                               pa_view_label(g->view, g->view->total, arena));
    const struct pa_profile_comparison *c = g->gate.comparison;
    double old = c->old_total * (double)c->old_runs, new = c->new_total *(double)c->new_runs;
    double change = old > 0 ? (new / old - 1) * 100 : 0;
    return pa_arena_printf(arena, "%s %s → %s %s%s%s", g->o->old_name ? g->o->old_name : "before",
                           pa_view_label(g->view, llround(old), arena),
                           g->o->new_name ? g->o->new_name : "after",
                           pa_view_label(g->view, llround(new), arena),
                           fabs(change) >= 0.05 ? pa_arena_printf(arena, " (%+.1f%%)", change) : "",
                           g->o->normalized ? " · normalized" : "");
}

static void set_header(struct picture *g)
{
    struct pa_arena *arena = arena_of(g);
    const struct pa_profile *p = g->view->whole;
    const char *program =
        p->mapping_count ? pa_path_end(pa_profile_text(p, p->mappings[1].file), 1) : "";
    if (!*program)
        program = g->o->fallback_title;
    g->picture.title =
        g->o->title ? g->o->title : pa_arena_printf(arena, "%s — %s", program, g->view->type);
    g->picture.subtitle = pa_arena_printf(
        arena, "%s · %zu of %zu %s, %zu calls", say_totals(g), g->graph->trimmed.graph->order.count,
        g->graph->trimmed.original_count + g->graph->trimmed.dropped_nodes,
        g->graph->flags->call_tree ? "places in the tree" : "functions", g->shapes.edges.count);
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

// The header lines of text reports, and of a comparison how much of it is noise.
static void set_notes(struct picture *g)
{
    struct pa_header_options header = {
        .trimmed = &g->graph->trimmed, .trim = &g->graph->trim, .count_edges = true};
    struct pa_strbuf lines = {0};
    pa_header_lines(&lines, g->view, &header);
    char *text = pa_arena_strdup(arena_of(g), pa_strbuf_text(&lines));
    const char **notes = pa_arena_calloc(arena_of(g), count_lines(text) + 2, sizeof *notes);
    for (char *end; (end = strchr(text, '\n')); text = end + 1) {
        *end = '\0';
        notes[g->picture.note_count++] = text;
    }
    const char *work =
        g->shapes.gate ? pa_comparison_work_text(g->gate.comparison, arena_of(g)) : NULL;
    if (work)
        notes[g->picture.note_count++] = work;
    if (g->shapes.gate)
        notes[g->picture.note_count++] =
            pa_noise_gate_text(&g->gate, g->shapes.nodes.count, g->shapes.proved, arena_of(g));
    g->picture.notes = notes;
    pa_strbuf_release(&lines);
}

static void take_shapes(struct picture *g)
{
    pa_graph_shapes_add_graph(&g->shapes, &g->graph->trimmed);
    set_header(g);
    set_notes(g);
    if (g->graph->trimmed.tags)
        pa_graph_shapes_add_tags(&g->shapes, g->graph->trimmed.graph, g->graph->trimmed.tags,
                                 (size_t)g->o->labels);
    g->picture.nodes = g->shapes.nodes.items;
    g->picture.node_count = (uint32_t)g->shapes.nodes.count;
    g->picture.edges = g->shapes.edges.items;
    g->picture.edge_count = (uint32_t)g->shapes.edges.count;
}

static bool draw(struct picture *g, struct pa_scene *scene, struct pa_error *err)
{
    const struct pa_regex *highlight = NULL;
    if (g->o->highlight && !(highlight = pa_regex_in(arena_of(g), g->o->highlight, err)))
        return pa_error_prefix(err, "--highlight");
    g->shapes = (struct pa_graph_shapes){
        .view = g->view, .arena = arena_of(g), .highlight = highlight, .diff = g->o->diff};
    if (!make_gate(g, err))
        return false;
    take_shapes(g);
    if (highlight && !pa_regex_check(highlight, err))
        return pa_error_prefix(err, "--highlight");
    if (!pa_callgraph_draw(&g->picture, scene, err))
        return err->code == PA_ERROR_LIMIT && pa_error_prefix(err, "--nodecount makes it smaller");
    if (g->picture.node_count == 0)
        pa_warnings_add(g->view->session->warnings, "%s: the picture is empty",
                        g->o->diff       ? "nothing differs"
                        : g->view->total ? "no function has the share that --nodefraction asks for"
                                         : "no samples");
    return true;
}

bool pa_picture_graph_draw(const struct pa_view *view, const struct pa_view_graph *graph,
                           const struct pa_picture_graph_options *o, struct pa_scene *scene,
                           struct pa_error *err)
{
    struct picture g = {.view = view, .graph = graph, .o = o, .picture = {.diff = o->diff}};
    *scene = (struct pa_scene){0};
    bool ok = draw(&g, scene, err);
    pa_graph_shapes_release(&g.shapes);
    return ok;
}
