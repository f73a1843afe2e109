// SPDX-License-Identifier: Apache-2.0
#include "gate/bench.h"

#include <math.h>
#include <string.h>

// The new samples of a row that got worse by `change`.
static const double *worsen(struct pa_arena *arena, const struct pa_pivot_cell *base, int better,
                            double change)
{
    double *samples = pa_arena_calloc(arena, base->count, sizeof *samples);
    for (size_t i = 0; i < base->count; i++) {
        double old = base->samples[i];
        // What is zero cannot grow by a share of itself.
        samples[i] = old == 0 ? (better > 0 ? 0 : 1 + change)
                              : old * (better > 0 ? 1 / (1 + change) : 1 + change);
    }
    return samples;
}

// A copy of the pivot in which the new sides are the base, but for one cell.
static struct pa_pivot inject(const struct pa_pivot *pivot, const struct pa_pivot_cell *victim,
                              int better, double change, struct pa_arena *arena)
{
    struct pa_pivot copy = *pivot;
    copy.tables = pa_arena_memdup(arena, pivot->tables, pivot->table_count * sizeof *copy.tables);
    for (size_t t = 0; t < copy.table_count; t++) {
        struct pa_pivot_table *table = &copy.tables[t];
        const struct pa_pivot_cell *cells = table->cells;
        table->cells = pa_arena_memdup(arena, cells, table->cell_count * sizeof *cells);
        for (size_t i = 0; i < table->cell_count; i++) {
            const struct pa_pivot_cell *base = &cells[table->row_start[cells[i].row]];
            struct pa_pivot_cell *cell = &table->cells[i];
            if (cell->col == 0 || base->col != 0)
                continue;
            cell->count = base->count;
            cell->results = base->results;
            cell->samples =
                &cells[i] == victim ? worsen(arena, base, better, change) : base->samples;
        }
    }
    return copy;
}

// Twice the largest threshold, or what it takes to be seen.
static double change_for(const struct pa_gate_check *victim)
{
    const struct pa_effect *e = victim->subject;
    const struct pa_gate_rule *rule = victim->rule;
    double old = fabs(e->cell->base->centre), threshold = 0;
    for (size_t i = 0; i < rule->condition_count; i++) {
        double t = pa_gate_threshold(victim, &rule->conditions[i]);
        bool share = rule->conditions[i].measure == PA_GATE_SHARE || old == 0;
        threshold = fmax(threshold, share ? t : t / old);
    }
    if (rule->what == PA_GATE_AT_LEAST) // a value that many times smaller is half of the limit
        return fmax(threshold > 0 ? 2 / threshold : .1, .1);
    double noise = isfinite(e->detectable) ? e->detectable : 0;
    return fmax(fmax(threshold + 3 * noise, 2 * threshold), .1);
}

// Whether the row gets worse by growing (-1) or by shrinking (1).
static int worse_direction(const struct pa_gate_check *victim)
{
    const struct pa_effect *e = victim->subject;
    switch (victim->rule->what) {
    case PA_GATE_AT_MOST:
        return -1;
    case PA_GATE_AT_LEAST:
        return 1;
    case PA_GATE_CHANGE:
        break;
    }
    return e->better;
}

static bool is_victim(const struct pa_effect *e, const struct pa_bench_comparison *real,
                      const struct pa_effect *found, const struct pa_bench_comparison *injected)
{
    return strcmp(found->row, e->row) == 0 &&
           found->table - injected->tables == e->table - real->tables &&
           found->cell->cell->col == e->cell->cell->col;
}

static bool prove(const struct pa_gate *gate, const struct pa_gate_bench *in,
                  const struct pa_gate_check *victim, struct pa_gate_proof *proof,
                  struct pa_error *err)
{
    const struct pa_bench_comparison *c = in->comparison;
    const struct pa_effect *e = victim->subject;
    struct pa_arena arena = {0};
    const struct pa_gate one = {.rules = &gate->rules[victim->rule - gate->rules], .rule_count = 1};
    proof->name = victim->change.name;
    proof->quantity = e->table->unit;
    proof->injected = change_for(victim);
    struct pa_pivot pivot =
        inject(c->pivot, e->cell->cell, worse_direction(victim), proof->injected, &arena);
    struct pa_bench_comparison injected;
    struct pa_effects effects;
    struct pa_gate_outcome outcome;
    pa_compare(&pivot, c->set, &c->options, &arena, &injected);
    pa_effects_find(&injected, &arena, &effects);
    pa_gate_begin(&outcome, &one, &(struct pa_gate_policy){0}, &arena);
    bool ok = pa_gate_bench(&outcome, &(struct pa_gate_bench){&injected, &effects, NULL}, err);
    for (size_t i = 0; ok && i < outcome.checks.count; i++) {
        bool failed = outcome.checks.items[i].verdict == PA_GATE_VERDICT_FAILED;
        const struct pa_effect *found = outcome.checks.items[i].subject;
        bool victims = failed && found && is_victim(e, c, found, &injected);
        proof->fired |= victims;
        proof->false_alarms += failed && !victims;
    }
    pa_gate_outcome_release(&outcome);
    pa_arena_release(&arena);
    return ok;
}

bool pa_gate_bench_prove(const struct pa_gate *gate, const struct pa_gate_bench *input,
                         struct pa_arena *arena, struct pa_gate_proof *proofs, struct pa_error *err)
{
    struct pa_gate_outcome outcome;
    pa_gate_begin(&outcome, gate, &(struct pa_gate_policy){0}, arena);
    bool ok = pa_gate_bench(&outcome, input, err);
    for (size_t r = 0; r < gate->rule_count; r++)
        proofs[r] = (struct pa_gate_proof){.rule = &gate->rules[r]};
    for (size_t i = 0; ok && i < outcome.checks.count; i++) {
        const struct pa_gate_check *check = &outcome.checks.items[i];
        struct pa_gate_proof *proof = &proofs[check->rule - gate->rules];
        if (check->verdict != PA_GATE_VERDICT_MISSING && check->subject && !proof->name)
            ok = prove(gate, input, check, proof, err);
    }
    pa_gate_outcome_release(&outcome);
    return ok;
}
