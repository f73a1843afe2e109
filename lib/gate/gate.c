// SPDX-License-Identifier: Apache-2.0
#include "gate/gate.h"

#include "base/number.h"
#include "base/strbuf.h"

#include <math.h>
#include <stdlib.h>

const char *pa_gate_verdict_name(enum pa_gate_verdict verdict)
{
    static const char *const names[] = {"passed", "failed", "waived", "undecided", "missing"};
    return names[verdict];
}

// ---- One check

// How much worse a change by the ratio is, as a share of the old value or in the unit.
static double worse_by(const struct pa_gate_change *c, double ratio, int better, bool share)
{
    double change = better > 0 ? 1 - ratio : ratio - 1;
    if (share)
        return change;
    if (c->old != 0)
        return change * fabs(c->old);
    // From nothing to something no ratio says how much.
    return ratio == 1 ? 0 : better > 0 ? -INFINITY : c->new_least * (1 - 1 / ratio);
}

double pa_gate_threshold(const struct pa_gate_check *check,
                         const struct pa_gate_condition *condition)
{
    switch (condition->measure) {
    case PA_GATE_PLAIN:
        return condition->threshold * check->scale;
    case PA_GATE_SECONDS:
    case PA_GATE_BYTES:
        return condition->threshold / check->measure;
    case PA_GATE_SHARE:
        break;
    }
    return condition->threshold;
}

static bool is_worse(const struct pa_gate_check *check, double ratio, int better)
{
    const struct pa_gate_rule *rule = check->rule;
    for (size_t i = 0; i < rule->condition_count; i++) {
        const struct pa_gate_condition *condition = &rule->conditions[i];
        bool share = condition->measure == PA_GATE_SHARE;
        if (!(worse_by(&check->change, ratio, better, share) > pa_gate_threshold(check, condition)))
            return false;
    }
    return true;
}

bool pa_gate_is_beyond(const struct pa_gate_check *check, double ratio)
{
    int better = check->change.better;
    return (better <= 0 && is_worse(check, ratio, -1)) ||
           (better >= 0 && is_worse(check, ratio, 1));
}

// The end of the interval that is nearer to no change, in either direction that may be worse.
static bool is_surely_beyond(const struct pa_gate_check *check)
{
    const struct pa_gate_change *c = &check->change;
    return (c->better <= 0 && is_worse(check, c->lo, -1)) ||
           (c->better >= 0 && is_worse(check, c->hi, 1));
}

enum pa_gate_verdict pa_gate_judge(const struct pa_gate_check *check)
{
    const struct pa_gate_change *c = &check->change;
    if (c->exempt)
        return PA_GATE_VERDICT_PASSED;
    if (c->proved && c->bounded && is_surely_beyond(check))
        return PA_GATE_VERDICT_FAILED;
    bool open =
        c->open && (pa_gate_is_beyond(check, c->worst_lo) || pa_gate_is_beyond(check, c->worst_hi));
    return open ? PA_GATE_VERDICT_UNDECIDED : PA_GATE_VERDICT_PASSED;
}

static void add_percent(struct pa_strbuf *out, double ratio)
{
    if (isnan(ratio))
        pa_strbuf_addc(out, '?');
    else if (isinf(ratio))
        pa_strbuf_adds(out, "+Inf%");
    else
        pa_strbuf_printf(out, "%+.1f%%", (ratio - 1) * 100);
}

const char *pa_gate_interval_text(const struct pa_gate_change *c, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    add_percent(&text, c->ratio);
    if (c->bounded && (c->lo != c->ratio || c->hi != c->ratio)) {
        pa_strbuf_adds(&text, " [");
        add_percent(&text, c->lo);
        pa_strbuf_adds(&text, ", ");
        add_percent(&text, c->hi);
        pa_strbuf_addc(&text, ']');
    }
    return pa_strbuf_keep(&text, arena);
}

// ---- All of them

void pa_gate_begin(struct pa_gate_outcome *outcome, const struct pa_gate *gate,
                   const struct pa_gate_policy *policy, struct pa_arena *arena)
{
    *outcome = (struct pa_gate_outcome){
        .gate = gate,
        .policy = *policy,
        .arena = arena,
        .sights = pa_arena_calloc(arena, gate->rule_count + 1, sizeof *outcome->sights),
    };
    for (size_t i = 0; i < gate->rule_count; i++)
        outcome->sights[i] = (struct pa_gate_sight){.least_noisy = INFINITY, .largest_old = NAN};
}

void pa_gate_outcome_release(struct pa_gate_outcome *outcome)
{
    pa_vec_release(&outcome->checks);
    pa_vec_release(&outcome->notes);
    pa_vec_release(&outcome->blind);
}

// Whether a check passed although noise would have hidden a change of the size of its thresholds.
static bool is_noisy(const struct pa_gate_check *check)
{
    const struct pa_gate_rule *rule = check->rule;
    const struct pa_gate_change *c = &check->change;
    double least = 0;
    for (size_t i = 0; i < rule->condition_count; i++) {
        double t = pa_gate_threshold(check, &rule->conditions[i]);
        bool share_given = rule->conditions[i].measure == PA_GATE_SHARE || c->old == 0;
        double share = share_given ? t : t / fabs(c->old);
        least = fmax(least, share);
    }
    // Most functions of a profile are too small to be seen: that is no news.
    return check->verdict == PA_GATE_VERDICT_PASSED && rule->what == PA_GATE_CHANGE &&
           !check->function && least > 0 && c->detectable > least;
}

