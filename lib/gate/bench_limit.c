// SPDX-License-Identifier: Apache-2.0
// Absolute limits: new(allocs/op)<=10. They need no base, so new benchmarks have them as well.
#include "gate/bench.h"

#include "base/strbuf.h"

#include <math.h>

// The verdict by the end of the interval that is nearer to the limit. Without an interval, for
// want of samples, all samples must lie on one side of the limit, else it is undecided.
static enum pa_gate_verdict judge(const struct pa_gate_rule *rule, const struct pa_compare_cell *c,
                                  double limit)
{
    bool most = rule->what == PA_GATE_AT_MOST;
    double end = most ? c->hi : c->lo, low = c->sorted[0], high = c->sorted[c->cell->count - 1];
    if (isfinite(end) || low == high) {
        double value = isfinite(end) ? end : low;
        return (most ? value <= limit : value >= limit) ? PA_GATE_VERDICT_PASSED
                                                        : PA_GATE_VERDICT_FAILED;
    }
    if (most ? low > limit : high < limit)
        return PA_GATE_VERDICT_FAILED;
    return PA_GATE_VERDICT_UNDECIDED;
}

static const char *text_of(const struct pa_compare_cell *c, const struct pa_gate_check *check,
                           struct pa_arena *arena)
{
    bool most = check->rule->what == PA_GATE_AT_MOST;
    if (check->verdict == PA_GATE_VERDICT_UNDECIDED)
        return pa_arena_printf(arena, "%s: too few samples for an interval (n=%zu)",
                               check->change.new_text, c->cell->count);
    return pa_arena_printf(arena, "%s, %s end %.6g", check->change.new_text,
                           most ? "upper" : "lower", most ? c->hi : c->lo);
}

static void check_cell(struct pa_gate_outcome *out, const struct pa_bench_comparison *c,
                       const struct pa_compare_table *t, const struct pa_compare_cell *cell,
                       struct pa_gate_check *check)
{
    struct pa_gate_change *ch = &check->change;
    const char *row =
        pa_projection_label(&c->pivot->row, c->set, t->table->rows[cell->cell->row], out->arena);
    if (!pa_gate_bench_concerns_row(check->rule, row))
        return;
    *ch = (struct pa_gate_change){
        .group = pa_gate_bench_package(c->set, cell->cell),
        .name =
            t->table->col_count <= 2
                ? row
                : pa_arena_printf(out->arena, "%s in %s", row,
                                  pa_projection_label(&c->pivot->col, c->set,
                                                      t->table->cols[cell->cell->col], out->arena)),
        .quantity = t->unit,
        .unit = t->unit,
        .ratio = cell->base && cell->base->centre != 0 ? cell->centre / cell->base->centre : NAN,
        .q = NAN,
        .decidable = true,
        .tested = true,
    };
    pa_gate_bench_side(check, cell->base, false, out->arena);
    pa_gate_bench_side(check, cell, true, out->arena);
    check->subject = cell->effect; // NULL: nothing to compare with
    check->verdict =
        judge(check->rule, cell, pa_gate_threshold(check, &check->rule->conditions[0]));
    check->text = text_of(cell, check, out->arena);
    pa_gate_add(out, check);
}

bool pa_gate_bench_limit(struct pa_gate_outcome *out, const struct pa_gate_bench *in,
                         const struct pa_gate_rule *rule, struct pa_error *err)
{
    const struct pa_bench_comparison *c = in->comparison;
    uint32_t base = pa_gate_bench_base(c);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_compare_table *table = &c->tables[t];
        struct pa_gate_check check = {.rule = rule};
        if (!pa_gate_bench_concerns(rule, c->set, table->table->unit, &check.scale))
            continue;
        if (!pa_gate_bench_fits(rule, table->unit, &check.measure, err))
            return false;
        for (size_t i = 0; i < table->table->cell_count; i++) {
            const struct pa_compare_cell *cell = &table->cells[i];
            if (table->table->cols[cell->cell->col] != base)
                check_cell(out, c, table, cell, &check);
        }
    }
    return true;
}
