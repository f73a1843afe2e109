// SPDX-License-Identifier: Apache-2.0
#include "api/call.h"
#include "api/doc.h"
#include "report/hot.h"
#include "report/info.h"
#include "report/list.h"
#include "report/top.h"
#include "report/tree.h"

#include <math.h>
#include <string.h>

// A report being made: a document, and a copy of the view that it may write to and borrows from.
struct making {
    struct pa_call call;
    const struct pa_owned_view *of;
    struct pa_owned_doc *owned;
    struct pa_doc *doc;
    struct pa_view *view;
};

static void begin(struct making *m, const pa_view *view, const char *name, pa_error *err)
{
    m->of = pa_owned_view_of(view);
    pa_call_begin(&m->call, m->of->owner->ctx, err);
    struct pa_owner *owner = pa_owner_new(m->of->owner->ctx, m->of->owner);
    m->owned = pa_owned_doc_new(owner, name, 1);
    m->doc = &m->owned->doc;
    m->view = pa_arena_memdup(&owner->arena, view, sizeof *view);
    m->view->session = pa_owner_session(owner);
}

static pa_code end(struct making *m, bool ok, pa_doc **out)
{
    *out = ok ? pa_owned_doc_give(m->owned) : NULL;
    if (!ok)
        pa_owner_drop(m->owned->owner);
    return pa_call_end(&m->call, ok);
}

// 0 is the fallback, negative is none.
static double share(double given, double fallback)
{
    return given == 0 ? fallback : fmax(given, 0);
}

static enum pa_symbol_level names_of(const struct making *m)
{
    return (enum pa_symbol_level)m->of->opts.names;
}

enum { DEFAULT_ROWS = -1 };
static const double NODE_SHARE = 0.005, CALL_SHARE = 0.001, PATH_SHARE = 0.02;

pa_code pa_report_top(const pa_view *view, const pa_top_opts *opts, pa_doc **out, pa_error *err)
{
    struct making m;
    pa_top_opts o;
    begin(&m, view, pa_owned_view_of(view)->opts.mine ? "top-mine" : "top", err);
    bool ok = pa_call_take(&m.call, &o, sizeof o, opts) && pa_call_flags(&m.call, o.flags, 0) &&
              pa_call_known(&m.call, "order", o.order, PA_ORDER_BY_CUM);
    const struct pa_graph_flags flags = {
        .node_count = ok && o.rows ? (int64_t)o.rows : DEFAULT_ROWS,
        .node_fraction = ok ? share(o.min_share, NODE_SHARE) : 0,
        .edge_fraction = CALL_SHARE,
        .trim = true,
        .order = ok && o.order == PA_ORDER_BY_CUM ? PA_ORDER_CUM : PA_ORDER_FLAT,
    };
    const struct pa_top_options how = {&flags, names_of(&m), m.of->opts.mine, NULL};
    return end(&m, ok && pa_report_add_top(m.doc, m.view, &how, &m.call.error), out);
}

pa_code pa_report_tree(const pa_view *view, const pa_tree_opts *opts, pa_doc **out, pa_error *err)
{
    struct making m;
    pa_tree_opts o;
    begin(&m, view, "tree", err);
    bool ok = pa_call_take(&m.call, &o, sizeof o, opts);
    const char *match = ok && o.match && *o.match ? o.match : NULL;
    const struct pa_graph_flags flags = {
        .node_count = ok && o.rows ? (int64_t)o.rows : DEFAULT_ROWS,
        .node_fraction = ok ? share(o.min_share, NODE_SHARE) : 0,
        .edge_fraction = ok ? share(o.min_edge_share, CALL_SHARE) : 0,
        .trim = true,
    };
    const struct pa_tree_options how = {&flags, names_of(&m), match, true};
    if (match) {
        m.doc->name = "peek";
        m.owned->info.schema = "pa.peek/1";
    }
    return end(&m, ok && pa_report_add_tree(m.doc, m.view, &how, &m.call.error), out);
}