void pa_gate_add(struct pa_gate_outcome *outcome, const struct pa_gate_check *check)
{
    struct pa_gate_sight *sight = &outcome->sights[check->rule - outcome->gate->rules];
    const struct pa_gate_change *c = &check->change;
    bool limit = check->rule->what != PA_GATE_CHANGE;
    sight->checks++;
    sight->decidable += c->decidable;
    sight->decided +=
        check->verdict == PA_GATE_VERDICT_FAILED || check->verdict == PA_GATE_VERDICT_WAIVED;
    sight->missing += check->verdict == PA_GATE_VERDICT_MISSING;
    sight->undecided += check->verdict == PA_GATE_VERDICT_UNDECIDED;
    if (!isnan(c->old))
        sight->largest_old = fmax(fabs(c->old) / check->scale, sight->largest_old);
    if (is_noisy(check)) {
        sight->noisy++;
        sight->least_noisy = fmin(sight->least_noisy, c->detectable);
    }
    if (c->better == 0 && !limit && check->verdict != PA_GATE_VERDICT_MISSING &&
        !sight->no_direction)
        sight->no_direction = c->quantity;
    outcome->count[check->verdict]++;
    outcome->untested += !c->tested && check->verdict != PA_GATE_VERDICT_MISSING;
    pa_vec_push(&outcome->checks, *check);
}

// Stable: the order of one rule's checks stays.
static void sort_checks(struct pa_gate_outcome *o)
{
    struct pa_gate_check *sorted = pa_arena_calloc(o->arena, o->checks.count + 1, sizeof *sorted);
    size_t n = 0;
    for (size_t r = 0; r < o->gate->rule_count; r++) {
        for (size_t i = 0; i < o->checks.count; i++) {
            if (o->checks.items[i].rule == &o->gate->rules[r])
                sorted[n++] = o->checks.items[i];
        }
    }
    for (size_t i = 0; i < n; i++)
        o->checks.items[i] = sorted[i];
}

static void say_blind(struct pa_gate_outcome *o, size_t r)
{
    const struct pa_gate_sight *s = &o->sights[r];
    const char *text = o->gate->rules[r].text;
    if (s->checks == 0)
        pa_vec_push(&o->blind,
                    pa_arena_printf(o->arena, "%s decides nothing: nothing matches it", text));
    else if (s->missing == s->checks)
        pa_vec_push(
            &o->blind,
            pa_arena_printf(o->arena, "%s decides nothing: one side lacks all it covers", text));
    else if (s->why_blind)
        pa_vec_push(&o->blind,
                    pa_arena_printf(o->arena, "%s decides nothing: %s", text, s->why_blind));
    else
        pa_vec_push(&o->blind,
                    pa_arena_printf(o->arena, "no row can fail %s: the samples are too few", text));
}

static void say_sight(struct pa_gate_outcome *o, size_t r)
{
    const struct pa_gate_sight *s = &o->sights[r];
    const struct pa_gate_rule *rule = &o->gate->rules[r];
    if (s->no_direction)
        pa_vec_push(&o->notes,
                    pa_arena_printf(o->arena,
                                    "%s: the direction of %s is not known: any change counts; "
                                    "--better %s=higher or =lower says it",
                                    rule->text, s->no_direction, s->no_direction));
    if (s->noisy && isfinite(s->least_noisy))
        pa_vec_push(&o->notes,
                    pa_arena_printf(o->arena,
                                    "%s: noise hides changes of that size in %zu of %zu rows; the "
                                    "quietest of them would show %.1f%%",
                                    rule->text, s->noisy, s->checks, s->least_noisy * 100));
    for (size_t i = 0; i < rule->condition_count && rule->what == PA_GATE_CHANGE; i++) {
        const struct pa_gate_condition *condition = &rule->conditions[i];
        if (condition->measure == PA_GATE_PLAIN && s->largest_old > 0 &&
            condition->threshold > s->largest_old)
            pa_vec_push(&o->notes,
                        pa_arena_printf(o->arena,
                                        "%s: the threshold is in the unit and larger than any old "
                                        "value; is a %% missing?",
                                        rule->text));
    }
}

void pa_gate_finish(struct pa_gate_outcome *o)
{
    sort_checks(o);
    for (size_t r = 0; r < o->gate->rule_count; r++) {
        const struct pa_gate_sight *s = &o->sights[r];
        bool undecided = s->missing > 0 && o->policy.missing != PA_GATE_AS_FINE;
        if (!o->no_baseline && !s->elsewhere && !s->decidable && !s->decided && !s->undecided &&
            !undecided)
            say_blind(o, r);
        say_sight(o, r);
    }
}

enum pa_gate_conclusion pa_gate_conclude(const struct pa_gate_outcome *o)
{
    size_t undecided =
        o->count[PA_GATE_VERDICT_UNDECIDED] + o->blind.count + (o->no_baseline != NULL);
    size_t missing = o->count[PA_GATE_VERDICT_MISSING];
    bool fails = missing && o->policy.missing == PA_GATE_AS_FAILURE;
    if (o->policy.missing == PA_GATE_AS_UNDECIDED)
        undecided += missing;
    if (o->count[PA_GATE_VERDICT_FAILED] || fails ||
        (undecided && o->policy.undecided == PA_GATE_AS_FAILURE))
        return PA_GATE_FAILS;
    return undecided && o->policy.undecided == PA_GATE_AS_UNDECIDED ? PA_GATE_UNDECIDED
                                                                    : PA_GATE_FINE;
}
