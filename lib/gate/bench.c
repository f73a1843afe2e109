// SPDX-License-Identifier: Apache-2.0
#include "gate/bench.h"

#include "base/regex.h"
#include "base/strbuf.h"
#include "bench/captions.h"
#include "bench/runs.h"
#include "bench/unit.h"

#include <math.h>
#include <string.h>

static bool matches(const struct pa_regex *regex, const char *text)
{
    return pa_regex_match(regex, text, strlen(text));
}

// Whether the expression matches the whole unit, or the unit without the measure at its end:
// stw-p99 matches stw-p99-sec.
static bool matches_unit(const struct pa_regex *regex, const char *unit)
{
    static const char *const measures[] = {"-sec", "-bytes", "-B"};
    size_t size = strlen(unit);
    if (pa_regex_match(regex, unit, size))
        return true;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        size_t end = strlen(measures[i]);
        if (size > end && strcmp(unit + size - end, measures[i]) == 0)
            return pa_regex_match(regex, unit, size - end);
    }
    return false;
}

bool pa_gate_bench_concerns_row(const struct pa_gate_rule *rule, const char *row)
{
    return !rule->name || matches(rule->name, row);
}

bool pa_gate_bench_concerns(const struct pa_gate_rule *rule, const struct pa_records *set,
                            pa_str unit, double *scale)
{
    *scale = 1;
    if (matches_unit(rule->quantity, pa_records_text(set, unit)))
        return true;
    for (size_t i = 1; i < set->units.count; i++) { // or as it was written
        const struct pa_record_unit *u = &set->units.items[i];
        *scale = u->factor;
        if (u->tidy == unit && matches_unit(rule->quantity, pa_records_text(set, u->name)))
            return true;
    }
    return false;
}

const char *pa_gate_bench_package(const struct pa_records *set, const struct pa_pivot_cell *cell)
{
    pa_str key = pa_strings_find(&set->strings, "pkg", 3);
    if (key == UINT32_MAX)
        return "";
    return pa_records_text(
        set, pa_records_config_get(set, set->results.items[cell->results[0]].config, key));
}

void pa_gate_bench_side(struct pa_gate_check *check, const struct pa_compare_cell *cell, bool new,
                        struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    const char *shown = NULL;
    if (cell) {
        pa_compare_centre(cell, check->change.unit, &text);
        shown = pa_strbuf_keep(&text, arena);
    }
    *(new ? &check->change.new_text : &check->change.old_text) = shown;
    *(new ? &check->change.new : &check->change.old) = cell ? cell->centre : NAN;
}

struct job {
    struct pa_gate_outcome *out;
    const struct pa_gate_bench *in;
};

static bool is_decidable(const struct pa_bench_comparison *c, const struct pa_effect *e)
{
    if (e->cell->refused)
        return false;
    if (e->table->exact || e->cell->untested) // equal samples pass whatever their number
        return true;
    return e->bounded && e->smallest_p * (double)e->family <= c->options.fdr;
}

static void fill_change(const struct job *j, const struct pa_effect *e, struct pa_gate_check *check)
{
    const struct pa_bench_comparison *c = j->in->comparison;
    struct pa_gate_change *ch = &check->change;
    bool files = e->cell->runs && !e->cell->runs->tested;
    bool decidable = is_decidable(c, e), proved = e->q <= c->options.fdr;
    *ch = (struct pa_gate_change){
        .group = pa_gate_bench_package(c->set, e->cell->cell),
        .name = pa_captions_row(c, e, j->out->arena),
        .quantity = e->table->unit,
        .unit = e->table->unit,
        .new_least = e->cell->lo > -INFINITY ? e->cell->lo : e->cell->centre,
        .ratio = e->ratio,
        .lo = e->lo,
        .hi = e->hi,
        .bounded = e->bounded,
        .better = e->better,
        .q = e->q,
        .detectable = e->detectable,
        .proved = proved,
        .open = !proved && (!decidable || (!e->cell->untested && e->cell->p <= c->options.alpha)),
        .worst_lo = files ? e->lo : e->ratio,
        .worst_hi = files ? e->hi : e->ratio,
        .decidable = decidable,
        .tested = true,
    };
    pa_gate_bench_side(check, e->cell->base, false, j->out->arena);
    pa_gate_bench_side(check, e->cell, true, j->out->arena);
}

