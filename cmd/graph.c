// SPDX-License-Identifier: Apache-2.0
#include "pictures/graph.h"

#include "base/path_end.h"
#include "cmd/paint.h"
#include "export/dot_text.h"
#include "flags/compare_options.h"
#include "flags/report_flags.h"
#include "pictures/picture_sides.h"

struct graph_options {
    struct pa_report_flags report;
    const char *title, *highlight;
    double scale;
    int64_t labels;
    int svg;
    bool dark, label_boxes;
    struct pa_compare_flags compare;
};

static const struct pa_choice svgs[] = {
    {"interactive", PA_SVG_INTERACTIVE, "search, zoom and light up calls in a browser"},
    {"static", PA_SVG_STATIC, "the same picture without a script"},
    {"outline", PA_SVG_OUTLINE, "text as outlines, for programs without fonts"},
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
        .help = "show at most N labels of samples for each function (dot, --label-boxes)"),
    ROW(BOOL, label_boxes, "label-boxes",
        .help = "draw labels of samples as boxes; they take some of the --nodecount"),
    {PA_OPTION_GROUP, "Comparison", offsetof(struct graph_options, compare),
     .group = pa_compare_options},
    {PA_OPTION_GROUP, "Picture", 0,
     .group =
         (const struct pa_option[]){
             ROW(STRING, title, "title", .argument = "TEXT",
                 .help = "instead of the program's name"),
             ROW(BOOL, dark, "dark", .help = "dark colours (SVG and HTML follow the browser)"),
             ROW(DOUBLE, scale, "scale", .argument = "N", .fallback = "1", .least = 0.1,
                 .most = 100, .help = "PNG: pixels per pixel, 2 for fine screens"),
             ROW(CHOICE, svg, "svg", .argument = "KIND", .choices = svgs, .help = "kind of SVG"),
             {0},
         }},
    {PA_OPTION_GROUP, NULL, offsetof(struct graph_options, report), .group = pa_report_options},
    {0},
};

// What a run has made so far; everything lives in the context's arena.
struct run {
    struct pa_context *ctx;
    const struct graph_options *o;
    struct pa_report_flags flags;
    struct pa_side_files sides; // that are compared; none of the new side: nothing is
    struct pa_view view;
    struct pa_view_graph graph;
    struct pa_picture_graph_options how;
};

static bool take_options(struct run *r, struct pa_error *err)
{
    bool dot = r->ctx->output.format == PA_FORMAT_DOT;
    struct pa_source_options *source = &r->flags.source;
    r->flags = r->o->report;
    if (!pa_compare_take(r->ctx, &r->o->compare, source, &r->sides, err))
        return false;
    bool apart = r->sides.words[1].count > 0;
    const struct pa_words *files = apart ? &r->sides.words[1] : &r->ctx->files;
    r->how.diff = apart || source->diff_base.count > 0;
    r->how.title = r->o->title;
    r->how.fallback_title = pa_path_end(files->items[0], 1);
    r->how.highlight = r->o->highlight;
    // Of comparisons a picture would show only differences of what is small already.
    bool asked = r->o->label_boxes || pa_options_given(r->ctx->parsed, &r->o->labels);
    r->how.labels = dot || (asked && !r->how.diff) ? (size_t)r->o->labels : 0;
    r->how.normalized = source->normalize;
    if (r->how.diff) {
        pa_picture_side_names(apart ? &r->sides.words[0] : &source->diff_base, files,
                              &r->how.old_name, &r->how.new_name);
        pa_compare_name_sides(&r->sides, &r->how.old_name, &r->how.new_name);
    }
    return true;
}

// Reads both sides of a comparison.
static bool load_sides(struct run *r, struct pa_error *err)
{
    const struct pa_report_flags *o = &r->flags;
    int norm = o->source.normalize ? PA_NORM_TOTAL : r->o->compare.norm;
    struct pa_picture_sides_options how = {.sides = {.source = o->source,
                                                     .filters = o->filters,
                                                     .sample_index = pa_value_type(&o->values)},
                                           .norm = (enum pa_comparison_norm)norm,
                                           .scaled = true};
    const struct pa_view_options view = {.filters = &o->filters,
                                         .values = &o->values,
                                         .granularity = pa_granularity_of(&o->granularity),
                                         .fold_recursion = o->granularity.fold_recursion,
                                         .label_units = r->how.labels > 0};
    struct pa_session *session = pa_session_of(r->ctx);
    struct pa_picture_compared compared;
    if (!pa_compare_operations(&r->o->compare.ops, how.operations, err) ||
        !pa_picture_compare(session, &r->sides, &how, &compared, err) ||
        !pa_view_make(session, compared.profile, &view, &r->view, err))
        return false;
    r->how.comparison = compared.comparison;
    if (session->skipped)
        r->ctx->status = PA_STATUS_ERROR;
    return true;
}

static bool load(struct run *r, struct pa_error *err)
{
    struct pa_view_needs needs = {.label_units = r->how.labels > 0,
                                  .only_sums = true,
                                  .calls_do = true,
                                  .utf8 = r->ctx->output.format != PA_FORMAT_DOT};
    r->graph =
        (struct pa_view_graph){.flags = &r->flags.graph, .names = pa_command_names(&r->flags)};
    return (r->sides.words[1].count ? load_sides(r, err)
                                    : pa_command_view(r->ctx, &r->flags, needs, &r->view, err)) &&
           pa_picture_graph_make(&r->view, &r->graph, &r->how, err);
}

static bool write_dot(const struct run *r)
{
    struct pa_strbuf text = {0};
    pa_dot_write(&text, &r->view, &r->graph.trim, &r->graph.trimmed);
    fwrite(text.text, 1, text.size, r->ctx->output.stream);
    pa_strbuf_release(&text);
    return true;
}

static bool draw(struct run *r, struct pa_error *err)
{
    const struct pa_paint_options how = {
        .viewer = PA_VIEWER_GRAPH, .dark = r->o->dark, .scale = r->o->scale};
    struct pa_scene scene;
    bool ok = pa_picture_graph_draw(&r->view, &r->graph, &r->how, &scene, err);
    if (ok && !pa_paint(&r->ctx->output, &scene, &how, (enum pa_svg_kind)r->o->svg, err))
        ok = err->code == PA_ERROR_LIMIT &&
             pa_error_prefix(err, "--nodecount makes it smaller, SVG has no limit");
    pa_scene_release(&scene);
    return ok;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct run r = {.ctx = ctx, .o = ctx->options};
    return take_options(&r, err) && load(&r, err) &&
           (ctx->output.format == PA_FORMAT_DOT ? write_dot(&r) : draw(&r, err));
}

const struct pa_command pa_cmd_graph = {
    .name = "graph",
    .summary = "call graphs as SVG, PNG, PDF and HTML files",
    .synopsis = "[OPTIONS] [PROGRAM] FILE... | OLD NEW | --old OLD... --new NEW...",
    .options = options,
    .options_size = sizeof(struct graph_options),
    .formats = formats,
    .run = run,
};
