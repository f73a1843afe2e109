// SPDX-License-Identifier: Apache-2.0
#include "pictures/flame_tree.h"

#include "analysis/call_tree.h"
#include "base/memory.h"
#include "base/path_end.h"
#include "base/vec.h"
#include "base/visible.h"
#include "flame/fold.h"
#include "symbol/package.h"
#include "view/values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Names of scripts say nothing about where they are from: colour goes by their file.
static bool is_script(const char *file)
{
    static const char *const suffixes[] = {".js", ".mjs", ".cjs", ".ts", ".py", ".rb", ".php"};
    size_t size = strlen(file);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i]);
        if (size > n && strcmp(file + size - n, suffixes[i]) == 0)
            return true;
    }
    return strncmp(file, "node:", 5) == 0;
}

// Returns the file of each function by its name: the profile that is shown has none, having been
// aggregated.
static const pa_str *find_files(const struct pa_profile *whole, struct pa_arena *arena)
{
    pa_str *files = pa_arena_calloc(arena, whole->strings->list.count + 1, sizeof *files);
    for (uint32_t i = 1; i <= whole->function_count; i++)
        if (!files[whole->functions[i].name])
            files[whole->functions[i].name] = whole->functions[i].file;
    return files;
}

// Names without a package in them (C, assembly) are told apart by their binary.
static void add_binaries(const struct pa_node_table *table, struct pa_flame_frame *frames)
{
    const struct pa_profile *p = table->profile;
    bool *seen = pa_xcalloc(table->infos.count + 1, sizeof *seen);
    for (uint32_t l = 1; l <= p->location_count; l++) {
        const char *binary =
            pa_path_end(pa_profile_text(p, p->mappings[p->locations[l].mapping].file), 1);
        for (uint32_t n = table->first[l]; *binary && n < table->first[l + 1]; n++) {
            struct pa_flame_frame *f = &frames[table->of_location[n]];
            bool *done = &seen[table->of_location[n]];
            if (!*done && !f->package && pa_symbol_package(f->name, strlen(f->name)).size == 0)
                f->package = binary;
            *done = true;
        }
    }
    free(seen);
}

static struct pa_flame_frame *make_frames(struct pa_node_table *table,
                                          const struct pa_profile *whole, struct pa_arena *arena)
{
    const struct pa_profile *p = table->profile;
    size_t count = table->infos.count;
    struct pa_flame_frame *frames = pa_arena_calloc(arena, count + 1, sizeof *frames);
    const pa_str *files = find_files(whole, arena);
    for (uint32_t i = 0; i < count; i++) {
        const struct pa_node_info *info = &table->infos.items[i];
        pa_str file = info->file ? info->file : files[info->name];
        frames[i].name = pa_node_name(table, i);
        frames[i].shown = pa_node_shown(table, i);
        frames[i].file = file ? pa_profile_text(p, file) : NULL;
        frames[i].line = info->line;
        if (file && is_script(frames[i].file))
            frames[i].package = frames[i].file;
    }
    add_binaries(table, frames);
    return frames;
}

// Counts are samples. A CPU profile's values are multiples of its period. Others, such as heap
// profiles, weigh samples differently: the mean weighted by itself has the same variance.
static int64_t one_sample(const struct pa_view *view, const struct pa_call_tree *tree)
{
    const struct pa_profile *p = view->profile;
    const struct pa_value_type *type = &p->types[view->measure.type];
    if (strcmp(view->unit, "count") == 0)
        return 1;
    if (p->period > 0 && type->unit == p->period_type.unit && type->type == p->period_type.type)
        return p->period;
    return tree->sum > 0 ? (int64_t)fmin(fmax(tree->squares / tree->sum, 1), 1e18) : 1;
}

