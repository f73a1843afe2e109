// SPDX-License-Identifier: Apache-2.0
// Answers that are made of the profiles themselves, merged: the same to the byte as those of
// `pa merge` on the files.
#include "cli/heap.h"
#include "cmd/paint.h"
#include "cmd/store_options.h"
#include "cmd/write_profile.h"
#include "pictures/flame.h"
#include "pictures/flame_tree.h"
#include "profile/printable.h"
#include "report/top.h"
#include "report/tree.h"
#include "store/totals.h"

#include <string.h>

static bool merge(struct pa_store_run *run, const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_store_visitor v = {.strings = run->session->strings, .warnings = run->ctx->warnings};
    pa_heap_expect_reuse();
    bool ok = pa_store_select(run, err);
    if (ok && run->engine)
        ok = pa_engine_merge(run->engine, &run->there, run->ctx->arena, profile, err);
    else
        ok = ok && pa_store_merge(&run->list, &v, run->ctx->arena, profile, err);
    if (run->engine)
        v.read = pa_store_read_all(&run->list);
    if (ok)
        pa_store_tell(run, &v.read);
    else if (err->code == PA_ERROR_UNSUPPORTED || strstr(err->text, "no sample type in common"))
        pa_error_prefix(err, "--where type= says which kind of profile is meant");
    return ok || pa_error_prefix(err, "%s", run->store);
}

static bool view(struct pa_store_run *run, struct pa_view *view, struct pa_error *err)
{
    const struct pa_profile *profile;
    return merge(run, &profile, err) &&
           pa_command_view_of(run->session, profile, &run->o->report, view, err);
}

// ---- Top, from columns of functions where nothing is asked that those do not tell

static bool is_plain(const struct pa_report_flags *r)
{
    const struct pa_filter_options *f = &r->filters;
    const char *const given[] = {f->focus,           f->ignore,     f->hide,      f->show,
                                 f->show_from,       f->prune_from, f->tag_focus, f->tag_ignore,
                                 f->tag_show,        f->tag_hide,   f->tag_root,  f->tag_leaf,
                                 r->source.symbolize};
    enum { MEAN_DELAY = 7 }; // of index_flag
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        if (given[i] && *given[i])
            return false;
    }
    return !f->relative && !r->values.mean && r->values.index_flag != MEAN_DELAY &&
           r->granularity.granularity == PA_GRANULARITY_FUNCTIONS && !r->granularity.no_inlines &&
           !r->granularity.fold_recursion && !r->graph.call_tree;
}

static bool find_totals(struct pa_store_run *run, struct pa_store_parts *parts,
                        struct pa_store_totals *totals, struct pa_error *err)
{
    const struct pa_store_wanted wanted = {&run->where, PA_GRAIN_DAYS};
    *totals = (struct pa_store_totals){
        .parts = parts,
        .visitor = {.strings = run->session->strings, .warnings = run->ctx->warnings},
        .arena = run->ctx->arena,
        .wanted = pa_value_type(&run->o->report.values)};
    return pa_where_parse(&run->o->where, run->ctx->arena, &run->where, err) &&
           pa_store_parts_find(run->catalog, &wanted, run->ctx->arena, parts, err) &&
           pa_store_totals_find(totals, err) &&
           (!totals->usable ||
            pa_profile_printable(totals->header, false, run->ctx->arena) == totals->header ||
            !(totals->usable = false)); // names are not shown as they are
}

static bool add_top(struct pa_store_run *run, struct pa_doc *doc, struct pa_view *v,
                    struct pa_node_table *table, struct pa_error *err)
{
    const struct pa_report_flags *report = &run->o->report;
    const struct pa_top_options top = {&report->graph, pa_command_names(report), NULL, table};
    pa_doc_init(doc, run->ctx->arena, "top", 1);
    return pa_report_add_top(doc, v, &top, err);
}

// Answers `top` from columns of functions; *done is false if the merged profile is needed.
static bool top_of_columns(struct pa_store_run *run, struct pa_doc *doc, bool *done,
                           struct pa_error *err)
{
    struct pa_store_parts parts;
    struct pa_store_totals totals;
    struct pa_view v;
    *done = false;
    if (!find_totals(run, &parts, &totals, err))
        return false;
    if (!totals.usable)
        return true;
    if (!pa_command_view_of(run->session, totals.header, &run->o->report, &v, err))
        return false;
    v.total = totals.total;
    struct pa_node_table *table = pa_node_table_of_names(v.profile, totals.names, totals.count,
                                                         &totals.sums, run->ctx->arena);
    table->level = pa_command_names(&run->o->report);
    *done = add_top(run, doc, &v, table, err);
    if (*done)
        pa_store_tell(run, &totals.visitor.read);
    return *done || err->code == PA_ERROR_UNSUPPORTED;
}

bool pa_store_verb_top(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_view v;
    struct pa_doc doc;
    bool done = false;
    run->ctx->output.print.marker = "top";
    if (!run->engine && is_plain(&run->o->report) && !top_of_columns(run, &doc, &done, err))
        return false;
    return (done || (view(run, &v, err) && add_top(run, &doc, &v, NULL, err))) &&
           pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_callers(struct pa_store_run *run, struct pa_error *err)
{
    const struct pa_report_flags *report = &run->o->report;
    const struct pa_tree_options tree = {
        &report->graph, pa_command_names(report), run->ctx->files.items[0],
        pa_output_is_for(&run->ctx->output, PA_FOR_PAGES | PA_FOR_DATA)};
    struct pa_view v;
    struct pa_doc doc;
    pa_doc_init(&doc, run->ctx->arena, "peek", 1);
    run->ctx->output.print.marker = "peek";
    return view(run, &v, err) && pa_report_add_tree(&doc, &v, &tree, err) &&
           pa_output_print(&run->ctx->output, &doc, err);
}

static bool draw(struct pa_store_run *run, struct pa_picture_flame *flame, struct pa_error *err)
{
    struct pa_scene scene;
    struct pa_strbuf data = {0};
    bool ok = pa_picture_flame_draw(flame, &scene, &data, err);
    const struct pa_paint_options how = {
        .viewer = PA_VIEWER_FLAME, .data = pa_strbuf_text(&data), .scale = 1};
    ok = ok && pa_paint(&run->ctx->output, &scene, &how, PA_SVG_INTERACTIVE, err);
    pa_scene_release(&scene);
    pa_strbuf_release(&data);
    return ok;
}

bool pa_store_verb_flame(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_output *output = &run->ctx->output;
    const struct pa_picture_flame_options how = {.names = pa_command_names(&run->o->report),
                                                 .fallback_title = run->store};
    struct pa_picture_flame flame;
    struct pa_view v;
    if (output->format != PA_FORMAT_SVG && output->format != PA_FORMAT_FOLDED)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "pa store flame makes a picture: give -o OUT.svg or --format folded");
    if (!view(run, &v, err) || !pa_picture_flame_make(&flame, &v, &how, err))
        return false;
    if (output->format == PA_FORMAT_SVG)
        return draw(run, &flame, err);
    struct pa_strbuf out = {0};
    pa_flame_folded(&flame.tree, false, &out);
    fwrite(pa_strbuf_text(&out), 1, out.size, output->stream);
    pa_strbuf_release(&out);
    return true;
}

bool pa_store_verb_merge(struct pa_store_run *run, struct pa_error *err)
{
    const struct pa_profile *profile;
    if (run->ctx->output.format != PA_FORMAT_PROTO)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "pa store merge writes a profile: give -o OUT.pb.gz");
    return merge(run, &profile, err) && pa_write_profile(run->ctx, profile, err);
}