pa_code pa_report_hot(const pa_view *view, const pa_hot_opts *opts, pa_doc **out, pa_error *err)
{
    enum { DEFAULT_STACKS = 10 };
    struct making m;
    pa_hot_opts o;
    begin(&m, view, "hot", err);
    bool ok = pa_call_take(&m.call, &o, sizeof o, opts) && pa_call_flags(&m.call, o.flags, 0);
    if (!ok)
        return end(&m, false, out);
    const struct pa_hot_report how = {
        .nodes = {.names = names_of(&m)},
        .mine = m.of->opts.mine,
        .min = 100 * share(o.min_share, PATH_SHARE),
        .depth = o.depth,
        .count = o.stacks ? o.stacks : DEFAULT_STACKS,
    };
    return end(&m, pa_report_add_hot(m.doc, m.view, &how, &m.call.error), out);
}

// ---- Lines

static bool add_lines(struct making *m, const pa_lines_opts *o)
{
    struct pa_owned_view *of = (struct pa_owned_view *)(uintptr_t)m->of; // options are only read
    struct pa_arena *arena = &m->owned->owner->arena;
    struct pa_source_path sources = {
        .folders = o->source_folders ? o->source_folders : ".",
        .trim = o->trim,
        .goroot = o->goroot,
        .module_cache = o->module_cache,
    };
    const struct pa_graph_flags flags = {.trim_path = o->trim, .source_path = o->source_folders};
    const struct pa_list_options how = {
        .regex = o->match && *o->match ? o->match : ".",
        .graph = &flags,
        .names = names_of(m),
        .sources = o->flags & PA_LINES_NO_SOURCE ? NULL : &sources,
    };
    if (!pa_owned_view_make(of, PA_BY_LINE, m->view->session, m->view, &m->call.error))
        return false;
    if (how.sources)
        pa_source_path_learn(&sources, m->view->profile, arena);
    bool ok = pa_report_add_list(m->doc, m->view, &how, &m->call.error);
    if (!ok && m->call.error.code == PA_ERROR_USAGE) // nothing matches
        m->call.error.code = PA_ERROR_NOT_FOUND;
    return ok;
}

pa_code pa_report_lines(const pa_view *view, const pa_lines_opts *opts, pa_doc **out, pa_error *err)
{
    struct making m;
    pa_lines_opts o;
    begin(&m, view, "list", err);
    bool ok = pa_call_take(&m.call, &o, sizeof o, opts) &&
              pa_call_flags(&m.call, o.flags, PA_LINES_NO_SOURCE) && add_lines(&m, &o);
    return end(&m, ok, out);
}

// ---- What a profile is

static const char *format_summary(const char *format)
{
    const struct pa_input_format *f = format ? pa_input_format_named(format) : NULL;
    return f ? f->summary : NULL;
}

pa_code pa_report_info(const pa_profile *profile, const pa_info_opts *opts, pa_doc **out,
                       pa_error *err)
{
    const struct pa_owned_profile *of = pa_owned_profile_of(profile);
    struct pa_call call;
    pa_info_opts o;
    *out = NULL;
    pa_call_begin(&call, of->owner->ctx, err);
    bool ok =
        pa_call_take(&call, &o, sizeof o, opts) && pa_call_flags(&call, o.flags, PA_INFO_CHECK);
    if (ok) {
        struct pa_owned_doc *d =
            pa_owned_doc_new(pa_owner_new(of->owner->ctx, of->owner), "info", 1);
        const struct pa_info_options how = {.format = format_summary(of->format),
                                            .check = o.flags & PA_INFO_CHECK};
        if (o.name)
            d->doc.title = pa_arena_strdup(&d->owner->arena, o.name);
        pa_report_add_info(&d->doc, profile, &how);
        *out = pa_owned_doc_give(d);
    }
    return pa_call_end(&call, ok);
}
