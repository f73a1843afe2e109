// SPDX-License-Identifier: Apache-2.0
#include "bench/health_samples.h"

#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

static int compare_units(const void *a, const void *b)
{
    const struct pa_compare_table *const *x = a, *const *y = b;
    pa_str unit = (*x)->table->unit, other = (*y)->table->unit;
    return unit != other ? (unit > other) - (unit < other) : (*x > *y) - (*x < *y);
}

static void add_place(struct pa_health_place *place, bool seen, const struct pa_compare_table *t,
                      const struct pa_pivot_cell *cell)
{
    if (seen && !place->cell)
        *place = (struct pa_health_place){t, cell};
}

struct pa_trend **pa_health_trends(const struct pa_bench_comparison *c, struct pa_arena *arena)
{
    struct pa_trend **trends = pa_arena_calloc(arena, c->table_count + 1, sizeof *trends);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *table = c->tables[t].table;
        trends[t] = pa_arena_calloc(arena, table->cell_count + 1, sizeof **trends);
        for (size_t i = 0; i < table->cell_count; i++)
            pa_trend_mann_kendall(table->cells[i].samples, table->cells[i].count, &trends[t][i]);
    }
    return trends;
}

static void add_sample(struct pa_health_unit *u, const struct pa_compare_table *t, size_t i,
                       const struct pa_trend *trend)
{
    const struct pa_compare_cell *c = &t->cells[i];
    size_t n = c->cell->count;
    struct pa_shape shape = pa_shapes_add(&u->shapes, c->sorted, n);
    add_place(&u->two_modes, shape.two_modes, t, c->cell);
    add_place(&u->wide_apart, shape.wide_apart, t, c->cell);
    pa_serial_add(&u->serial, c->cell->samples, c->sorted, n);
    if (n >= 5 && trend->variance > 0) {
        u->trend += trend->score / sqrt(trend->variance);
        u->trend_samples++;
    }
}

size_t pa_health_units(const struct pa_bench_comparison *c, struct pa_trend *const *trends,
                       struct pa_arena *arena, struct pa_health_unit **units)
{
    size_t count = 0;
    const struct pa_compare_table **tables =
        pa_arena_calloc(arena, c->table_count + 1, sizeof *tables);
    *units = pa_arena_calloc(arena, c->table_count + 1, sizeof **units);
    for (size_t t = 0; t < c->table_count; t++)
        tables[t] = &c->tables[t];
    qsort(tables, c->table_count, sizeof *tables, compare_units);
    for (size_t t = 0; t < c->table_count; t++) {
        if (t == 0 || tables[t]->table->unit != tables[t - 1]->table->unit)
            (*units)[count++].unit = tables[t]->unit;
        for (size_t i = 0; i < tables[t]->table->cell_count; i++)
            add_sample(&(*units)[count - 1], tables[t], i, &trends[tables[t] - c->tables][i]);
    }
    return count;
}

double pa_health_trend_p(const struct pa_health_unit *u)
{
    if (u->trend_samples < 2)
        return 1;
    return 2 * pa_tail_normal(fabs(u->trend) / sqrt(u->trend_samples)).upper;
}