static const char *why_undecided(const struct job *j, const struct pa_effect *e)
{
    const struct pa_compare_cell *c = e->cell;
    struct pa_arena *arena = j->out->arena;
    if (c->runs && !c->runs->tested)
        return pa_arena_printf(arena,
                               "files of a side lie apart, and %zu+%zu of them cannot tell "
                               "(three a side can)",
                               c->runs->old_files, c->runs->new_files);
    if (c->refused)
        return c->compare_notes.count ? c->compare_notes.list[0] : "cannot be tested";
    if (is_decidable(j->in->comparison, e))
        return pa_arena_printf(arena, "p=%.3f, but q=%.3f among %zu rows: not proved", c->p, e->q,
                               e->family);
    return pa_arena_printf(arena, "but too few samples to tell (n=%zu, %zu)", c->base->cell->count,
                           c->cell->count);
}

static const char *text_of(const struct job *j, const struct pa_effect *e,
                           const struct pa_gate_check *check)
{
    struct pa_arena *arena = j->out->arena;
    const char *interval = pa_gate_interval_text(&check->change, arena);
    switch (check->verdict) {
    case PA_GATE_VERDICT_WAIVED:
        return pa_arena_printf(arena, "%s, waived until %s: %s", interval, check->waiver->expires,
                               check->waiver->reason);
    case PA_GATE_VERDICT_UNDECIDED:
        return pa_arena_printf(arena, "%s, %s", interval, why_undecided(j, e));
    default:
        return isnan(e->q) ? interval : pa_arena_printf(arena, "%s, q=%.3f", interval, e->q);
    }
}

static void check_row(const struct job *j, struct pa_gate_check *check, const struct pa_effect *e)
{
    fill_change(j, e, check);
    check->verdict = pa_gate_judge(check);
    if (check->verdict == PA_GATE_VERDICT_FAILED && j->in->waivers) {
        const struct pa_waiver_case c = {.package = check->change.group,
                                         .name = e->row,
                                         .metric = e->table->unit,
                                         .change = fabs(e->ratio - 1)};
        check->waiver = pa_waivers_cover(j->in->waivers, &c);
        if (check->waiver)
            check->verdict = PA_GATE_VERDICT_WAIVED;
    }
    check->text = text_of(j, e, check);
    pa_gate_add(j->out, check);
}

bool pa_gate_bench_fits(const struct pa_gate_rule *rule, const char *unit, double *size,
                        struct pa_error *err)
{
    enum pa_unit_measure measure = pa_unit_measure(unit, size);
    for (size_t i = 0; i < rule->condition_count; i++) {
        bool time = rule->conditions[i].measure == PA_GATE_SECONDS;
        bool bytes = rule->conditions[i].measure == PA_GATE_BYTES;
        if ((time && measure != PA_UNIT_TIME) || (bytes && measure != PA_UNIT_SIZE))
            return pa_error_set(err, PA_ERROR_USAGE, "--fail-on: %s: %s is no %s", rule->text, unit,
                                time ? "time" : "size");
    }
    return true;
}

static bool check_rule(const struct job *j, const struct pa_gate_rule *rule, struct pa_error *err)
{
    const struct pa_records *set = j->in->comparison->set;
    for (size_t i = 0; i < j->in->effects->count; i++) {
        const struct pa_effect *e = &j->in->effects->list[i];
        struct pa_gate_check check = {.rule = rule, .subject = e};
        if (!pa_gate_bench_concerns_row(rule, e->row) ||
            !pa_gate_bench_concerns(rule, set, e->table->table->unit, &check.scale))
            continue;
        if (!pa_gate_bench_fits(rule, e->table->unit, &check.measure, err))
            return false;
        check_row(j, &check, e);
    }
    return true;
}

bool pa_gate_bench(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                   struct pa_error *err)
{
    const struct job j = {outcome, input};
    for (size_t r = 0; r < outcome->gate->rule_count; r++) {
        const struct pa_gate_rule *rule = &outcome->gate->rules[r];
        if (!(rule->what == PA_GATE_CHANGE ? check_rule(&j, rule, err)
                                           : pa_gate_bench_limit(outcome, input, rule, err)))
            return false;
        pa_gate_bench_missing(outcome, input, rule);
    }
    return pa_gate_answered(outcome->gate, err);
}
