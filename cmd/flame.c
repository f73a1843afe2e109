// SPDX-License-Identifier: Apache-2.0
#include "pictures/flame.h"

#include "base/path_end.h"
#include "cmd/paint.h"
#include "flags/flame_options.h"
#include "pictures/flame_tree.h"
#include "pictures/picture_sides.h"
#include "report/report_header.h"

#include <string.h>

// What a run has made so far; everything lives in the context's arena.
struct run {
    struct pa_context *ctx;
    const struct pa_flame_flags *o;
    struct pa_source_options source;
    struct pa_side_files sides; // that are compared; none of the new side: nothing is
    struct pa_view view;
    struct pa_picture_flame_options how;
    struct pa_picture_flame flame;
};

// The files of the picture: all, or those of the new side.
static const struct pa_words *files_of(const struct run *r)
{
    return r->sides.words[1].count ? &r->sides.words[1] : &r->ctx->files;
}

static void take_options(struct run *r)
{
    const struct pa_flame_flags *o = r->o;
    r->how = (struct pa_picture_flame_options){
        .names = (enum pa_symbol_level)o->granularity.names,
        .title = o->title,
        .subtitle = o->subtitle,
        .fallback_title = pa_path_end(files_of(r)->items[0], 1),
        .root = o->root,
        .sandwich = o->sandwich,
        .highlight = o->highlight,
        .width = (double)o->width,
        .pitch = (double)o->pitch,
        .min_width = o->min_width,
        .whole = pa_options_given(r->ctx->parsed, &o->min_width),
        .depth = (uint32_t)o->depth,
        .sort = (enum pa_flame_sort)o->sort,
        .colors = (enum pa_flame_colors)o->colors,
        .inverted = o->inverted,
        .flip = o->flip,
    };
}

static bool take_sides(struct run *r, struct pa_error *err)
{
    r->source = r->o->source;
    if (!pa_compare_take(r->ctx, &r->o->compare, &r->source, &r->sides, err))
        return false;
    bool apart = r->sides.words[1].count > 0;
    take_options(r);
    r->how.diff = apart || r->source.diff_base.count > 0;
    if (!r->how.diff)
        return true;
    // Shares are compared by the picture, which shows both totals as they are.
    r->source.normalize = false;
    r->how.normalize = r->o->source.normalize;
    pa_picture_side_names(apart ? &r->sides.words[0] : &r->source.diff_base, files_of(r),
                          &r->how.old_name, &r->how.new_name);
    pa_compare_name_sides(&r->sides, &r->how.old_name, &r->how.new_name);
    return true;
}

static bool read(struct run *r, struct pa_session *session, const struct pa_profile **profile,
                 struct pa_error *err)
{
    const struct pa_flame_flags *o = r->o;
    struct pa_picture_sides_options options = {.sides = {.source = r->source,
                                                         .filters = o->filters,
                                                         .sample_index = pa_value_type(&o->values)},
                                               .norm = (enum pa_comparison_norm)o->compare.norm};
    struct pa_picture_compared compared;
    if (!r->sides.words[1].count)
        return pa_session_load(session, &r->ctx->files, &r->source, profile, err);
    if (!pa_compare_operations(&o->compare.ops, options.operations, err) ||
        !pa_picture_compare(session, &r->sides, &options, &compared, err))
        return false;
    r->how.comparison = compared.comparison;
    *profile = compared.profile;
    return true;
}

static bool load(struct run *r, struct pa_error *err)
{
    const struct pa_flame_flags *o = r->o;
    struct pa_session *session = pa_session_of(r->ctx);
    const struct pa_profile *profile;
    struct pa_view_options view_options = {
        .filters = &o->filters,
        .values = &o->values,
        .granularity = pa_granularity_of(&o->granularity),
        .fold_recursion = o->granularity.fold_recursion,
        .utf8 = true,
    };
    if (!read(r, session, &profile, err) || !pa_profile_needs_stacks(profile, "pa flame", err) ||
        !pa_view_make(session, profile, &view_options, &r->view, err))
        return false;
    if (session->skipped)
        r->ctx->status = PA_STATUS_ERROR;
    return true;
}

static bool draw(struct run *r, struct pa_error *err)
{
    const struct pa_flame_flags *o = r->o;
    struct pa_scene scene;
    struct pa_strbuf data = {0};
    bool ok = pa_picture_flame_draw(&r->flame, &scene, &data, err);
    const struct pa_paint_options how = {.viewer = PA_VIEWER_FLAME,
                                         .data = pa_strbuf_text(&data),
                                         .dark = o->dark,
                                         .scale = o->scale};
    ok = ok && pa_paint(&r->ctx->output, &scene, &how, (enum pa_svg_kind)o->svg, err);
    if (!ok && err->code == PA_ERROR_LIMIT)
        pa_error_prefix(err, "--depth makes it smaller, SVG has no limit");
    pa_scene_release(&scene);
    pa_strbuf_release(&data);
    return ok;
}

static bool write_json(struct run *r, struct pa_error *err)
{
    struct pa_doc doc;
    pa_doc_init(&doc, r->ctx->arena, "flame", 1);
    pa_report_header_add(&doc, &r->view, &(struct pa_header_options){0});
    return pa_flame_table(&r->flame.tree, &r->view, r->how.diff, &doc, err) &&
           pa_output_print(&r->ctx->output, &doc, err);
}

static bool write_folded(struct run *r)
{
    struct pa_strbuf out = {0};
    pa_flame_folded(&r->flame.tree, r->how.diff, &out);
    fwrite(pa_strbuf_text(&out), 1, out.size, r->ctx->output.stream);
    pa_strbuf_release(&out);
    return true;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct run r = {.ctx = ctx, .o = ctx->options};
    bool json = strcmp(ctx->output.format_name, "json") == 0;
    bool folded = ctx->output.format == PA_FORMAT_FOLDED;
    if (!take_sides(&r, err) || !load(&r, err))
        return false;
    r.how.drawn = !json && !folded;
    if (!pa_picture_flame_make(&r.flame, &r.view, &r.how, err))
        return false;
    if (json)
        return write_json(&r, err);
    return folded ? write_folded(&r) : draw(&r, err);
}

const struct pa_command pa_cmd_flame = {
    .name = "flame",
    .summary = "flame graphs as SVG, PNG, PDF and HTML files",
    .synopsis = "[OPTIONS] [PROGRAM] FILE... | OLD NEW | --old OLD... --new NEW...",
    .options = pa_flame_flags,
    .options_size = sizeof(struct pa_flame_flags),
    .formats = pa_flame_formats,
    .run = run,
};