static const double *find_quanta(const struct pa_node_table *table, const struct pa_view *view,
                                 const struct pa_noise_gate *gate, struct pa_arena *arena)
{
    if (!gate || gate->comparison->method != PA_METHOD_SAMPLING)
        return NULL;
    size_t count = table->infos.count;
    double *quanta = pa_arena_calloc(arena, count + 1, sizeof *quanta);
    for (size_t i = 0; i < count; i++)
        quanta[i] = pa_noise_gate_piece(gate, table->infos.items[i].name) *
                    (view->ratio > 0 ? view->ratio : 1);
    return quanta;
}

static const int8_t *find_proved(struct pa_node_table *table, const struct pa_noise_gate *gate,
                                 struct pa_arena *arena)
{
    size_t count = table->infos.count;
    int8_t *proved = pa_arena_calloc(arena, count + 1, sizeof *proved);
    for (uint32_t i = 0; gate && i < count; i++)
        proved[i] = (int8_t)pa_noise_gate_direction(gate, pa_node_function(table, i));
    return proved;
}

// The view and its call tree, of which nodes are made.
struct source {
    const struct pa_view *view;
    const struct pa_call_tree *tree;
};

static struct pa_flame_node node_of(const void *source, uint32_t at)
{
    const struct source *s = source;
    const struct pa_call_tree_node *n = &s->tree->nodes[at];
    return (struct pa_flame_node){n->parent, n->node, pa_view_value(s->view, n->self),
                                  pa_view_value(s->view, pa_call_tree_base(s->tree, at))};
}

static void copy_nodes(const struct source *s, struct pa_flame_made *made)
{
    uint32_t count = s->tree->count;
    struct pa_flame_node *nodes = pa_arena_alloc(s->view->session->arena, count * sizeof *nodes);
    for (uint32_t i = 0; i < count; i++)
        nodes[i] = node_of(s, i);
    made->tree.nodes = nodes;
    made->tree.node_count = count;
}

// Trees are large: what is to be folded is never copied whole.
static bool make_nodes(const struct source *s, const struct pa_flame_tree_options *o,
                       struct pa_flame_made *made, struct pa_error *err)
{
    struct pa_arena *arena = s->view->session->arena;
    uint32_t count = s->tree->count;
    if (o->most && count > o->most) {
        const struct pa_flame_folding folding = {s, count, node_of, o->least_share, o->most};
        if (!pa_flame_fold_into(&folding, &made->tree, arena, err))
            return false;
        made->folded = count - made->tree.node_count;
        return true;
    }
    copy_nodes(s, made);
    return true;
}

// A tree that is to be folded is made without the nodes that are: heavy paths are those that
// pa_flame_fold_into() keeps. Values that are multiplied are rounded node by node, which only the
// whole tree can do.
static bool make_tree(struct source *s, struct pa_node_table *table,
                      const struct pa_flame_tree_options *o, struct pa_flame_made *made,
                      struct pa_error *err)
{
    const struct pa_view *view = s->view;
    struct pa_arena *arena = view->session->arena;
    const struct pa_heavy_options options = {.share = o->least_share, .most = o->most};
    const struct pa_heavy_paths *heavy = NULL;
    struct pa_call_tree *tree;
    if (o->most && !(view->ratio > 0 && view->ratio != 1))
        heavy = pa_heavy_paths_find(table, view->measure, &options, arena);
    if (!(heavy ? pa_call_tree_build_heavy(heavy, arena, &tree, err)
                : pa_call_tree_build(table, view->measure, arena, &tree, err)))
        return false;
    s->tree = tree;
    if (!heavy)
        return make_nodes(s, o, made, err);
    copy_nodes(s, made);
    made->folded = (uint32_t)(heavy->paths + 1 - tree->count);
    return true;
}

bool pa_flame_tree_of(const struct pa_view *view, const struct pa_flame_tree_options *options,
                      struct pa_flame_made *made, struct pa_error *err)
{
    struct pa_arena *arena = view->session->arena;
    const struct pa_node_options node_options = {.names = options->names};
    struct pa_node_table *table = pa_node_table_new(view->profile, &node_options, arena);
    struct source source = {.view = view};
    *made = (struct pa_flame_made){0};
    if (view->measure.mean)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "means of parts do not add up to that of the "
                            "whole: a flame graph cannot show them");
    if (!make_tree(&source, table, options, made, err))
        return false;
    made->tree.frames = make_frames(table, view->whole, arena);
    made->tree.frame_count = (uint32_t)table->infos.count;
    made->quantum = pa_view_value(view, one_sample(view, source.tree));
    made->quanta = find_quanta(table, view, options->gate, arena);
    made->proved = find_proved(table, options->gate, arena);
    return true;
}

