// SPDX-License-Identifier: Apache-2.0
#include "bench/pivot_sort.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <string.h>

// Where a cell goes: the ranks of its table, row and column.
struct place {
    uint32_t table, row, col, cell;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->table != y->table)
        return x->table < y->table ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

// Keys of a projection in order, and the rank of each.
struct ranking {
    uint32_t *keys, *rank;
};

static struct ranking rank_keys(struct pa_arena *arena, const struct pa_projection *projection,
                                const struct pa_records *set)
{
    size_t count = projection->keys.count;
    struct ranking r = {pa_arena_calloc(arena, count + 1, sizeof *r.keys),
                        pa_arena_calloc(arena, count + 1, sizeof *r.rank)};
    for (size_t i = 0; i < count; i++)
        r.keys[i] = (uint32_t)i;
    pa_projection_sort(projection, set, r.keys, count);
    for (size_t i = 0; i < count; i++)
        r.rank[r.keys[i]] = (uint32_t)i;
    return r;
}

struct arranger {
    struct pa_pivot *pivot;
    const struct pa_records *set;
    const struct pa_pivot_cells *cells;
    struct ranking rows, cols;
    struct place *places;  // sorted
    uint32_t *destination; // by raw cell: index in `out`
    struct pa_pivot_cell *out;
};

// The samples of all cells, cell after cell.
static void scatter_samples(struct arranger *a, const uint32_t *value_cells)
{
    struct pa_arena *arena = &a->pivot->arena;
    size_t count = a->cells->list.count, total = 0;
    for (size_t i = 0; i < count; i++)
        total += a->cells->list.items[i].count;
    double *samples = pa_arena_calloc(arena, total + 1, sizeof *samples);
    uint32_t *results = pa_arena_calloc(arena, total + 1, sizeof *results);
    size_t *next = pa_arena_calloc(arena, count + 1, sizeof *next), offset = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t raw = a->places[i].cell;
        a->out[i].count = a->cells->list.items[raw].count;
        a->out[i].samples = samples + offset;
        a->out[i].results = results + offset;
        next[raw] = offset;
        offset += a->out[i].count;
    }
    for (size_t r = 0; r < a->set->results.count; r++) {
        const struct pa_record *result = &a->set->results.items[r];
        for (uint32_t v = result->first_value; v < result->first_value + result->value_count; v++) {
            if (value_cells[v] == PA_PIVOT_NONE)
                continue;
            size_t at = next[value_cells[v]]++;
            samples[at] = pa_records_tidy(a->set, &a->set->values.items[v]);
            results[at] = (uint32_t)r;
        }
    }
}

static int compare_varying(const void *a, const void *b)
{
    const struct pa_pivot_varying *x = a, *y = b;
    return (x->cell > y->cell) - (x->cell < y->cell);
}

// The names of the residue's fields in which the keys differ from the first one.
static const char *differing_fields(struct pa_pivot *pivot, uint32_t first,
                                    const struct pa_pivot_varying *others, size_t count)
{
    const struct pa_projection *residue = &pivot->residue;
    uint32_t *fields = pa_arena_calloc(&pivot->arena, residue->fields.count + 1, sizeof *fields);
    size_t field_count = pa_projection_fields(residue, fields);
    struct pa_strbuf names = {0};
    for (size_t f = 0; f < field_count; f++) {
        pa_str value = pa_projection_value(residue, first, fields[f]);
        size_t i = 0;
        while (i < count && pa_projection_value(residue, others[i].residue, fields[f]) == value)
            i++;
        if (i < count)
            pa_strbuf_printf(&names, "%s%s", names.size ? ", " : "",
                             residue->fields.items[fields[f]].name);
    }
    return pa_strbuf_keep(&names, &pivot->arena);
}

static void name_varying(struct arranger *a)
{
    size_t count = a->cells->varying.count;
    if (count == 0)
        return;
    struct pa_pivot_varying *sorted =
        pa_arena_memdup(&a->pivot->arena, a->cells->varying.items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_varying);
    for (size_t i = 0, end; i < count; i = end) {
        uint32_t raw = sorted[i].cell;
        for (end = i; end < count && sorted[end].cell == raw;)
            end++;
        a->out[a->destination[raw]].varies =
            differing_fields(a->pivot, a->cells->list.items[raw].residue, sorted + i, end - i);
    }
}

