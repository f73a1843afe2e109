// SPDX-License-Identifier: Apache-2.0
#include "bench/health_order.h"

#include "bench/effect.h"
#include "stats/outlier.h"

// The sides of a row in the order in which they were measured, if one file has both.
static bool is_blocked(const struct pa_bench_comparison *c, const struct pa_compare_cell *new,
                       struct pa_arena *arena)
{
    const struct pa_pivot_cell *a = new->base->cell, *b = new->cell;
    const struct pa_record *results = c->set->results.items;
    if (results[a->results[0]].source != results[b->results[0]].source)
        return false;
    int *side = pa_arena_calloc(arena, a->count + b->count, sizeof *side);
    size_t n = 0;
    for (size_t i = 0, j = 0; i < a->count || j < b->count;) {
        bool take_b = i == a->count || (j < b->count && b->results[j] < a->results[i]);
        side[n++] = take_b;
        if (take_b)
            j++;
        else
            i++;
    }
    return pa_outlier_is_blocked(side, n);
}

// Whether a cell's samples stand in a row in one file: nothing else was measured between them.
static bool is_one_block(const struct pa_bench_comparison *c, const struct pa_pivot_cell *cell)
{
    const struct pa_record *results = c->set->results.items;
    for (size_t i = 1; i < cell->count; i++) {
        const struct pa_record *r = &results[cell->results[i]];
        const struct pa_record *last = &results[cell->results[i - 1]];
        if (r->source != last->source || r->line != last->line + 1)
            return false;
    }
    return cell->count > 1;
}

// Whether a difference was found between files that each hold all runs of a side: one of them was
// measured before the other.
static bool is_apart(const struct pa_bench_comparison *c, const struct pa_compare_cell *new)
{
    const struct pa_pivot_cell *a = new->base->cell, *b = new->cell;
    const struct pa_record *results = c->set->results.items;
    return new->effect &&new->effect->verdict != PA_EFFECT_NOISE &&new->effect->detectable > 0 &&
           results[a->results[0]].source != results[b->results[0]].source &&is_one_block(c, a) &&
           is_one_block(c, b);
}

bool pa_health_find_order(const struct pa_bench_comparison *c, struct pa_arena *arena,
                          struct pa_health_order *order)
{
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_compare_cell *cell = &c->tables[t].cells[i];
            bool in_one_file = cell->base && is_blocked(c, cell, arena);
            if (!in_one_file && !(cell->base && is_apart(c, cell)))
                continue;
            *order = (struct pa_health_order){{&c->tables[t], cell->base->cell}, in_one_file};
            return true;
        }
    }
    return false;
}
