// SPDX-License-Identifier: Apache-2.0
#include "api/call.h"
#include "base/path_end.h"
#include "export/dot_text.h"
#include "paint/paint.h"
#include "pictures/flame.h"
#include "pictures/graph.h"

#include <math.h>
#include <string.h>

// A picture being made of a copy of the view, all in an owner that ends with the call.
struct drawing {
    struct pa_call call;
    struct pa_owner *owner;
    const struct pa_owned_view *of;
    struct pa_view view;
    struct pa_strbuf bytes;
};

static void begin(struct drawing *d, const pa_view *view, pa_error *err)
{
    d->of = pa_owned_view_of(view);
    pa_call_begin(&d->call, d->of->owner->ctx, err);
    d->owner = pa_owner_new(d->of->owner->ctx, d->of->owner);
    d->view = *view;
    d->view.session = pa_owner_session(d->owner);
    d->bytes = (struct pa_strbuf){0};
}

static pa_code end(struct drawing *d, bool ok, pa_buffer **out)
{
    *out = ok ? pa_buffer_of(&d->bytes) : NULL;
    pa_strbuf_release(&d->bytes);
    pa_owner_drop(d->owner);
    return pa_call_end(&d->call, ok);
}

static const struct pa_painter *find_painter(const char *format, struct pa_error *err)
{
    const struct pa_painter *painter = pa_painter_by_name(format);
    if (!painter)
        pa_error_set(err, PA_ERROR_NOT_FOUND, "no format '%s' of pictures", format);
    return painter;
}

static bool is_comparison(const struct drawing *d)
{
    return d->of->opts.base && d->of->opts.base_mode != PA_BASE_SUBTRACT;
}

static const char *fallback_title(const struct drawing *d)
{
    return d->of->of->name ? pa_path_end(d->of->of->name, 1) : "profile";
}

static struct pa_paint_options paint_options(enum pa_viewer viewer, uint32_t flags, double scale)
{
    return (struct pa_paint_options){.viewer = flags & PA_DRAW_STATIC ? PA_VIEWER_NONE : viewer,
                                     .dark = flags & PA_DRAW_DARK,
                                     .scale = scale};
}

static bool draw_flame(struct drawing *d, const char *format, const pa_flame_opts *o)
{
    const struct pa_picture_flame_options how = {
        .names = (enum pa_symbol_level)d->of->opts.names,
        .title = o->title,
        .subtitle = o->subtitle,
        .fallback_title = fallback_title(d),
        .root = o->root,
        .sandwich = o->sandwich,
        .highlight = o->highlight,
        .width = o->width,
        .depth = o->depth,
        .sort = o->sort == 1 ? PA_FLAME_BY_NAME : PA_FLAME_BY_WEIGHT,
        .colors = (enum pa_flame_colors)o->colors,
        .drawn = true,
        .inverted = o->flags & PA_DRAW_INVERTED,
        .flip = o->flags & PA_DRAW_FLIPPED,
        .diff = is_comparison(d),
        .normalize = d->of->opts.base_mode == PA_BASE_SCALED,
    };
    struct pa_error *err = &d->call.error;
    const struct pa_painter *painter = find_painter(format, err);
    struct pa_picture_flame flame;
    struct pa_scene scene = {0};
    struct pa_strbuf data = {0};
    bool ok = painter && pa_picture_flame_make(&flame, &d->view, &how, err) &&
              pa_picture_flame_draw(&flame, &scene, &data, err);
    struct pa_paint_options paint = paint_options(PA_VIEWER_FLAME, o->flags, o->scale);
    paint.data = pa_strbuf_text(&data);
    ok = ok && painter->paint(&scene, &paint, &d->bytes, err);
    pa_scene_release(&scene);
    pa_strbuf_release(&data);
    return ok;
}

pa_code pa_draw_flame(const pa_view *view, const char *format, const pa_flame_opts *opts,
                      pa_buffer **out, pa_error *err)
{
    const uint32_t known =
        PA_DRAW_STATIC | PA_DRAW_DARK | PA_DRAW_INVERTED | PA_DRAW_FLIPPED | PA_DRAW_CALL_TREE;
    struct drawing d;
    pa_flame_opts o;
    begin(&d, view, err);
    bool ok = pa_call_take(&d.call, &o, sizeof o, opts) && pa_call_flags(&d.call, o.flags, known) &&
              pa_call_known(&d.call, "colors", o.colors, PA_COLORS_GREY) &&
              pa_call_known(&d.call, "sort", o.sort, 1) && draw_flame(&d, format, &o);
    return end(&d, ok, out);
}

// ---- Call graphs

static bool paint_graph(struct drawing *d, const char *format, const struct pa_view_graph *graph,
                        const struct pa_picture_graph_options *how, const pa_graph_opts *o)
{
    struct pa_error *err = &d->call.error;
    const struct pa_painter *painter = find_painter(format, err);
    const struct pa_paint_options paint = paint_options(PA_VIEWER_GRAPH, o->flags, o->scale);
    struct pa_scene scene = {0};
    bool ok = painter && pa_picture_graph_draw(&d->view, graph, how, &scene, err) &&
              painter->paint(&scene, &paint, &d->bytes, err);
    pa_scene_release(&scene);
    return ok;
}

static double share(double given, double fallback)
{
    return given == 0 ? fallback : fmax(given, 0);
}

static bool draw_graph(struct drawing *d, const char *format, const pa_graph_opts *o)
{
    enum { DEFAULT_NODES = -1, DEFAULT_LABELS = 4 };
    bool dot = strcmp(format, "dot") == 0;
    const struct pa_graph_flags flags = {
        .node_count = o->nodes ? (int64_t)o->nodes : DEFAULT_NODES,
        .node_fraction = share(o->min_share, 0.005),
        .edge_fraction = share(o->min_edge_share, 0.001),
        .trim = true,
        .call_tree = o->flags & PA_DRAW_CALL_TREE,
    };
    const struct pa_picture_graph_options how = {
        .title = o->title,
        .fallback_title = fallback_title(d),
        .highlight = o->highlight,
        // Of pictures labels are boxes, and there when asked for.
        .labels = is_comparison(d) && !dot ? 0
                  : o->labels              ? o->labels
                  : dot                    ? DEFAULT_LABELS
                                           : 0,
        .diff = is_comparison(d),
        .old_name = "before",
    };
    struct pa_view_graph graph = {.flags = &flags,
                                  .names = (enum pa_symbol_level)d->of->opts.names};
    if (!pa_picture_graph_make(&d->view, &graph, &how, &d->call.error))
        return false;
    if (!dot)
        return paint_graph(d, format, &graph, &how, o);
    pa_dot_write(&d->bytes, &d->view, &graph.trim, &graph.trimmed);
    return true;
}

pa_code pa_draw_graph(const pa_view *view, const char *format, const pa_graph_opts *opts,
                      pa_buffer **out, pa_error *err)
{
    const uint32_t known = PA_DRAW_STATIC | PA_DRAW_DARK | PA_DRAW_CALL_TREE;
    struct drawing d;
    pa_graph_opts o;
    begin(&d, view, err);
    bool ok = pa_call_take(&d.call, &o, sizeof o, opts) && pa_call_flags(&d.call, o.flags, known) &&
              draw_graph(&d, format, &o);
    return end(&d, ok, out);
}
