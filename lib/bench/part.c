// SPDX-License-Identifier: Apache-2.0
#include "bench/part.h"

struct part {
    size_t first, last;
    struct pa_pivot_table *table; // as narrow as the part
    uint32_t *rows;
    size_t *row_start;
    struct pa_pivot_cell *pivot_cells;
    struct pa_compare_cell *cells;
};

static bool is_shown(const struct part *part, size_t col)
{
    return col == 0 || (col >= part->first && col < part->last);
}

// Copies the cells of a row that are in the part; the row only if there are any.
static void add_row(struct part *part, const struct pa_compare_table *from, size_t row)
{
    struct pa_pivot_table *to = part->table;
    size_t start = to->cell_count;
    for (size_t i = from->table->row_start[row]; i < from->table->row_start[row + 1]; i++) {
        struct pa_compare_cell cell = from->cells[i];
        if (!is_shown(part, cell.cell->col))
            continue;
        struct pa_pivot_cell *pivot = &part->pivot_cells[to->cell_count];
        *pivot = *cell.cell;
        pivot->row = (uint32_t)to->row_count;
        pivot->col = pivot->col == 0 ? 0 : (uint32_t)(pivot->col - part->first + 1);
        cell.cell = pivot;
        part->cells[to->cell_count++] = cell;
    }
    if (to->cell_count == start)
        return;
    part->rows[to->row_count++] = from->table->rows[row];
    part->row_start[to->row_count] = to->cell_count;
}

static struct pa_compare_column *copy_columns(const struct pa_compare_table *table,
                                              const struct part *part, uint32_t *keys,
                                              struct pa_arena *arena)
{
    struct pa_compare_column *cols = pa_arena_calloc(arena, table->table->col_count, sizeof *cols);
    for (size_t i = 0, n = 0; i < table->table->col_count; i++) {
        if (!is_shown(part, i))
            continue;
        keys[n] = table->table->cols[i];
        cols[n++] = table->cols[i];
    }
    return cols;
}

struct pa_compare_table pa_compare_part(const struct pa_compare_table *table, size_t first,
                                        size_t last, struct pa_arena *arena)
{
    const struct pa_pivot_table *whole = table->table;
    struct pa_pivot_table *narrow = pa_arena_calloc(arena, 1, sizeof *narrow);
    struct part part = {
        .first = first,
        .last = last,
        .table = narrow,
        .rows = pa_arena_calloc(arena, whole->row_count + 1, sizeof *part.rows),
        .row_start = pa_arena_calloc(arena, whole->row_count + 1, sizeof *part.row_start),
        .pivot_cells = pa_arena_calloc(arena, whole->cell_count + 1, sizeof *part.pivot_cells),
        .cells = pa_arena_calloc(arena, whole->cell_count + 1, sizeof *part.cells),
    };
    uint32_t *keys = pa_arena_calloc(arena, whole->col_count + 1, sizeof *keys);
    struct pa_compare_column *cols = copy_columns(table, &part, keys, arena);
    *narrow = (struct pa_pivot_table){.key = whole->key, .unit = whole->unit, .cols = keys};
    narrow->col_count = last - first + 1;
    for (size_t row = 0; row < whole->row_count; row++)
        add_row(&part, table, row);
    narrow->rows = part.rows;
    narrow->row_start = part.row_start;
    narrow->cells = part.pivot_cells;
    return (struct pa_compare_table){narrow, table->unit, table->exact, part.cells, cols};
}
