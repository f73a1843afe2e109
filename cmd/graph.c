// SPDX-License-Identifier: Apache-2.0
#include "base/path_end.h"
#include "cli/command.h"
#include "export/dot_text.h"
#include "flags/report_flags.h"
#include "paint/paint.h"
#include "pictures/graph_shapes.h"
#include "pictures/picture_sides.h"
#include "report/report_header.h"
#include "view/values.h"
#include "view/view_graph.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct graph_options {
    struct pa_report_flags report;
    const char *title, *highlight;
    double scale;
    int64_t labels;
    int svg;
    bool dark, merge;
};

enum { SVG_INTERACTIVE, SVG_STATIC, SVG_OUTLINE };

static const struct pa_choice svgs[] = {
    {"interactive", SVG_INTERACTIVE, "search, zoom and light up calls in a browser"},
    {"static", SVG_STATIC, "the same picture without a script"},
    {"outline", SVG_OUTLINE, "text as outlines, for programs without fonts"},
    {0},
};

static const struct pa_choice formats[] = {
    {"svg", PA_FORMAT_SVG, "interactive in a browser, a still picture elsewhere"},
    {"png", PA_FORMAT_PNG, NULL},
    {"pdf", PA_FORMAT_PDF, NULL},
    {"html", PA_REPORT_html, "the interactive picture as a page of its own"},
    {"dot", PA_FORMAT_DOT, "the graph as text, not laid out, as pa dot writes it"},
    {0},
};

#define ROW(kind, member, name_, ...)                                                              \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct graph_options, member), __VA_ARGS__               \
    }

static const struct pa_option options[] = {
    ROW(STRING, highlight, "highlight", .argument = "REGEX",
        .help = "mark matching functions and the ways that lead to them"),
    ROW(INT, labels, "labels", .argument = "N", .fallback = "4", .maximum = 100,
        .help = "show at most N labels of samples for each function"),
    ROW(BOOL, merge, "merge", .help = "two files are added up, not compared"),
    {PA_OPTION_GROUP, "Picture", 0,
     .group =
         (const struct pa_option[]){
             ROW(STRING, title, "title", .argument = "TEXT",
                 .help = "instead of the program's name"),
             ROW(BOOL, dark, "dark", .help = "dark colours (SVG and HTML follow the browser)"),
             ROW(DOUBLE, scale, "scale", .argument = "N", .fallback = "1",
                 .help = "PNG: pixels per pixel, 2 for fine screens"),
             ROW(CHOICE, svg, "svg", .argument = "KIND", .choices = svgs, .help = "kind of SVG"),
             {0},
         }},
    {PA_OPTION_GROUP, NULL, offsetof(struct graph_options, report), .group = pa_report_options},
    {0},
};

enum { DEFAULT_NODES = 80 };

// What a run has made so far; everything lives in the context's arena.
struct run {
    struct pa_context *ctx;
    const struct graph_options *o;
    struct pa_report_flags flags;
    struct pa_view view;
    struct pa_tag_options tags;
    struct pa_view_graph graph;
    struct pa_graph_shapes shapes;
    struct pa_callgraph picture;
    struct pa_noise_gate gate; // of a comparison
};

static void take_sides(struct run *r)
{
    r->flags = r->o->report;
    r->picture.diff = pa_picture_sides_take(&r->ctx->files, &r->flags.source, r->o->merge);
}

// Of comparisons a picture would show only differences of what is small already.
static bool wants_labels(const struct run *r)
{
    return r->o->labels > 0 && (!r->picture.diff || r->ctx->output.format == PA_FORMAT_DOT);
}

static bool load(struct run *r, struct pa_error *err)
{
    struct pa_view_needs needs = {.label_units = wants_labels(r), .only_sums = true};
    if (!pa_command_view(r->ctx, &r->flags, needs, &r->view, err))
        return false;
    r->tags = (struct pa_tag_options){r->view.label_units, r->view.output_unit};
    r->graph = (struct pa_view_graph){
        .flags = &r->flags.graph,
        .names = pa_command_names(&r->flags),
        .default_count = DEFAULT_NODES,
        // pprof's order for pictures says nothing about differences.
        .trim = {.order = r->picture.diff ? PA_ORDER_CUM : PA_ORDER_PICTURE,
                 .no_redundant_edges = true,
                 .call_tree = r->flags.graph.call_tree,
                 .tags = wants_labels(r) ? &r->tags : NULL},
    };
    return pa_view_graph(&r->view, &r->graph, err);
}

// Means are no sums of samples: they are shown as they are.
static bool make_gate(struct run *r, struct pa_error *err)
{
    if (!r->picture.diff || r->view.measure.mean)
        return true;
    if (!pa_noise_gate_make(r->view.profile, r->view.measure.type, r->ctx->arena, &r->gate, err))
        return false;
    r->shapes.gate = &r->gate;
    return true;
}

// "1.33s in all", or of a comparison "old.pb.gz 1.33s → new.pb.gz 1.65s (+24.1%)".
static const char *say_totals(struct run *r)
{
    struct pa_arena *arena = r->ctx->arena;
    const char *old_name, *new_name;
    if (!r->shapes.gate)
        return pa_arena_printf(arena, "%s%s in all", r->picture.diff ? "base: " : "",
                               pa_view_label(&r->view, r->view.total, arena));
    double old = r->gate.comparison->old_total, new = r->gate.comparison->new_total;
    double change = old > 0 ? (new / old - 1) * 100 : 0;
    pa_picture_side_names(&r->flags.source.diff_base, &r->ctx->files, &old_name, &new_name);
    return pa_arena_printf(
        arena, "%s %s → %s %s%s%s", old_name, pa_view_label(&r->view, llround(old), arena),
        new_name ? new_name : "after", pa_view_label(&r->view, llround(new), arena),
        fabs(change) >= 0.05 ? pa_arena_printf(arena, " (%+.1f%%)", change) : "",
        r->flags.source.normalize ? " · normalized" : "");
}

