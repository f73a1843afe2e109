// SPDX-License-Identifier: Apache-2.0
#include "report/list.h"

#include "analysis/graph.h"
#include "base/hash.h"
#include "base/number.h"
#include "base/regex.h"
#include "base/visible.h"
#include "report/indented.h"
#include "report/report_header.h"
#include "view/values.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 5 }; // lines shown before the first and behind the last that has samples

// A function in a file. Nodes of lines count recursion once a line, this once a function.
struct function {
    pa_str name, file;
    int64_t cum;
};

// A file's lines, or why there are none.
struct source {
    pa_str file;
    struct pa_source_text text;
    const char *error; // NULL: none
    bool doubted;      // it was said that it is too short
};

struct lister {
    const struct pa_list_options *options;
    struct pa_arena *arena; // the document's
    const struct pa_view *view;
    struct pa_graph *lines; // nodes are lines
    PA_VEC(struct function) functions;
    struct pa_index function_index;
    PA_VEC(struct source) sources; // of the files that were looked for
    struct pa_index source_index;
    PA_VEC(uint32_t) nodes; // of `lines` that match: by name, file, line
    struct pa_strbuf text;
    struct pa_table *table;
};

static const struct pa_node_info *info(const struct pa_graph *g, uint32_t node)
{
    return &g->table->infos.items[node];
}

// ---- Functions and files, each looked for once

static struct function *find_function(struct lister *l, pa_str name, pa_str file)
{
    uint64_t hash = pa_hash_u64((uint64_t)name << 32 | file);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&l->function_index, hash);
         pa_index_at(&l->function_index, slot, hash, &i);
         slot = pa_index_next(&l->function_index, slot)) {
        if (i != UINT32_MAX && l->functions.items[i].name == name &&
            l->functions.items[i].file == file)
            return &l->functions.items[i];
    }
    pa_index_add(&l->function_index, hash, (uint32_t)l->functions.count);
    pa_vec_push(&l->functions, (struct function){name, file, 0});
    return &l->functions.items[l->functions.count - 1];
}

static void add_functions_of(struct lister *l, const struct pa_graph *g)
{
    for (size_t i = 0; i < g->order.count; i++) {
        const struct pa_node_info *n = info(g, g->order.items[i]);
        struct function *f = find_function(l, n->name, n->file);
        f->cum = pa_add_saturated(f->cum, g->nodes[g->order.items[i]].cum);
    }
}

static struct source read_source(struct lister *l, pa_str file)
{
    struct pa_error err = {0};
    struct source source = {.file = file};
    if (!l->options->sources) {
        source.error = "sources are not looked at";
        return source;
    }
    if (!pa_source_read(l->options->sources, pa_profile_text(l->view->profile, file), l->arena,
                        &source.text, &err)) {
        source.error = pa_arena_strdup(l->arena, err.text);
        if (!l->options->quiet)
            pa_warnings_add(l->view->session->warnings, "%s", err.text);
    }
    return source;
}

// Valid until the next call.
static struct source *source_of(struct lister *l, pa_str file)
{
    uint64_t hash = pa_hash_u64(file);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&l->source_index, hash);
         pa_index_at(&l->source_index, slot, hash, &i);
         slot = pa_index_next(&l->source_index, slot)) {
        if (i != UINT32_MAX && l->sources.items[i].file == file)
            return &l->sources.items[i];
    }
    pa_index_add(&l->source_index, hash, (uint32_t)l->sources.count);
    pa_vec_push(&l->sources, read_source(l, file));
    return &l->sources.items[l->sources.count - 1];
}

static void release(struct lister *l)
{
    pa_vec_release(&l->functions);
    pa_index_release(&l->function_index);
    pa_vec_release(&l->sources);
    pa_index_release(&l->source_index);
    pa_vec_release(&l->nodes);
    pa_strbuf_release(&l->text);
}

// ---- Which lines

static bool build(struct lister *l, const struct pa_profile *p, struct pa_graph **graph,
                  struct pa_error *err)
{
    const struct pa_list_options *o = l->options;
    struct pa_node_options nodes = pa_graph_flags_nodes(o->graph);
    struct pa_graph_options how = {.measure = l->view->measure,
                                   .drop_negative = o->graph->drop_negative};
    nodes.names = o->names;
    nodes.objects = true;
    return pa_graph_build(pa_node_table_new(p, &nodes, l->arena), &how, l->arena, graph, err);
}

struct sort_key {
    const char *name, *file;
    int64_t line;
    uint32_t node;
};

