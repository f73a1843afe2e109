// SPDX-License-Identifier: Apache-2.0
#include "report/hot.h"

#include "analysis/hot.h"
#include "report/report_header.h"
#include "view/mine.h"
#include "view/values.h"

#include <math.h>
#include <string.h>

struct report {
    struct pa_doc *doc;
    const struct pa_view *view;
    struct pa_mine_rule mine;
    struct pa_call_tree *tree;
    struct pa_hot *hot;
};

static const char *name_of(const struct report *r, uint32_t at)
{
    return pa_node_name(r->tree->table, r->tree->nodes[at].node);
}

static const char *shown_name(const struct report *r, uint32_t at)
{
    return pa_node_shown(r->tree->table, r->tree->nodes[at].node);
}

static struct pa_cell name_cell(const struct report *r, uint32_t at)
{
    return pa_cell_shown(pa_cell_text(name_of(r, at)), shown_name(r, at));
}

static struct pa_cell value_cell(const struct report *r, int64_t value)
{
    return pa_cell_quantity(pa_view_value(r->view, value));
}

static struct pa_cell share_cell(const struct report *r, int64_t value)
{
    return pa_cell_shown(pa_cell_ratio(pa_view_share(value, r->view->total)),
                         pa_view_percentage(value, r->view->total, r->doc->arena));
}

static void add_value(struct pa_table *t, const struct report *r, const char *key,
                      const char *title)
{
    pa_table_column(t, (struct pa_column){.key = key,
                                          .title = title,
                                          .kind = PA_CELL_QUANTITY,
                                          .unit = r->view->unit,
                                          .shown_in = r->view->output_unit});
}

static void add_share(struct pa_table *t, const char *key, const char *title)
{
    pa_table_column(t, (struct pa_column){
                           .key = key, .title = title, .kind = PA_CELL_RATIO, .gap = 1, .bar = 20});
}

// ---- The heaviest chain

static void add_steps(struct report *r)
{
    struct pa_table *t = pa_doc_table(r->doc, "path");
    t->audience = r->hot->steps.count ? PA_FOR_ALL : PA_FOR_DATA; // a bare head says nothing
    add_value(t, r, "cum", NULL);
    add_share(t, "cum_share", "cum%");
    add_value(t, r, "own", NULL);
    add_value(t, r, "elsewhere", NULL);
    pa_table_column(
        t, (struct pa_column){.key = "name", .title = "step", .kind = PA_CELL_TEXT, .names = true});
    pa_table_column(t, (struct pa_column){.key = "leak",
                                          .title = "elsewhere, mostly to",
                                          .kind = PA_CELL_TEXT,
                                          .names = true});
    add_value(t, r, "leak_cum", "its cum");
    for (size_t i = 0; i < r->hot->steps.count; i++) {
        const struct pa_hot_step *s = &r->hot->steps.items[i];
        pa_table_row(t, NULL, value_cell(r, s->cum), share_cell(r, s->cum), value_cell(r, s->own),
                     value_cell(r, s->elsewhere), name_cell(r, s->at),
                     s->leak ? name_cell(r, s->leak) : pa_cell_empty(),
                     s->leak ? value_cell(r, s->leak_cum) : pa_cell_empty());
    }
}

// ---- Stacks

// Of a stack, from the root; in the document's arena.
static uint32_t *frames_of(const struct report *r, uint32_t at, size_t *count)
{
    size_t n = 0;
    for (uint32_t i = at; i > 0; i = r->tree->nodes[i].parent)
        n++;
    uint32_t *frames = pa_arena_calloc(r->doc->arena, n, sizeof *frames);
    *count = n;
    for (uint32_t i = at; i > 0; i = r->tree->nodes[i].parent)
        frames[--n] = i;
    return frames;
}

static const char *folded(const struct report *r, uint32_t at)
{
    size_t count;
    const uint32_t *frames = frames_of(r, at, &count);
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < count; i++)
        pa_strbuf_printf(&text, "%s%s", i ? ";" : "", name_of(r, frames[i]));
    return pa_strbuf_keep(&text, r->doc->arena);
}

// One link: "a", "a > b", "a > (7 more) > b".
static const char *chain(const struct report *r, const uint32_t *frames, size_t count)
{
    const char *first = shown_name(r, frames[0]), *last = shown_name(r, frames[count - 1]);
    if (count == 1)
        return first;
    if (count == 2)
        return pa_arena_printf(r->doc->arena, "%s > %s", first, last);
    return pa_arena_printf(r->doc->arena, "%s > (%zu more) > %s", first, count - 2, last);
}