static void set_header(struct run *r)
{
    struct pa_arena *arena = r->ctx->arena;
    const struct pa_profile *p = r->view.whole;
    const char *program =
        p->mapping_count ? pa_path_end(pa_profile_text(p, p->mappings[1].file), 1) : "";
    if (!*program)
        program = pa_path_end(r->ctx->files.items[0], 1);
    r->picture.title =
        r->o->title ? r->o->title : pa_arena_printf(arena, "%s — %s", program, r->view.type);
    r->picture.subtitle = pa_arena_printf(
        arena, "%s · %zu of %zu %s, %zu calls", say_totals(r), r->graph.trimmed.graph->order.count,
        r->graph.trimmed.original_count + r->graph.trimmed.dropped_nodes,
        r->o->report.graph.call_tree ? "places in the tree" : "functions", r->shapes.edges.count);
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

// The header lines of text reports, and of a comparison how much of it is noise.
static void set_notes(struct run *r)
{
    struct pa_header_options header = {
        .trimmed = &r->graph.trimmed, .trim = &r->graph.trim, .count_edges = true};
    struct pa_strbuf lines = {0};
    pa_header_lines(&lines, &r->view, &header);
    char *text = pa_arena_strdup(r->ctx->arena, pa_strbuf_text(&lines));
    const char **notes = pa_arena_calloc(r->ctx->arena, count_lines(text) + 1, sizeof *notes);
    for (char *end; (end = strchr(text, '\n')); text = end + 1) {
        *end = '\0';
        notes[r->picture.note_count++] = text;
    }
    if (r->shapes.gate)
        notes[r->picture.note_count++] =
            pa_noise_gate_text(&r->gate, r->shapes.nodes.count, r->shapes.coloured, r->ctx->arena);
    r->picture.notes = notes;
    pa_strbuf_release(&lines);
}

static bool paint(struct run *r, const struct pa_scene *scene, struct pa_error *err)
{
    bool svg = r->ctx->output.format == PA_FORMAT_SVG;
    const char *name = svg && r->o->svg == SVG_OUTLINE ? "outline" : r->ctx->output.format_name;
    struct pa_paint_options how = {
        .viewer = svg && r->o->svg != SVG_INTERACTIVE ? PA_VIEWER_NONE : PA_VIEWER_GRAPH,
        .dark = r->o->dark,
        .scale = r->o->scale,
    };
    struct pa_strbuf bytes = {0};
    bool ok = pa_painter_by_name(name)->paint(scene, &how, &bytes, err);
    if (ok)
        fwrite(bytes.text, 1, bytes.size, r->ctx->output.stream);
    else if (err->code == PA_ERROR_LIMIT)
        pa_error_prefix(err, "--nodecount makes it smaller, SVG has no limit");
    pa_strbuf_release(&bytes);
    return ok;
}

static void write_dot(const struct run *r)
{
    struct pa_strbuf text = {0};
    pa_dot_write(&text, &r->view, &r->graph.trim, &r->graph.trimmed);
    fwrite(text.text, 1, text.size, r->ctx->output.stream);
    pa_strbuf_release(&text);
}

static void take_shapes(struct run *r)
{
    pa_graph_shapes_add_graph(&r->shapes, &r->graph.trimmed);
    set_header(r);
    set_notes(r);
    if (r->graph.trimmed.tags)
        pa_graph_shapes_add_tags(&r->shapes, r->graph.trimmed.graph, r->graph.trimmed.tags,
                                 (size_t)r->o->labels);
    r->picture.nodes = r->shapes.nodes.items;
    r->picture.node_count = (uint32_t)r->shapes.nodes.count;
    r->picture.edges = r->shapes.edges.items;
    r->picture.edge_count = (uint32_t)r->shapes.edges.count;
}

static bool draw(struct run *r, struct pa_error *err)
{
    struct pa_scene scene;
    if (!make_gate(r, err))
        return false;
    take_shapes(r);
    bool ok = pa_callgraph_draw(&r->picture, &scene, err);
    if (!ok && err->code == PA_ERROR_LIMIT)
        pa_error_prefix(err, "--nodecount makes it smaller");
    ok = ok && paint(r, &scene, err);
    pa_scene_release(&scene);
    if (ok && r->picture.node_count == 0)
        pa_warnings_add(r->ctx->warnings, "%s: the picture is empty",
                        r->picture.diff ? "nothing differs" : "no samples");
    return ok;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct run r = {.ctx = ctx, .o = ctx->options};
    struct pa_regex *highlight = NULL;
    if (r.o->highlight && !(highlight = pa_regex_new(r.o->highlight, err)))
        return pa_error_prefix(err, "--highlight");
    take_sides(&r);
    r.shapes = (struct pa_graph_shapes){
        .view = &r.view, .arena = ctx->arena, .highlight = highlight, .diff = r.picture.diff};
    bool ok = load(&r, err);
    if (ok && ctx->output.format == PA_FORMAT_DOT)
        write_dot(&r);
    else if (ok)
        ok = draw(&r, err);
    pa_graph_shapes_release(&r.shapes);
    if (highlight)
        pa_regex_free(highlight);
    return ok;
}

const struct pa_command pa_cmd_graph = {
    .name = "graph",
    .summary = "call graphs as SVG, PNG, PDF and HTML files",
    .synopsis = "[OPTIONS] [PROGRAM] FILE... | [PROGRAM] OLD NEW",
    .options = options,
    .options_size = sizeof(struct graph_options),
    .min_files = 1,
    .formats = formats,
    .run = run,
};
