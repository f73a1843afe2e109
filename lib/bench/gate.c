// SPDX-License-Identifier: Apache-2.0
#include "bench/gate.h"

#include "base/regex.h"
#include "base/vec.h"
#include "stats/multiple.h"

#include <math.h>
#include <string.h>

const char *pa_gate_result_name(enum pa_gate_result result)
{
    static const char *const names[] = {"passed", "failed", "waived", "undecided"};
    return names[result];
}

static bool matches_text(const struct pa_regex *regex, const char *text)
{
    return pa_regex_match(regex, text, strlen(text));
}

static bool concerns(const struct pa_gate_rule *rule, const struct pa_records *set,
                     const struct pa_effect *e)
{
    if (rule->name && !matches_text(rule->name, e->row))
        return false;
    if (matches_text(rule->unit, e->table->unit))
        return true;
    for (size_t i = 1; i < set->units.count; i++) { // or as it was written
        const struct pa_record_unit *unit = &set->units.items[i];
        if (unit->tidy == e->table->table->unit &&
            matches_text(rule->unit, pa_records_text(set, unit->name)))
            return true;
    }
    return false;
}

// A change as far as the rule cares: how much worse `ratio` is, relative or in the unit.
static double worse_by(const struct pa_gate_rule *rule, const struct pa_effect *e, double ratio,
                       int better)
{
    double change = better > 0 ? 1 - ratio : ratio - 1;
    if (rule->relative)
        return change;
    double old = fabs(e->cell->base->centre);
    if (old > 0)
        return change * old;
    // From nothing to something no ratio says how much.
    double lowest = e->cell->lo > -INFINITY ? e->cell->lo : e->cell->centre;
    return isinf(ratio) ? lowest : ratio == 1 ? 0 : change;
}

static bool is_beyond(const struct pa_gate_rule *rule, const struct pa_effect *e, bool interval)
{
    bool up =
        e->better <= 0 && worse_by(rule, e, interval ? e->lo : e->ratio, -1) > rule->threshold;
    bool down =
        e->better >= 0 && worse_by(rule, e, interval ? e->hi : e->ratio, 1) > rule->threshold;
    return up || down;
}

static enum pa_gate_result judge(const struct pa_gate_check *check, double fdr)
{
    const struct pa_effect *e = check->effect;
    if (e->q <= fdr && e->bounded && is_beyond(check->rule, e, true))
        return PA_GATE_FAILED;
    return !check->decidable && is_beyond(check->rule, e, false) ? PA_GATE_UNDECIDED
                                                                 : PA_GATE_PASSED;
}

struct job {
    const struct pa_comparison *comparison;
    const struct pa_effects *effects;
    struct pa_waivers *waivers;
    PA_VEC(struct pa_gate_check) checks;
    struct pa_gate_outcome *out;
};

static bool is_decidable(struct job *job, const struct pa_effect *e)
{
    double fdr = job->comparison->options.fdr;
    if (e->cell->refused)
        return false;
    if (e->table->exact || e->cell->untested) // equal samples pass whatever their number
        return true;
    size_t needed = pa_multiple_needed_n(e->family, fdr);
    if (needed > job->out->needed_n)
        job->out->needed_n = needed;
    return e->bounded && e->smallest_p * (double)e->family <= fdr;
}

static void check_row(struct job *job, const struct pa_gate_rule *rule, const struct pa_effect *e)
{
    struct pa_gate_check check = {.rule = rule, .effect = e, .decidable = is_decidable(job, e)};
    check.result = judge(&check, job->comparison->options.fdr);
    if (check.result == PA_GATE_FAILED && job->waivers) {
        check.waiver = pa_waivers_find(job->waivers, job->comparison, e);
        if (check.waiver)
            check.result = PA_GATE_WAIVED;
    }
    job->out->failed += check.result == PA_GATE_FAILED;
    job->out->waived += check.result == PA_GATE_WAIVED;
    job->out->undecided += check.result == PA_GATE_UNDECIDED;
    pa_vec_push(&job->checks, check);
}

