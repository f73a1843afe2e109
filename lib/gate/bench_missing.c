// SPDX-License-Identifier: Apache-2.0
// What a rule covers and one side lacks: a benchmark that crashed, or was renamed, or is new.
#include "gate/bench.h"

#include <math.h>
#include <string.h>

uint32_t pa_gate_bench_base(const struct pa_bench_comparison *c)
{
    uint32_t first = UINT32_MAX, key = 0; // the column that was read first
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *table = c->tables[t].table;
        if (table->col_count > 1)
            return table->cols[0];
        if (table->cell_count && table->cells[0].results[0] < first) {
            first = table->cells[0].results[0];
            key = table->cols[0];
        }
    }
    return key;
}

// All columns of all tables, each once. In the arena.
static size_t find_columns(const struct pa_bench_comparison *c, struct pa_arena *arena,
                           uint32_t **keys)
{
    size_t most = 0, count = 0;
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->col_count; i++)
            most = c->tables[t].table->cols[i] >= most ? c->tables[t].table->cols[i] + 1 : most;
    }
    bool *seen = pa_arena_calloc(arena, most + 1, sizeof *seen);
    *keys = pa_arena_calloc(arena, most + 1, sizeof **keys);
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->col_count; i++)
            seen[c->tables[t].table->cols[i]] = true;
    }
    for (uint32_t key = 0; key < most; key++) {
        if (seen[key])
            (*keys)[count++] = key;
    }
    return count;
}

static const struct pa_compare_cell *cell_in(const struct pa_compare_table *t, size_t row,
                                             uint32_t key)
{
    for (size_t i = t->table->row_start[row]; i < t->table->row_start[row + 1]; i++) {
        if (t->table->cols[t->cells[i].cell->col] == key)
            return &t->cells[i];
    }
    return NULL;
}

struct lacking {
    struct pa_gate_outcome *out;
    const struct pa_bench_comparison *comparison;
    const struct pa_compare_table *table;
    const char *row;
    double scale;
};

// `has` is a cell of the row in a column that is not `key`; UINT32_MAX: there is no other.
static void add_missing(const struct lacking *l, const struct pa_gate_rule *rule, uint32_t key,
                        const struct pa_compare_cell *has, bool is_base)
{
    const struct pa_bench_comparison *c = l->comparison;
    struct pa_arena *arena = l->out->arena;
    struct pa_gate_check check = {
        .rule = rule, .scale = l->scale, .measure = 1, .verdict = PA_GATE_VERDICT_MISSING};
    check.change = (struct pa_gate_change){
        .group = pa_gate_bench_package(c->set, has->cell),
        .name = l->row,
        .quantity = l->table->unit,
        .unit = l->table->unit,
        .ratio = NAN,
        .q = NAN,
    };
    pa_gate_bench_side(&check, is_base ? NULL : has, false, arena);
    pa_gate_bench_side(&check, is_base ? has : NULL, true, arena);
    check.text = key == UINT32_MAX
                     ? "the other side has no results"
                     : pa_arena_printf(arena, "not in %s",
                                       pa_projection_label(&c->pivot->col, c->set, key, arena));
    check.subject = l->table;
    pa_gate_add(l->out, &check);
}

static void check_row(const struct lacking *l, const struct pa_gate_rule *rule, size_t row,
                      const uint32_t *keys, size_t count)
{
    uint32_t base = pa_gate_bench_base(l->comparison);
    const struct pa_compare_cell *any = &l->table->cells[l->table->table->row_start[row]];
    const struct pa_compare_cell *old = cell_in(l->table, row, base);
    if (!old && rule->what == PA_GATE_CHANGE)
        add_missing(l, rule, base, any, true);
    if (count == 1) { // the other side has nothing at all
        add_missing(l, rule, UINT32_MAX, any, false);
        return;
    }
    for (size_t i = 0; old && i < count; i++) {
        if (!cell_in(l->table, row, keys[i]))
            add_missing(l, rule, keys[i], old, false);
    }
}

void pa_gate_bench_missing(struct pa_gate_outcome *out, const struct pa_gate_bench *in,
                           const struct pa_gate_rule *rule)
{
    const struct pa_bench_comparison *c = in->comparison;
    struct lacking l = {.out = out, .comparison = c};
    uint32_t *keys;
    size_t count = find_columns(c, out->arena, &keys);
    for (size_t t = 0; t < c->table_count; t++) {
        l.table = &c->tables[t];
        if (!pa_gate_bench_concerns(rule, c->set, l.table->table->unit, &l.scale))
            continue;
        for (size_t row = 0; row < l.table->table->row_count; row++) {
            l.row =
                pa_projection_label(&c->pivot->row, c->set, l.table->table->rows[row], out->arena);
            if (pa_gate_bench_concerns_row(rule, l.row))
                check_row(&l, rule, row, keys, count);
        }
    }
}
