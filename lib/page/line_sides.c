// SPDX-License-Identifier: Apache-2.0
#include "page/line_sides.h"

#include "base/number.h"
#include "document/printing.h"
#include "report/diff_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Columns of the table of pa list.
enum { FUNCTION, FILE_NAME, LINE, FLAT, CUM, SOURCE };

static const double LEAST = .01; // of the total: lines without source that cost less are left out

struct line {
    size_t block; // number of its function and file, in the order that they are listed
    struct pa_cell function, file, source;
    int64_t number;
    double flat[2], cum[2];
};

struct joiner {
    PA_VEC(struct line) lines;
    size_t blocks;
    const char *unit, *shown_in;
};

static bool are_equal(const struct pa_cell *a, const struct pa_cell *b)
{
    return a->size == b->size && (a->size == 0 || memcmp(a->text, b->text, a->size) == 0);
}

static size_t block_of(struct joiner *j, const struct pa_cell *cells)
{
    for (size_t i = j->lines.count; i-- > 0;) {
        const struct line *l = &j->lines.items[i];
        if (are_equal(&l->function, &cells[FUNCTION]) && are_equal(&l->file, &cells[FILE_NAME]))
            return l->block;
    }
    return j->blocks++;
}

static void take(struct joiner *j, const struct pa_table *table, int side, double runs)
{
    struct pa_row_walk walk = pa_row_walk(table);
    j->unit = table->columns[CUM].unit;
    j->shown_in = table->columns[CUM].shown_in;
    while (pa_row_walk_next(&walk)) {
        const struct pa_cell *c = walk.cells;
        struct line line = {block_of(j, c),  c[FUNCTION], c[FILE_NAME], c[SOURCE],
                            c[LINE].integer, {0},         {0}};
        line.flat[side] = (double)c[FLAT].integer / runs;
        line.cum[side] = (double)c[CUM].integer / runs;
        pa_vec_push(&j->lines, line);
    }
}

static int by_place(const void *pa, const void *pb)
{
    const struct line *a = pa, *b = pb;
    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

// Joins equal lines of both sides. Those of the new side come first, so its source text is the one
// that is kept.
static void join(struct joiner *j)
{
    size_t kept = 0;
    if (j->lines.count)
        qsort(j->lines.items, j->lines.count, sizeof *j->lines.items, by_place);
    for (size_t i = 0; i < j->lines.count; i++) {
        struct line *l = &j->lines.items[i], *before = kept ? &j->lines.items[kept - 1] : NULL;
        if (!before || by_place(before, l) != 0) {
            j->lines.items[kept++] = *l;
            continue;
        }
        for (int side = 0; side < 2; side++) {
            before->flat[side] += l->flat[side];
            before->cum[side] += l->cum[side];
        }
        if (!before->source.size)
            before->source = l->source;
    }
    j->lines.count = kept;
}

// Drops lines without source that cost less than `least`: a function in assembly may have hundreds.
static size_t drop_small(struct joiner *j, double least)
{
    size_t kept = 0, all = j->lines.count;
    for (size_t i = 0; i < all; i++) {
        const struct line *l = &j->lines.items[i];
        if (l->source.size || fmax(l->cum[0], l->cum[1]) >= least)
            j->lines.items[kept++] = *l;
    }
    j->lines.count = kept;
    return all - kept;
}

static struct pa_table *make_table(struct pa_page_work *w, const struct joiner *j)
{
    struct pa_table *t = pa_doc_table(&w->sections, "lines");
    struct pa_column value = {.kind = PA_CELL_QUANTITY, .unit = j->unit, .shown_in = j->shown_in};
    static const char *const KEYS[] = {"flat_old", "flat_new", "old", "new", "delta"};
    static const char *const BEFORE[] = {"self, ", "self, ", "total, ", "total, "};
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        value.key = KEYS[i];
        value.title = i < 4 ? pa_arena_printf(w->arena, "%s%s", BEFORE[i], pa_page_label(w, i % 2))
                            : "change";
        pa_table_column(t, value);
    }
    pa_table_column(t, (struct pa_column){.key = "source", .kind = PA_CELL_TEXT});
    return t;
}

static struct pa_cell value_of(double value)
{
    return value != 0 ? pa_cell_quantity(llround(value)) : pa_cell_empty();
}

static const char *text_of(const struct pa_cell *cell)
{
    return cell->shown ? cell->shown : cell->text ? cell->text : "";
}

// For people a file is named only in its first row.
static void add_files(struct pa_page_work *w, struct pa_table *t, const struct joiner *j)
{
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < j->lines.count; i++) {
        const struct line *l = &j->lines.items[i];
        if (i == 0 || l->block != l[-1].block)
            pa_strbuf_printf(&text, "%s%s in %s", i ? "; " : "", text_of(&l->function),
                             text_of(&l->file));
    }
    pa_table_note(t, pa_strbuf_keep(&text, w->arena));
}

static struct pa_cell change_of(struct pa_page_work *w, const struct joiner *j, double change)
{
    const char *text = pa_diff_value_text(change, j->unit, true, w->arena);
    return change != 0 ? pa_cell_shown(pa_cell_quantity(llround(change)), text) : pa_cell_empty();
}

static void add_rows(struct pa_page_work *w, struct pa_table *t, const struct joiner *j)
{
    for (size_t i = 0; i < j->lines.count; i++) {
        const struct line *l = &j->lines.items[i];
        pa_table_row(t, NULL, l->function, l->file, pa_cell_count(l->number), value_of(l->flat[0]),
                     value_of(l->flat[1]), value_of(l->cum[0]), value_of(l->cum[1]),
                     change_of(w, j, l->cum[1] - l->cum[0]), l->source);
    }
}

static const struct pa_table *lines_of(const struct pa_doc *doc)
{
    for (const struct pa_item *i = doc->items; i; i = i->next) {
        if (i->kind == PA_ITEM_TABLE && strcmp(i->table->name, "lines") == 0)
            return i->table;
    }
    return NULL;
}

void pa_page_line_sides_add(struct pa_page_work *w, const struct pa_page_kind *kind,
                            const struct pa_doc sides[2])
{
    const struct pa_profile_comparison *c = kind->compared.comparison;
    const double runs[] = {(double)c->old_runs, (double)c->new_runs};
    struct joiner j = {0};
    for (int side = 1; side >= 0; side--) {
        const struct pa_table *table = lines_of(&sides[side]);
        if (table)
            take(&j, table, side, runs[side]);
    }
    join(&j);
    size_t small = drop_small(&j, LEAST * fmax(c->old_total, c->new_total));
    if (j.lines.count) {
        struct pa_table *t = make_table(w, &j);
        add_rows(w, t, &j);
        add_files(w, t, &j);
        pa_table_note(t, "means of a profile, as measured; lines are matched by their numbers");
        if (small)
            pa_table_note(t, pa_arena_printf(w->arena,
                                             "%zu line%s of less than 1%% of the total %s left "
                                             "out (pa list has them)",
                                             small, pa_plural(small), small == 1 ? "is" : "are"));
    }
    pa_vec_release(&j.lines);
}