// A row for each link, the values beside the first.
static void add_links(const struct report *r, struct pa_table *t, size_t number,
                      const struct pa_hot_stack *s)
{
    size_t count, end;
    const uint32_t *frames = frames_of(r, s->at, &count);
    for (size_t i = 0; i < count; i = end) {
        for (end = i + 1; end < count && pa_hot_same_link(r->hot, frames[end]);)
            end++;
        struct pa_cell name = pa_cell_text(chain(r, frames + i, end - i));
        if (i == 0)
            pa_table_row(t, NULL, pa_cell_count((int64_t)number), value_cell(r, s->value),
                         share_cell(r, s->value), name);
        else
            pa_table_row(t, NULL, pa_cell_empty(), pa_cell_empty(), pa_cell_empty(), name);
    }
}

static struct pa_table *stack_table(struct report *r, const char *name, unsigned audience)
{
    struct pa_table *t = pa_doc_table(r->doc, name);
    t->audience = audience;
    pa_table_column(t, (struct pa_column){.key = "number", .title = "#", .kind = PA_CELL_COUNT});
    add_value(t, r, "value", NULL);
    add_share(t, "share", "value%");
    pa_table_column(t, (struct pa_column){.key = "stack", .kind = PA_CELL_TEXT, .names = true});
    return t;
}

static void add_stacks(struct report *r)
{
    struct pa_table *data = stack_table(r, "stacks", PA_FOR_DATA), *lines = NULL;
    if (r->hot->stacks.count > 0)
        lines = stack_table(r, "links", PA_FOR_TEXT | PA_FOR_PAGES);
    for (size_t i = 0; i < r->hot->stacks.count; i++) {
        const struct pa_hot_stack *s = &r->hot->stacks.items[i];
        add_links(r, lines, i + 1, s);
        pa_table_row(data, NULL, pa_cell_count((int64_t)i + 1), value_cell(r, s->value),
                     share_cell(r, s->value), pa_cell_text(folded(r, s->at)));
    }
}

static const char *path_summary(const struct report *r, double min)
{
    if (r->hot->stack_count == 0)
        return "None: no sample has a value";
    if (r->hot->steps.count == 0)
        return pa_arena_printf(r->doc->arena, "None: no root has at least %g%% of the total", min);
    return pa_arena_printf(r->doc->arena,
                           "From the root to the heaviest callee, as long as that has at least "
                           "%g%% of the total",
                           min);
}

static const char *stacks_summary(const struct report *r, double min)
{
    if (r->hot->stack_count == 0)
        return "None";
    const char *share = pa_view_percentage(r->hot->listed, r->view->total, r->doc->arena);
    return pa_arena_printf(r->doc->arena, "%zu of %llu stacks, %s of the total; at least %g%% each",
                           r->hot->stacks.count, (unsigned long long)r->hot->stack_count,
                           share + strspn(share, " "), min);
}

static void build(struct report *r, const struct pa_hot_report *o)
{
    pa_report_header_add(r->doc, r->view, &(struct pa_header_options){0});
    if (o->mine)
        pa_report_header_mine(r->doc, &r->mine);
    pa_doc_heading(r->doc, "Heaviest path");
    pa_doc_paragraph(r->doc, path_summary(r, o->min));
    add_steps(r);
    pa_doc_heading(r->doc, "Heaviest stacks");
    pa_doc_paragraph(r->doc, stacks_summary(r, o->min));
    add_stacks(r);
}

// A largest depth counts links of all paths, other reports need the heavy ones and their callees.
static bool build_tree(struct report *r, const struct pa_hot_options *hot,
                       struct pa_node_table *table, struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_heavy_options options = {
        .share = hot->min_share, .of = fabs((double)hot->total), .callees = true};
    const struct pa_heavy_paths *heavy =
        hot->max_depth == 0 && hot->total != 0
            ? pa_heavy_paths_find(table, r->view->measure, &options, arena)
            : NULL;
    if (heavy)
        return pa_call_tree_build_heavy(heavy, arena, &r->tree, err);
    return pa_call_tree_build(table, r->view->measure, arena, &r->tree, err);
}

bool pa_report_add_hot(struct pa_doc *doc, struct pa_view *view, const struct pa_hot_report *o,
                       struct pa_error *err)
{
    struct pa_arena *arena = doc->arena;
    struct report r = {.doc = doc, .view = view};
    if (view->measure.mean)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "means of parts do not add up to that of the whole: paths cannot show "
                            "them");
    if (o->mine) {
        r.mine = pa_mine_rule_of(o->mine, view, arena);
        if (!pa_mine_show(view, &r.mine, PA_MINE_AND_CALLEE, err))
            return false;
    }
    struct pa_hot_options hot = {view->total, o->min / 100, o->depth, o->count};
    struct pa_node_table *table = pa_node_table_new(view->profile, &o->nodes, arena);
    if (!build_tree(&r, &hot, table, arena, err) || !pa_hot_find(r.tree, &hot, arena, &r.hot, err))
        return false;
    build(&r, o);
    return true;
}