static int compare(const void *pa, const void *pb)
{
    const struct sort_key *a = pa, *b = pb;
    int order = strcmp(a->name, b->name);
    if (order == 0)
        order = strcmp(a->file, b->file);
    if (order)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static bool is_named(const struct pa_list_options *o, pa_str name)
{
    for (size_t i = 0; i < o->function_count; i++) {
        if (o->functions[i] == name)
            return true;
    }
    return false;
}

// Lines of the functions whose name matches, or is one of those that are given.
static bool choose(struct lister *l, const struct pa_list_options *o, struct pa_error *err)
{
    struct pa_regex *regex = o->functions ? NULL : pa_regex_new(o->regex, err);
    if (!regex && !o->functions)
        return false;
    const struct pa_profile *p = l->view->profile;
    PA_VEC(struct sort_key) keys = {0};
    for (size_t i = 0; i < l->lines->order.count; i++) {
        uint32_t node = l->lines->order.items[i];
        const struct pa_node_info *n = info(l->lines, node);
        const char *name = pa_profile_text(p, n->name);
        if (regex ? pa_regex_match(regex, name, strlen(name)) : is_named(o, n->name))
            pa_vec_push(&keys, (struct sort_key){name, pa_profile_text(p, n->file), n->line, node});
    }
    bool answered = !regex || pa_regex_finish(regex, err);
    if (keys.count)
        qsort(keys.items, keys.count, sizeof *keys.items, compare);
    for (size_t i = 0; i < keys.count; i++)
        pa_vec_push(&l->nodes, keys.items[i].node);
    pa_vec_release(&keys);
    if (!answered || l->nodes.count)
        return answered;
    return o->functions
               ? pa_error_set(err, PA_ERROR_USAGE, "none of the functions has lines")
               : pa_error_set(err, PA_ERROR_USAGE, "no matches found for regexp: %s", o->regex);
}

// ---- One function in one file

struct range {
    int64_t first, last; // lines
};

static struct range range_of(const struct lister *l, const uint32_t *nodes, size_t count)
{
    struct range r = {INT64_MAX, 0};
    for (size_t i = 0; i < count; i++) {
        const struct pa_node_info *n = info(l->lines, nodes[i]);
        int64_t last = pa_add_saturated(n->line, MARGIN);
        int64_t first = n->start_line ? n->start_line : pa_add_saturated(n->line, -MARGIN);
        r.first = first < r.first ? first : r.first;
        r.last = last > r.last ? last : r.last;
    }
    r.first = r.first < 1 ? 1 : r.first;
    return r;
}

static const char *value_or_dot(const struct lister *l, int64_t value)
{
    return value ? pa_view_label(l->view, value, l->arena) : ".";
}

// Nodes of a function in a file, by line.
struct nodes {
    const uint32_t *next, *end;
};

struct line {
    int64_t number, flat, cum;
};

// The sums of a line, whose nodes are the next; those before it, if any, are left out.
static struct line take_line(const struct lister *l, struct nodes *nodes, int64_t number)
{
    struct line line = {.number = number};
    for (; nodes->next < nodes->end && info(l->lines, *nodes->next)->line <= number;
         nodes->next++) {
        if (info(l->lines, *nodes->next)->line < number)
            continue;
        line.flat += l->lines->nodes[*nodes->next].flat;
        line.cum = pa_add_saturated(line.cum, l->lines->nodes[*nodes->next].cum);
    }
    return line;
}

static void add_row(struct lister *l, const struct nodes *nodes, const struct line *line,
                    struct pa_cell source)
{
    const struct pa_profile *p = l->view->profile;
    const struct pa_node_info *of = info(l->lines, nodes->end[-1]);
    const char *shown = pa_node_shown_function(l->lines->table, nodes->end[-1]);
    pa_table_row(l->table, NULL, pa_cell_shown(pa_cell_text(pa_profile_text(p, of->name)), shown),
                 pa_cell_text(pa_profile_text(p, of->file)), pa_cell_count(line->number),
                 pa_cell_quantity(pa_view_value(l->view, line->flat)),
                 pa_cell_quantity(pa_view_value(l->view, line->cum)), source);
}

static void add_line(struct lister *l, struct nodes *nodes, int64_t number,
                     const struct pa_source_line *source)
{
    struct line line = take_line(l, nodes, number);
    pa_strbuf_printf(&l->text, "%10s %10s %6" PRId64 ":", value_or_dot(l, line.flat),
                     value_or_dot(l, line.cum), number);
    pa_visible_text(&l->text, source->text, source->size);
    pa_strbuf_addc(&l->text, '\n');
    struct pa_cell cell = pa_cell_bytes(source->text, source->size);
    add_row(l, nodes, &line,
            pa_cell_shown(cell, pa_indented_text(source->text, source->size, l->arena)));
}

static void add_line_text(struct lister *l, const struct line *line)
{
    pa_strbuf_printf(&l->text, "%10s %10s %6" PRId64 ":\n", value_or_dot(l, line->flat),
                     value_or_dot(l, line->cum), line->number);
}

// Lines with samples behind the end of the file, or all if there is no file. pprof's text does not
// have them, but their values are known.
static void add_lines_without_source(struct lister *l, struct nodes *nodes)
{
    while (nodes->next < nodes->end) {
        struct line line = take_line(l, nodes, info(l->lines, *nodes->next)->line);
        if (l->options->around)
            add_line_text(l, &line);
        add_row(l, nodes, &line, pa_cell_empty());
    }
}

// Says once of a file that it ends before a line with samples.
static void doubt(struct lister *l, struct source *source, uint32_t last)
{
    int64_t line = info(l->lines, last)->line, count = (int64_t)source->text.count;
    if (source->doubted || line <= count)
        return;
    source->doubted = true;
    pa_warnings_add(l->view->session->warnings,
                    "%s has %" PRId64 " lines, the profile has line %" PRId64
                    " of %s: is it another version?",
                    source->text.path, count, line, pa_node_shown_function(l->lines->table, last));
}

// Whether a line is shown: one with samples is as near as the options say. `first` is where the
// nodes began, `left` are those of this line and behind it.
static bool is_near(const struct lister *l, const struct nodes *left, const uint32_t *first,
                    int64_t number)
{
    int64_t around = l->options->around;
    if (around == 0)
        return true;
    bool before = left->next > first && number - info(l->lines, left->next[-1])->line <= around;
    return before ||
           (left->next < left->end && info(l->lines, *left->next)->line - number <= around);
}

static void add_file(struct lister *l, const uint32_t *nodes, size_t count)
{
    const struct pa_node_info *of = info(l->lines, nodes[0]);
    const char *name = pa_node_shown_function(l->lines->table, nodes[0]);
    const char *file = pa_profile_text(l->view->profile, of->file);
    struct range r = range_of(l, nodes, count);
    int64_t flat = 0, cum = find_function(l, of->name, of->file)->cum;
    for (size_t i = 0; i < count; i++)
        flat += l->lines->nodes[nodes[i]].flat;
    pa_strbuf_printf(&l->text, "ROUTINE ======================== %s in %s\n", name, file);
    pa_strbuf_printf(&l->text, "%10s %10s (flat, cum) %s of Total\n",
                     pa_view_label(l->view, flat, l->arena), pa_view_label(l->view, cum, l->arena),
                     pa_view_percentage(cum, l->view->total, l->arena));
    struct source *source = source_of(l, of->file);
    if (source->error && !l->options->around)
        pa_strbuf_printf(&l->text, " Error: %s\n", source->error);
    else if (!source->error)
        doubt(l, source, nodes[count - 1]);
    struct nodes left = {nodes, nodes + count};
    for (int64_t n = r.first; n <= r.last && (uint64_t)n <= source->text.count; n++) {
        if (is_near(l, &left, nodes, n))
            add_line(l, &left, n, &source->text.lines[n - 1]);
        else if (is_near(l, &left, nodes, n - 1))
            pa_strbuf_adds(&l->text, "         .          .      …\n");
    }
    add_lines_without_source(l, &left);
}

// ---- All of them

static void add_functions(struct lister *l)
{
    const uint32_t *nodes = l->nodes.items;
    for (size_t i = 0, end; i < l->nodes.count; i = end) {
        const struct pa_node_info *n = info(l->lines, nodes[i]);
        for (end = i + 1; end < l->nodes.count; end++) {
            const struct pa_node_info *m = info(l->lines, nodes[end]);
            if (m->name != n->name || m->file != n->file)
                break;
        }
        if (n->file) {
            add_file(l, nodes + i, end - i);
            continue;
        }
        add_lines_without_source(l, &(struct nodes){nodes + i, nodes + end});
        if (end == l->nodes.count || info(l->lines, nodes[end])->name != n->name)
            pa_strbuf_printf(&l->text, "No source information for %s\n",
                             pa_profile_text(l->view->profile, n->name));
    }
}

static struct pa_table *make_table(struct pa_doc *doc, const struct pa_view *view)
{
    struct pa_table *t = pa_doc_table(doc, "lines");
    struct pa_column value = {
        .kind = PA_CELL_QUANTITY, .unit = view->unit, .shown_in = view->output_unit};
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    value.key = "flat";
    pa_table_column(t, value);
    value.key = "cum";
    pa_table_column(t, value);
    pa_table_column(t, (struct pa_column){.key = "source", .kind = PA_CELL_TEXT});
    return t;
}

static bool list(struct lister *l, struct pa_doc *doc, struct pa_error *err)
{
    const struct pa_granularity_options functions = {.granularity = PA_GRANULARITY_FILEFUNCTIONS};
    const struct pa_profile *by_function =
        pa_profile_aggregate(l->view->profile, &functions, l->arena);
    struct pa_graph *graph;
    if (!build(l, l->view->profile, &l->lines, err) || !build(l, by_function, &graph, err) ||
        !choose(l, l->options, err))
        return false;
    add_functions_of(l, graph);
    pa_report_header_facts(doc, l->view);
    pa_strbuf_printf(&l->text, "Total: %s\n", pa_view_label(l->view, l->view->total, l->arena));
    l->table = make_table(doc, l->view);
    add_functions(l);
    pa_doc_verbatim(doc, pa_arena_strndup(l->arena, l->text.text, l->text.size));
    return true;
}

bool pa_report_add_list(struct pa_doc *doc, const struct pa_view *view,
                        const struct pa_list_options *options, struct pa_error *err)
{
    struct lister l = {.options = options, .arena = doc->arena, .view = view};
    bool ok = list(&l, doc, err);
    release(&l);
    return ok;
}
