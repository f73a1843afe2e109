// SPDX-License-Identifier: Apache-2.0
#include "analysis/noise_gate.h"
#include "base/path_end.h"
#include "cli/command.h"
#include "flags/flame_options.h"
#include "flags/session_options.h"
#include "paint/paint.h"
#include "pictures/flame_tree.h"
#include "pictures/picture_sides.h"
#include "report/report_header.h"
#include "view/values.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// What a run has made so far; everything lives in the context's arena.
struct flame {
    struct pa_context *ctx;
    const struct pa_flame_flags *o;
    struct pa_source_options source;
    struct pa_words files;
    struct pa_view view;
    struct pa_flame_tree tree;
    struct pa_flame_options picture;
    struct pa_noise_gate gate; // of a comparison
    bool diff;
};

static void take_sides(struct flame *f)
{
    const struct pa_flame_flags *o = f->o;
    struct pa_words *files = &f->files;
    f->source = o->source;
    *files = f->ctx->files;
    f->diff = pa_picture_sides_take(files, &f->source, o->merge);
    if (!f->diff)
        return;
    // Shares are compared by the picture, which shows both totals as they are.
    f->source.normalize = false;
    f->picture.normalize = o->source.normalize;
    pa_picture_side_names(&f->source.diff_base, files, &f->picture.old_name, &f->picture.new_name);
}

static const char *make_title(const struct flame *f)
{
    const struct pa_profile *p = f->view.whole;
    const char *program =
        p->mapping_count ? pa_path_end(pa_profile_text(p, p->mappings[1].file), 1) : "";
    if (f->o->title)
        return f->o->title;
    if (!*program)
        program = pa_path_end(f->files.items[0], 1);
    return pa_arena_printf(f->ctx->arena, "%s — %s", program, f->view.type);
}

// What stands where, if it is not as usual, and the filters, in one line.
static const char *make_note(const struct flame *f)
{
    char *filters = pa_arena_strdup(f->ctx->arena, f->view.filters ? f->view.filters : "");
    for (char *c = filters; *c; c++)
        if (*c == '\n')
            *c = c[1] ? ' ' : '\0';
    const char *order = f->o->inverted && f->o->flip   ? "inverted: callers above what costs"
                        : f->o->inverted               ? "inverted: callers below what costs"
                        : f->o->sandwich && f->o->flip ? "callees above, callers below"
                        : f->o->sandwich               ? "callers above, callees below"
                                                       : "";
    return pa_arena_printf(f->ctx->arena, "%s%s%s", order, *order && *filters ? " · " : "",
                           filters);
}

static bool compile(const char *pattern, struct pa_arena *arena, const struct pa_regex **regex,
                    struct pa_error *err)
{
    struct pa_regex *made = pattern ? pa_regex_new(pattern, err) : NULL;
    if (pattern && !made)
        return false;
    if (made)
        pa_arena_defer(arena, (void (*)(void *))pa_regex_free, made);
    *regex = made;
    return true;
}

// The tree, and how noisy its two sides are by the test of `pa diff`: so many times as noisy as
// counting; of heap profiles, whose samples differ in size, as their sampling makes each function.
static bool make_tree(struct flame *f, struct pa_error *err)
{
    bool noise = f->diff && !f->view.measure.mean;
    if (noise &&
        !pa_noise_gate_make(f->view.profile, f->view.measure.type, f->ctx->arena, &f->gate, err))
        return false;
    if (noise && f->gate.known && f->gate.comparison->method == PA_METHOD_SINGLE)
        f->picture.dispersion = f->gate.dispersion;
    if (noise && !f->gate.known)
        f->picture.certain = f->gate.comparison->method == PA_METHOD_CENSUS
                                 ? "everything was counted"
                                 : "no estimate of noise";
    return pa_flame_tree_of(&f->view, (enum pa_symbol_level)f->o->granularity.names,
                            noise ? &f->gate : NULL, f->ctx->arena, &f->tree, &f->picture.quantum,
                            &f->picture.quanta, err);
}

static bool load(struct flame *f, struct pa_error *err)
{
    const struct pa_flame_flags *o = f->o;
    struct pa_session *session = pa_session_of(f->ctx);
    const struct pa_profile *profile;
    struct pa_view_options view_options = {
        .filters = &o->filters,
        .values = &o->values,
        .granularity = pa_granularity_of(&o->granularity),
        .fold_recursion = o->granularity.fold_recursion,
    };
    if (!pa_session_load(session, &f->files, &f->source, &profile, err) ||
        !pa_view_make(session, profile, &view_options, &f->view, err))
        return false;
    if (session->skipped)
        f->ctx->status = PA_STATUS_ERROR;
    return make_tree(f, err);
}

static bool transform(struct flame *f, struct pa_error *err)
{
    struct pa_arena *arena = f->ctx->arena;
    const struct pa_regex *root;
    uint32_t matches = 1;
    if (!compile(f->o->root, arena, &root, err))
        return pa_error_prefix(err, "--root");
    if (root && !pa_flame_callees(&f->tree, root, arena, &f->tree, &matches, err))
        return false;
    if (matches == 0)
        pa_warnings_add(f->ctx->warnings, "root expression matched no functions");
    return !f->o->inverted || pa_flame_invert(&f->tree, arena, &f->tree, err);
}