void pa_gate_apply(const struct pa_gate *gate, const struct pa_comparison *comparison,
                   const struct pa_effects *effects, struct pa_waivers *waivers,
                   struct pa_arena *arena, struct pa_gate_outcome *outcome)
{
    struct job job = {
        .comparison = comparison, .effects = effects, .waivers = waivers, .out = outcome};
    *outcome = (struct pa_gate_outcome){
        .blind = pa_arena_calloc(arena, gate->rule_count, sizeof *outcome->blind)};
    for (size_t r = 0; r < gate->rule_count; r++) {
        const struct pa_gate_rule *rule = &gate->rules[r];
        bool sees = false;
        for (size_t i = 0; i < effects->count; i++) {
            if (!concerns(rule, comparison->set, &effects->list[i]))
                continue;
            check_row(&job, rule, &effects->list[i]);
            sees |= job.checks.items[job.checks.count - 1].decidable;
        }
        if (!sees)
            outcome->blind[outcome->blind_count++] = rule->text;
    }
    outcome->count = job.checks.count;
    outcome->checks = pa_arena_calloc(arena, job.checks.count + 1, sizeof *outcome->checks);
    if (job.checks.count)
        memcpy(outcome->checks, job.checks.items, job.checks.count * sizeof *outcome->checks);
    pa_vec_release(&job.checks);
}

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

static double change_for(const struct pa_gate_rule *rule, const struct pa_effect *e)
{
    double old = fabs(e->cell->base->centre);
    double threshold = rule->relative ? rule->threshold
                       : old > 0      ? rule->threshold / old
                                      : rule->threshold;
    double noise = isfinite(e->detectable) ? e->detectable : 0;
    double change = threshold + 3 * noise;
    return change < 2 * threshold ? 2 * threshold : change < 0.1 ? 0.1 : change;
}

static void prove(const struct pa_gate *gate, const struct pa_comparison *comparison,
                  const struct pa_effect *e, struct pa_arena *arena, struct pa_gate_proof *proof)
{
    struct pa_gate one = {.rules = &gate->rules[proof->rule - gate->rules], .rule_count = 1};
    proof->row = e->row;
    proof->unit = e->table->unit;
    proof->injected = change_for(proof->rule, e);
    struct pa_pivot pivot =
        inject(comparison->pivot, e->cell->cell, e->better, proof->injected, arena);
    struct pa_comparison injected;
    struct pa_effects effects;
    struct pa_gate_outcome outcome;
    pa_compare(&pivot, comparison->set, &comparison->options, arena, &injected);
    pa_effects_find(&injected, arena, &effects);
    pa_gate_apply(&one, &injected, &effects, NULL, arena, &outcome);
    for (size_t i = 0; i < outcome.count; i++) {
        bool failed = outcome.checks[i].result == PA_GATE_FAILED;
        const struct pa_effect *found = outcome.checks[i].effect;
        bool is_victim = strcmp(found->row, e->row) == 0 &&
                         found->table - injected.tables == e->table - comparison->tables &&
                         found->cell->cell->col == e->cell->cell->col;
        proof->fired |= failed && is_victim;
        proof->false_alarms += failed && !is_victim;
    }
}

void pa_gate_self_test(const struct pa_gate *gate, const struct pa_comparison *comparison,
                       const struct pa_effects *effects, struct pa_arena *arena,
                       struct pa_gate_proof *proofs)
{
    for (size_t r = 0; r < gate->rule_count; r++) {
        proofs[r] = (struct pa_gate_proof){.rule = &gate->rules[r]};
        for (size_t i = 0; i < effects->count && !proofs[r].row; i++) {
            if (concerns(&gate->rules[r], comparison->set, &effects->list[i]))
                prove(gate, comparison, &effects->list[i], arena, &proofs[r]);
        }
    }
}
