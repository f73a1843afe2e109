// SPDX-License-Identifier: Apache-2.0
#include "history/gate.h"

#include "gate/bench.h"
#include "history/words.h"

#include <math.h>
#include <string.h>

static const char *const STEP = "step", *const DRIFT = "drift";

// ---- What is known

static const char *reason(const struct pa_waiver *w)
{
    return w && *w->reason ? w->reason : w ? "without a reason" : NULL;
}

static const char *covered(struct pa_waivers *waivers, const struct pa_history *h,
                           const struct pa_history_change *c, struct pa_arena *arena)
{
    const struct pa_history_series *s = c->series;
    struct pa_waiver_case known = {s->package, s->name, s->unit, fabs(c->size)};
    const struct pa_waiver *w = pa_waivers_cover(waivers, &known);
    for (size_t i = c->lo; i <= c->hi && !w; i++) {
        known.name = pa_arena_printf(arena, "%s@%s", s->name, h->points.items[i].label);
        w = pa_waivers_cover(waivers, &known);
        known.name = pa_arena_printf(arena, "*@%s", h->points.items[i].label);
        w = w ? w : pa_waivers_cover(waivers, &known);
    }
    return reason(w);
}

void pa_history_acknowledge(struct pa_history *h, struct pa_waivers *waivers,
                            struct pa_arena *arena)
{
    for (size_t i = 0; i < h->series_count && waivers->list.count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            struct pa_history_change *c = &h->series[i].changes[k];
            bool level = c->point->kind == PA_CHANGE_STEP || c->point->kind == PA_CHANGE_DRIFT;
            if (level && c->verdict <= 0)
                c->acknowledged = covered(waivers, h, c, arena);
        }
}

// ---- Checks

struct judge {
    struct pa_gate_outcome *outcome;
    const struct pa_history *history;
    const struct pa_records *set;
    const struct pa_gate_rule *rule;
};

static bool concerns_name(const struct pa_gate_rule *rule, const struct pa_history_series *s)
{
    return pa_gate_bench_concerns_row(rule, s->name) || pa_gate_bench_concerns_row(rule, s->unit);
}

static bool is_watched(const struct judge *j, const struct pa_history_change *c)
{
    enum pa_change_kind kind =
        strcmp(j->rule->quantity_text, DRIFT) == 0 ? PA_CHANGE_DRIFT : PA_CHANGE_STEP;
    return c->point->kind == kind && c->verdict <= 0 && c->hi >= j->history->since &&
           c->end > j->history->since;
}

static struct pa_gate_check make_check(const struct judge *j, const struct pa_history_series *s,
                                       const struct pa_gate_check *measures)
{
    struct pa_gate_check check = {.rule = j->rule,
                                  .scale = measures->scale,
                                  .measure = measures->measure,
                                  .verdict = PA_GATE_VERDICT_PASSED,
                                  .text = "no step",
                                  .subject = s};
    check.change = (struct pa_gate_change){
        .group = s->package,
        .name = s->name,
        .quantity = s->unit,
        .unit = s->unit,
        .old = NAN,
        .new = NAN,
        .ratio = 1,
        .lo = 1,
        .hi = 1,
        .better = s->better,
        .q = NAN,
        .detectable = s->detectable,
        .decidable = s->n >= 2 * s->found.needed,
        .tested = true,
    };
    return check;
}

static double ratio_of(const struct pa_history_change *c, double size)
{
    if (c->series->found.logarithms)
        return 1 + size;
    return c->old != 0 ? (c->old + size) / c->old : size == 0 ? 1 : INFINITY;
}

// The step as the gate's change: from one level to the next.
static void set_change(struct pa_gate_change *g, const struct pa_history_change *c,
                       struct pa_arena *arena)
{
    const struct pa_history_series *s = c->series;
    g->old = c->old;
    g->new = g->new_least = c->new;
    g->old_text = pa_history_value_text(c->old, s->unit, arena);
    g->new_text = pa_history_value_text(c->new, s->unit, arena);
    g->ratio = ratio_of(c, c->size);
    g->lo = ratio_of(c, c->low);
    g->hi = ratio_of(c, c->high);
    g->bounded = true;
    g->q = c->q;
}

static void add_change(const struct judge *j, const struct pa_history_change *c,
                       const struct pa_gate_check *measures)
{
    struct pa_arena *arena = j->outcome->arena;
    struct pa_gate_check check = make_check(j, c->series, measures);
    set_change(&check.change, c, arena);
    bool counts = c->point->kind == PA_CHANGE_DRIFT || c->alarm;
    if (counts && c->low * c->high > 0 && pa_gate_is_beyond(&check, check.change.ratio))
        check.verdict = c->acknowledged ? PA_GATE_VERDICT_WAIVED : PA_GATE_VERDICT_FAILED;
    check.text = pa_history_sentence(j->history, c, arena);
    if (check.verdict == PA_GATE_VERDICT_WAIVED)
        check.text = pa_arena_printf(arena, "%s; %s", check.text, c->acknowledged);
    pa_gate_add(j->outcome, &check);
}

static bool judge_series(const struct judge *j, const struct pa_history_series *s,
                         struct pa_error *err)
{
    bool any =
        strcmp(j->rule->quantity_text, STEP) == 0 || strcmp(j->rule->quantity_text, DRIFT) == 0;
    struct pa_gate_check measures = {.scale = 1};
    pa_str unit = pa_strings_find(&j->set->strings, s->unit, strlen(s->unit));
    size_t before = j->outcome->checks.count;
    if (!concerns_name(j->rule, s) ||
        (!any && !pa_gate_bench_concerns(j->rule, j->set, unit, &measures.scale)))
        return true;
    if (!pa_gate_bench_fits(j->rule, s->unit, &measures.measure, err))
        return false;
    for (size_t k = 0; k < s->change_count; k++)
        if (is_watched(j, &s->changes[k]))
            add_change(j, &s->changes[k], &measures);
    if (j->outcome->checks.count == before) {
        struct pa_gate_check check = make_check(j, s, &measures);
        pa_gate_add(j->outcome, &check);
    }
    return true;
}

bool pa_history_gate(struct pa_gate_outcome *outcome, const struct pa_history *h,
                     const struct pa_records *set, struct pa_error *err)
{
    for (size_t r = 0; r < outcome->gate->rule_count; r++) {
        const struct judge j = {outcome, h, set, &outcome->gate->rules[r]};
        if (j.rule->what != PA_GATE_CHANGE)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "%s: a history has no limits, only changes: step>3%%",
                                j.rule->text);
        for (size_t i = 0; i < h->series_count; i++)
            if (!judge_series(&j, &h->series[i], err))
                return false;
    }
    return pa_gate_answered(outcome->gate, err);
}
