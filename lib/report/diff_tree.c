// SPDX-License-Identifier: Apache-2.0
#include "report/diff_tree.h"

#include "report/diff_cells.h"

// Deeper frames are not indented further.
enum { MOST_INDENT = 40 };

static void say_how(struct pa_doc *doc, const struct pa_compared_tree *tree,
                    enum pa_comparison_method method)
{
    bool tests = method != PA_METHOD_CENSUS && method != PA_METHOD_NONE;
    if (tree->count == 0 && tests && method != PA_METHOD_REPLICATED) {
        pa_doc_paragraph(doc, "From the roots down no frame is likely to have changed; --cum lists "
                              "the largest differences of functions with all they call.");
        return;
    }
    if (tree->count == 0) {
        pa_doc_paragraph(doc, tests ? "From the roots down no frame changed beyond noise."
                                    : "From the roots down no frame changed enough to matter.");
        return;
    }
    if (!tests) {
        pa_doc_paragraph(doc, "Frames that changed with all they call, from the roots down. What "
                              "has no class leads to the deepest ones.");
        return;
    }
    pa_doc_paragraph(
        doc, pa_arena_printf(doc->arena,
                             "Frames that changed with all they call, from the roots down: %zu of "
                             "%zu tested. What has no class leads to the deepest ones.",
                             tree->count, tree->tested));
}

static void add_frame(struct pa_table *t, const struct pa_compared_frame *f, size_t id,
                      const struct pa_diff_scale *scale)
{
    int indent = f->depth < MOST_INDENT ? (int)f->depth : MOST_INDENT;
    const struct pa_diff_names *names = scale->names;
    struct pa_cell cells[PA_DIFF_COLUMNS + 3];
    pa_diff_cells(&f->change, f->name, scale, t->arena, cells);
    if (!f->deepest)
        cells[0] = pa_cell_shown(cells[0], "");
    cells[PA_DIFF_FUNCTION] = pa_cell_shown(
        pa_cell_text(pa_diff_name(names, f->name)),
        pa_arena_printf(t->arena, "%*s%s", indent, "", pa_diff_name_shown(names, f->name)));
    cells[PA_DIFF_COLUMNS] = pa_cell_count((int64_t)id);
    cells[PA_DIFF_COLUMNS + 1] =
        f->parent == PA_NO_FRAME ? pa_cell_empty() : pa_cell_count(f->parent);
    cells[PA_DIFF_COLUMNS + 2] = pa_cell_text(f->deepest ? "yes" : "no");
    pa_table_add_row(t, pa_diff_class_name(f->change.class), cells, PA_DIFF_COLUMNS + 3);
}

void pa_diff_tree_document(struct pa_doc *doc, const struct pa_compared_tree *tree,
                           const struct pa_profile_comparison *comparison,
                           const struct pa_diff_shown *shown)
{
    struct pa_diff_scale scale = pa_diff_scale_of(comparison, &shown->names);
    scale.shares = shown->shares;
    scale.operations = shown->operations;
    pa_doc_fact(doc, "tree_level", NULL, pa_cell_number(tree->level))->audience = PA_FOR_DATA;
    say_how(doc, tree, comparison->method);
    struct pa_table *t = pa_doc_table(doc, "frames");
    pa_diff_columns(t, &scale);
    pa_table_column(
        t, (struct pa_column){.key = "id", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "parent", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "deepest", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    if (tree->count == 0)
        t->audience = PA_FOR_DATA;
    for (size_t i = 0; i < tree->count && i < shown->rows; i++)
        add_frame(t, &tree->frames[i], i, &scale);
    if (tree->count > shown->rows)
        pa_doc_paragraph(doc, pa_arena_printf(doc->arena, "%zu more frames (see --nodecount)",
                                              tree->count - shown->rows));
}
