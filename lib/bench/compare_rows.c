// SPDX-License-Identifier: Apache-2.0
#include "bench/compare_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct row {
    uint32_t row;
    enum pa_rows_order order;
    const char *label;
    double key; // sorted ascending, equal ones as they were
};

static int compare(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int order = x->order == PA_ROWS_BY_NAME ? strcmp(x->label, y->label)
                                            : (x->key > y->key) - (x->key < y->key);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

// What a row is sorted by: the largest of its differences, the smallest of its p.
static double key_of(const struct pa_effect *e, enum pa_rows_order order)
{
    if (order == PA_ROWS_BY_P)
        return e->cell->log_p;
    double size = e->ratio > 0 ? fabs(log(e->ratio)) : INFINITY;
    return isnan(size) ? 0 : -size;
}

static void examine(const struct pa_bench_comparison *c, const struct pa_compare_table *t,
                    struct row *row, enum pa_rows_order order, struct pa_arena *arena)
{
    const struct pa_pivot_table *pivot = t->table;
    row->order = order;
    row->key = INFINITY;
    row->label = pa_projection_label(&c->pivot->row, c->set, pivot->rows[row->row], arena);
    for (size_t i = pivot->row_start[row->row]; i < pivot->row_start[row->row + 1]; i++) {
        const struct pa_compare_cell *cell = &t->cells[i];
        if (!cell->base)
            continue;
        double key = key_of(cell->effect, order);
        if (key < row->key)
            row->key = key;
    }
    if (order == PA_ROWS_AS_GIVEN || order == PA_ROWS_WORST_FIRST)
        row->key = 0;
}

// The table with the given rows of the old one.
static void rebuild(struct pa_compare_table *t, const struct row *rows, size_t count,
                    struct pa_arena *arena)
{
    const struct pa_pivot_table *old = t->table;
    struct pa_pivot_table *table = pa_arena_memdup(arena, old, sizeof *table);
    struct pa_compare_cell *cells = pa_arena_calloc(arena, old->cell_count + 1, sizeof *cells);
    uint32_t *keys = pa_arena_calloc(arena, count + 1, sizeof *keys);
    size_t *start = pa_arena_calloc(arena, count + 1, sizeof *start), n = 0;
    table->cells = pa_arena_calloc(arena, old->cell_count + 1, sizeof *table->cells);
    for (size_t r = 0; r < count; r++) {
        keys[r] = old->rows[rows[r].row];
        start[r] = n;
        for (size_t i = old->row_start[rows[r].row]; i < old->row_start[rows[r].row + 1]; i++) {
            table->cells[n] = old->cells[i];
            table->cells[n].row = (uint32_t)r;
            cells[n] = t->cells[i];
            cells[n].cell = &table->cells[n];
            cells[n].base = t->cells[i].base ? &cells[start[r]] : NULL;
            if (cells[n].effect) {
                struct pa_effect *effect = pa_arena_memdup(arena, cells[n].effect, sizeof *effect);
                effect->cell = &cells[n];
                cells[n].effect = effect;
            }
            n++;
        }
    }
    start[count] = n;
    table->rows = keys;
    table->row_start = start;
    table->row_count = count;
    table->cell_count = n;
    t->table = table;
    t->cells = cells;
}

void pa_compare_rows(struct pa_bench_comparison *comparison, enum pa_rows_order order,
                     struct pa_arena *arena)
{
    for (size_t t = 0; t < comparison->table_count; t++) {
        struct pa_compare_table *table = &comparison->tables[t];
        size_t count = table->table->row_count;
        struct row *rows = pa_arena_calloc(arena, count + 1, sizeof *rows);
        for (size_t r = 0; r < count; r++) {
            rows[r] = (struct row){.row = (uint32_t)r};
            examine(comparison, table, &rows[r], order, arena);
        }
        qsort(rows, count, sizeof *rows, compare);
        rebuild(table, rows, count, arena);
    }
}