// ---- As text

// Appends a frame's name with ';' as ':' and without line ends: the format cannot quote its
// separators.
static void add_frame(struct pa_strbuf *out, const char *name)
{
    size_t start = out->size;
    pa_visible_line(out, name, strlen(name));
    for (size_t i = start; i < out->size; i++) {
        if (out->text[i] == ';')
            out->text[i] = ':';
    }
}

void pa_flame_folded(const struct pa_flame_tree *tree, bool diff, struct pa_strbuf *out)
{
    PA_VEC(uint32_t) path = {0};
    for (uint32_t i = 1; i < tree->node_count; i++) {
        const struct pa_flame_node *n = &tree->nodes[i];
        if (n->self == 0 && (!diff || n->old_self == 0))
            continue;
        path.count = 0;
        for (uint32_t at = i; at > 0; at = tree->nodes[at].parent)
            pa_vec_push(&path, at);
        while (path.count > 0) {
            add_frame(out, tree->frames[tree->nodes[path.items[--path.count]].frame].name);
            pa_strbuf_addc(out, path.count > 0 ? ';' : ' ');
        }
        if (diff)
            pa_strbuf_printf(out, "%lld ", (long long)n->old_self);
        pa_strbuf_printf(out, "%lld\n", (long long)n->self);
    }
    pa_vec_release(&path);
}

static void add_columns(struct pa_table *t, const struct pa_view *view, bool diff)
{
    static const char *const values[] = {"self", "total", "base_self", "base_total"};
    pa_table_column(t, (struct pa_column){.key = "id", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "parent", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    for (int i = 0; i < (diff ? 4 : 2); i++)
        pa_table_column(
            t, (struct pa_column){.key = values[i], .kind = PA_CELL_QUANTITY, .unit = view->unit});
}

static struct pa_cell text_or_empty(const char *text)
{
    return text && *text ? pa_cell_text(text) : pa_cell_empty();
}

bool pa_flame_table(const struct pa_flame_tree *tree, const struct pa_view *view, bool diff,
                    struct pa_doc *doc, struct pa_error *err)
{
    struct pa_table *t = pa_doc_table(doc, "nodes");
    int64_t *sums = pa_arena_calloc(doc->arena, tree->node_count, sizeof *sums);
    int64_t *old_sums = pa_arena_calloc(doc->arena, tree->node_count, sizeof *old_sums);
    if (!pa_flame_sums(tree, sums, old_sums, err))
        return false;
    add_columns(t, view, diff);
    for (uint32_t i = 0; i < tree->node_count; i++) {
        const struct pa_flame_node *n = &tree->nodes[i];
        const struct pa_flame_frame *f = i ? &tree->frames[n->frame] : NULL;
        struct pa_cell parent = i ? pa_cell_count(n->parent) : pa_cell_empty();
        struct pa_cell name = f ? pa_cell_text(f->name) : pa_cell_empty();
        struct pa_cell file = f ? text_or_empty(f->file) : pa_cell_empty();
        struct pa_cell line = f && f->line ? pa_cell_count(f->line) : pa_cell_empty();
        if (diff)
            pa_table_row(t, NULL, pa_cell_count(i), parent, name, file, line,
                         pa_cell_quantity(n->self), pa_cell_quantity(sums[i]),
                         pa_cell_quantity(n->old_self), pa_cell_quantity(old_sums[i]));
        else
            pa_table_row(t, NULL, pa_cell_count(i), parent, name, file, line,
                         pa_cell_quantity(n->self), pa_cell_quantity(sums[i]));
    }
    return true;
}