static bool set_picture(struct flame *f, struct pa_error *err)
{
    const struct pa_flame_flags *o = f->o;
    struct pa_flame_options *p = &f->picture;
    p->title = make_title(f);
    p->subtitle = o->subtitle;
    p->note = make_note(f);
    p->value = (struct pa_flame_value){.type = f->view.type, .unit = f->view.unit};
    p->width = (double)o->width;
    p->pitch = (double)o->pitch;
    p->min_width = o->min_width;
    p->depth = (uint32_t)o->depth;
    p->sort = (enum pa_flame_sort)o->sort;
    p->colors = (enum pa_flame_colors)o->colors;
    p->flip = o->flip;
    p->inverted = o->inverted;
    p->diff = f->diff;
    return compile(o->highlight, f->ctx->arena, &p->highlight, err) ||
           pa_error_prefix(err, "--highlight");
}

static bool paint(struct flame *f, const struct pa_scene *scene, const char *data,
                  struct pa_error *err)
{
    const struct pa_flame_flags *o = f->o;
    const char *name = f->ctx->output.format_name;
    bool svg = f->ctx->output.format == PA_FORMAT_SVG;
    struct pa_paint_options how = {
        .viewer = svg && o->svg != PA_FLAME_SVG_INTERACTIVE ? PA_VIEWER_NONE : PA_VIEWER_FLAME,
        .data = data,
        .dark = o->dark,
        .scale = o->scale,
    };
    struct pa_strbuf bytes = {0};
    const struct pa_painter *painter =
        pa_painter_by_name(svg && o->svg == PA_FLAME_SVG_OUTLINE ? "outline" : name);
    bool ok = painter->paint(scene, &how, &bytes, err);
    if (ok)
        fwrite(bytes.text, 1, bytes.size, f->ctx->output.stream);
    else if (err->code == PA_ERROR_LIMIT)
        pa_error_prefix(err, "--depth makes it smaller, SVG has no limit");
    pa_strbuf_release(&bytes);
    return ok;
}

// What part of the whole profile the picture shows, if it is not all of it.
static void note_share(struct flame *f, const struct pa_flame_tree *tree)
{
    int64_t all = pa_view_value(&f->view, f->view.total);
    double shown = 0, total = (double)all;
    struct pa_strbuf note = {0};
    for (uint32_t i = 0; i < tree->node_count; i++)
        shown += (double)tree->nodes[i].self;
    if (f->diff || total <= 0 || shown <= 0 || shown >= total * 0.9999)
        return;
    pa_flame_say_share(&note, shown / total);
    pa_strbuf_adds(&note, " of ");
    pa_flame_say(&note, &f->picture.value, all);
    pa_strbuf_printf(&note, "%s%s", *f->picture.note ? " · " : "", f->picture.note);
    f->picture.note = pa_arena_strndup(f->ctx->arena, note.text, note.size);
    pa_strbuf_release(&note);
}

static bool draw(struct flame *f, struct pa_error *err)
{
    struct pa_flame_panel panels[2] = {{.tree = &f->tree}};
    struct pa_flame_picture picture = {panels, 1};
    const struct pa_regex *regex;
    uint32_t matches = 1;
    if (!compile(f->o->sandwich, f->ctx->arena, &regex, err))
        return pa_error_prefix(err, "--sandwich");
    if (regex) {
        if (!pa_flame_sandwich(&f->tree, regex, f->o->sandwich, f->ctx->arena, panels, &matches,
                               err))
            return false;
        picture.panel_count = 2;
        if (!f->picture.highlight)
            f->picture.highlight = regex;
    }
    note_share(f, panels[picture.panel_count - 1].tree);
    struct pa_scene scene;
    struct pa_strbuf data = {0};
    bool ok = pa_flame_draw(&picture, &f->picture, &scene, &data, err);
    if (ok && matches == 0)
        pa_warnings_add(f->ctx->warnings, "sandwich expression matched no functions");
    else if (ok && f->tree.node_count == 1)
        pa_warnings_add(f->ctx->warnings, "no samples: the picture is empty");
    ok = ok && paint(f, &scene, pa_strbuf_text(&data), err);
    pa_scene_release(&scene);
    pa_strbuf_release(&data);
    return ok;
}

static bool write_json(struct flame *f, struct pa_error *err)
{
    struct pa_doc doc;
    pa_doc_init(&doc, f->ctx->arena, "flame", 1);
    pa_report_header_add(&doc, &f->view, &(struct pa_header_options){0});
    return pa_flame_table(&f->tree, &f->view, f->diff, &doc, err) &&
           pa_output_print(&f->ctx->output, &doc, err);
}

static void write_folded(struct flame *f)
{
    struct pa_strbuf out = {0};
    pa_flame_folded(&f->tree, f->diff, &out);
    fwrite(pa_strbuf_text(&out), 1, out.size, f->ctx->output.stream);
    pa_strbuf_release(&out);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct flame f = {.ctx = ctx, .o = ctx->options};
    if (f.o->inverted && f.o->sandwich)
        return pa_error_set(err, PA_ERROR_USAGE, "--inverted and --sandwich exclude each other");
    take_sides(&f);
    if (!load(&f, err) || !transform(&f, err) || !set_picture(&f, err))
        return false;
    if (strcmp(ctx->output.format_name, "json") == 0)
        return write_json(&f, err);
    if (ctx->output.format != PA_FORMAT_FOLDED)
        return draw(&f, err);
    write_folded(&f);
    return true;
}

const struct pa_command pa_cmd_flame = {
    .name = "flame",
    .summary = "flame graphs as SVG, PNG, PDF and HTML files",
    .synopsis = "[OPTIONS] [PROGRAM] FILE... | [PROGRAM] OLD NEW",
    .options = pa_flame_flags,
    .options_size = sizeof(struct pa_flame_flags),
    .min_files = 1,
    .formats = pa_flame_formats,
    .run = run,
};