// The columns of the places [from, to), in order. `position` is by rank, all UINT32_MAX before
// and after for ranks that are not in the table.
static size_t collect_columns(const struct arranger *a, size_t from, size_t to, uint32_t *columns,
                              uint32_t *position)
{
    size_t count = 0, ranks = a->pivot->col.keys.count;
    for (size_t i = from; i < to; i++)
        position[a->places[i].col] = 0;
    for (size_t rank = 0; rank < ranks; rank++) {
        if (position[rank] == UINT32_MAX)
            continue;
        position[rank] = (uint32_t)count;
        columns[count++] = a->cols.keys[rank];
    }
    return count;
}

static void fill_table(struct arranger *a, struct pa_pivot_table *table, size_t from, size_t to,
                       uint32_t *position)
{
    struct pa_arena *arena = &a->pivot->arena;
    uint32_t *rows = pa_arena_calloc(arena, to - from, sizeof *rows);
    uint32_t *cols = pa_arena_calloc(arena, a->pivot->col.keys.count, sizeof *cols);
    size_t *row_start = pa_arena_calloc(arena, to - from + 1, sizeof *row_start);
    const struct pa_pivot_raw_cell *first = &a->cells->list.items[a->places[from].cell];
    table->key = first->table;
    table->unit = first->unit;
    table->col_count = collect_columns(a, from, to, cols, position);
    table->cells = a->out + from;
    table->cell_count = to - from;
    for (size_t i = from; i < to; i++) {
        const struct place *place = &a->places[i];
        if (i == from || place->row != place[-1].row) {
            row_start[table->row_count] = i - from;
            rows[table->row_count++] = a->rows.keys[place->row];
        }
        a->out[i].row = (uint32_t)table->row_count - 1;
        a->out[i].col = position[place->col];
    }
    row_start[table->row_count] = to - from;
    table->rows = rows;
    table->cols = cols;
    table->row_start = row_start;
    for (size_t i = from; i < to; i++)
        position[a->places[i].col] = UINT32_MAX;
}

static void fill_tables(struct arranger *a)
{
    size_t count = a->cells->list.count;
    uint32_t *position =
        pa_arena_calloc(&a->pivot->arena, a->pivot->col.keys.count + 1, sizeof *position);
    memset(position, 0xFF, a->pivot->col.keys.count * sizeof *position);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from; to < count && a->places[to].table == a->places[from].table;)
            to++;
        fill_table(a, &a->pivot->tables[a->pivot->table_count++], from, to, position);
    }
}

void pa_pivot_arrange(struct pa_pivot *pivot, const struct pa_records *set,
                      const struct pa_pivot_cells *cells, const uint32_t *value_cells)
{
    struct pa_arena *arena = &pivot->arena;
    size_t count = cells->list.count;
    struct ranking tables = rank_keys(arena, &pivot->table, set);
    struct arranger a = {
        .pivot = pivot,
        .set = set,
        .cells = cells,
        .rows = rank_keys(arena, &pivot->row, set),
        .cols = rank_keys(arena, &pivot->col, set),
        .places = pa_arena_calloc(arena, count + 1, sizeof *a.places),
        .destination = pa_arena_calloc(arena, count + 1, sizeof *a.destination),
        .out = pa_arena_calloc(arena, count + 1, sizeof *a.out),
    };
    for (size_t i = 0; i < count; i++) {
        const struct pa_pivot_raw_cell *c = &cells->list.items[i];
        a.places[i] = (struct place){tables.rank[c->table], a.rows.rank[c->row],
                                     a.cols.rank[c->col], (uint32_t)i};
    }
    qsort(a.places, count, sizeof *a.places, compare_places);
    for (size_t i = 0; i < count; i++)
        a.destination[a.places[i].cell] = (uint32_t)i;
    pivot->tables = pa_arena_calloc(arena, pivot->table.keys.count + 1, sizeof *pivot->tables);
    scatter_samples(&a, value_cells);
    name_varying(&a);
    fill_tables(&a);
}
