// SPDX-License-Identifier: Apache-2.0
#include "gate/profiles.h"

#include "base/quantity.h"
#include "base/regex.h"
#include "symbol/package.h"

#include <math.h>
#include <string.h>

enum quantity { FLAT, CUM, TOTAL };
static const char *const QUANTITIES[] = {"flat", "cum", "total"};

// A growth below this share of the total is not reported as undecided.
static const double MATERIAL = .01;

static bool matches(const struct pa_regex *regex, const char *text)
{
    return !regex || pa_regex_match(regex, text, strlen(text));
}

unsigned pa_gate_rule_about(const struct pa_gate_rule *rule)
{
    static const char *const UNITS[] = {"sec/op", "B/op", "allocs/op", "B/s"};
    unsigned about = 0;
    bool of_units = false;
    for (int q = FLAT; q <= TOTAL; q++)
        about |= matches(rule->quantity, QUANTITIES[q]) && rule->what == PA_GATE_CHANGE
                     ? PA_GATE_ABOUT_PROFILES
                     : 0;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        of_units |= matches(rule->quantity, UNITS[i]);
    return of_units || !about ? about | PA_GATE_ABOUT_BENCH : about;
}

bool pa_gate_fits_profiles(const struct pa_gate *gate, struct pa_error *err)
{
    for (size_t i = 0; i < gate->rule_count; i++) {
        const struct pa_gate_rule *rule = &gate->rules[i];
        bool fits = false;
        for (int q = FLAT; q <= TOTAL; q++)
            fits |= matches(rule->quantity, QUANTITIES[q]);
        if (!fits)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--fail-on: %s: rules for profiles are about flat, cum or total",
                                rule->text);
        for (size_t k = 0; k < rule->condition_count; k++) {
            if (rule->what != PA_GATE_CHANGE)
                return pa_error_set(err, PA_ERROR_USAGE, "--fail-on: %s: limits are for benchmarks",
                                    rule->text);
        }
    }
    return true;
}

struct job {
    struct pa_gate_outcome *out;
    const struct pa_gate_profiles *in;
    const struct pa_profile_comparison *c;
};

// A rule that begins with a sample type is about profiles of that type alone.
static bool concerns_kind(const struct job *j, const struct pa_gate_rule *rule)
{
    return !rule->kind || (j->c->type && strcmp(rule->kind, j->c->type) == 0);
}

static bool concerns_name(const struct pa_gate_rule *rule, const char *name)
{
    return matches(rule->kind ? rule->kind_name : rule->name, name);
}

static bool fits(const struct job *j, struct pa_gate_check *check, struct pa_error *err)
{
    const struct pa_gate_rule *rule = check->rule;
    check->scale = check->measure = 1;
    for (size_t i = 0; i < rule->condition_count; i++) {
        bool time = rule->conditions[i].measure == PA_GATE_SECONDS;
        bool bytes = rule->conditions[i].measure == PA_GATE_BYTES;
        const char *to = time ? "seconds" : "bytes", *unit;
        if (!time && !bytes)
            continue;
        if (!pa_units_compatible(j->c->unit, to))
            return pa_error_set(err, PA_ERROR_USAGE, "--fail-on: %s: %s is in %s, which is no %s",
                                rule->text, j->c->type, j->c->unit, time ? "time" : "size");
        pa_quantity_scale_double(1, j->c->unit, time ? "s" : "B", &check->measure, &unit);
    }
    return true;
}

static const char *value_text(const struct job *j, double value)
{
    double scaled;
    const char *unit;
    pa_quantity_scale_double(value, j->c->unit ? j->c->unit : "", "auto", &scaled, &unit);
    return pa_arena_printf(j->out->arena, "%.2f%s", scaled, unit);
}

static const char *package_of(const struct job *j, const char *name)
{
    struct pa_string package = pa_symbol_package(name, strlen(name));
    return pa_arena_strndup(j->out->arena, package.text, package.size);
}

// Sample type, label and package in one text, "cpu region=eu example.com/codec", which tells the
// checks of one function apart.
static const char *group_of(const struct job *j, const char *package)
{
    const char *label = j->in->label ? j->in->label : "";
    return pa_arena_printf(j->out->arena, "%s%s%s%s%s", j->c->type ? j->c->type : "",
                           *label ? " " : "", label, *package ? " " : "", package);
}

static bool without_repeats(const struct pa_profile_comparison *c)
{
    return c->method == PA_METHOD_SINGLE || c->method == PA_METHOD_SAMPLING;
}

// ---- Functions

// Whether the check is undecided rather than passed: a growth of at least MATERIAL that is
// significant for this function alone, but that among all functions tested would be found only if
// it were larger than the threshold. With one profile a side, any significant growth.
static bool is_open(const struct job *j, const struct pa_gate_check *check,
                    const struct pa_change *ch)
{
    double total = fmax(j->c->old_total, j->c->new_total);
    bool material = ch->new_value - ch->old_value >= MATERIAL * total;
    bool significant = !isnan(ch->q) && ch->q <= j->c->fdr;
    if (j->c->method == PA_METHOD_NONE || j->c->method == PA_METHOD_CENSUS || !(ch->log_ratio > 0))
        return false;
    if (without_repeats(j->c) && significant)
        return true;
    bool is_blind = pa_gate_is_beyond(check, exp(ch->detectable));
    return !significant && material && ch->lo > 0 && is_blind;
}

static void fill_change(const struct job *j, const struct pa_change *ch,
                        struct pa_gate_check *check)
{
    const struct pa_profile_comparison *c = j->c;
    struct pa_gate_change *g = &check->change;
    bool census = c->method == PA_METHOD_CENSUS;
    g->unit = c->unit;
    g->group = group_of(j, package_of(j, g->name));
    g->old = ch->old_value;
    g->new = g->new_least = ch->new_value;
    g->old_text = value_text(j, ch->old_value);
    g->new_text = value_text(j, ch->new_value);
    g->ratio = g->worst_lo = g->worst_hi = exp(ch->log_ratio);
    g->lo = census ? g->ratio : exp(ch->lo);
    g->hi = census ? g->ratio : exp(ch->hi);
    g->bounded = census || !(isnan(ch->lo) || isnan(ch->hi));
    g->better = -1;
    g->q = ch->q;
    g->detectable = isnan(ch->detectable) ? INFINITY : expm1(ch->detectable);
    g->tested = census || !isnan(ch->q);
    g->proved = ch->log_ratio > 0 && c->method != PA_METHOD_NONE &&
                (census || (!isnan(ch->q) && ch->q <= c->fdr && !without_repeats(c)));
    g->exempt = g->exempt || ch->class == PA_CHANGE_MOVED;
    g->open = is_open(j, check, ch);
}

// Whether the samples would have proved that the function doubled, or grew by the threshold if
// that is larger.
static bool is_seen(const struct job *j, const struct pa_gate_check *check)
{
    double least = 1;
    for (size_t i = 0; i < check->rule->condition_count; i++) {
        if (check->rule->conditions[i].measure == PA_GATE_SHARE)
            least = fmax(least, check->rule->conditions[i].threshold);
    }
    if (j->c->method == PA_METHOD_CENSUS)
        return true;
    return check->change.tested && j->c->method != PA_METHOD_NONE &&
           (check->verdict != PA_GATE_VERDICT_PASSED || check->change.detectable <= least);
}

static const char *interval_text(const struct job *j, const struct pa_gate_check *check)
{
    const struct pa_gate_change *c = &check->change;
    if (isinf(c->ratio) || c->ratio == 0)
        return c->ratio > 0 ? "new" : "gone";
    return pa_gate_interval_text(c, j->out->arena);
}

static const char *why_undecided(const struct job *j, const struct pa_gate_check *check)
{
    if (without_repeats(j->c) && check->change.q <= j->c->fdr)
        return "one profile a side proves nothing";
    if (isinf(check->change.detectable))
        return "too few samples to be tested";
    return pa_arena_printf(j->out->arena, "so few samples prove nothing below %+.0f%%",
                           check->change.detectable * 100);
}

static const char *text_of(const struct job *j, const struct pa_gate_check *check)
{
    struct pa_arena *arena = j->out->arena;
    const char *interval = interval_text(j, check);
    switch (check->verdict) {
    case PA_GATE_VERDICT_WAIVED:
        return pa_arena_printf(arena, "%s, waived until %s: %s", interval, check->waiver->expires,
                               check->waiver->reason);
    case PA_GATE_VERDICT_UNDECIDED:
        return pa_arena_printf(arena, "%s: %s", interval, why_undecided(j, check));
    default:
        if (isnan(check->change.q))
            return check->change.tested ? interval : "not tested";
        return pa_arena_printf(arena, "%s, q=%.3f", interval, check->change.q);
    }
}

static void judge(const struct job *j, struct pa_gate_check *check)
{
    const struct pa_gate_change *c = &check->change;
    check->verdict = pa_gate_judge(check);
    if (check->verdict == PA_GATE_VERDICT_FAILED && j->in->waivers) {
        const struct pa_waiver_case found = {.package = package_of(j, c->name),
                                             .name = c->name,
                                             .metric = c->quantity,
                                             .change = c->ratio - 1};
        check->waiver = pa_waivers_cover(j->in->waivers, &found);
        if (check->waiver)
            check->verdict = PA_GATE_VERDICT_WAIVED;
    }
    check->change.decidable = is_seen(j, check);
    check->text = text_of(j, check);
    pa_gate_add(j->out, check);
}

static void check_function(const struct job *j, struct pa_gate_check *check,
                           const struct pa_compared *f, enum quantity q)
{
    check->change = (struct pa_gate_change){
        .name = pa_strings_text(j->in->strings, f->name),
        .quantity = QUANTITIES[q],
        .exempt = f->extracted_from != 0,
    };
    check->subject = f;
    check->function = f->name;
    if (!concerns_name(check->rule, check->change.name))
        return;
    fill_change(j, q == CUM ? &f->cum : &f->flat, check);
    judge(j, check);
}

// ---- The total

static void check_total(const struct job *j, struct pa_gate_check *check)
{
    const struct pa_mean_ratio *t = &j->c->total;
    bool census = j->c->method == PA_METHOD_CENSUS, tested = !isnan(t->p);
    double ratio = j->c->old_total > 0 ? j->c->new_total / j->c->old_total : INFINITY;
    if (j->c->old_total == j->c->new_total)
        ratio = 1;
    if (tested)
        ratio = exp(t->log_ratio);
    check->subject = NULL;
    check->function = 0;
    check->change = (struct pa_gate_change){
        .name = j->c->type,
        .group = group_of(j, ""),
        .quantity = QUANTITIES[TOTAL],
        .unit = j->c->unit,
        .old = j->c->old_total,
        .new = j->c->new_total,
        .new_least = j->c->new_total,
        .old_text = value_text(j, j->c->old_total),
        .new_text = value_text(j, j->c->new_total),
        .ratio = ratio,
        .lo = tested ? exp(t->lo) : ratio,
        .hi = tested ? exp(t->hi) : ratio,
        .bounded = tested || census,
        .better = -1,
        .q = t->p,
        .detectable = 0,
        .tested = tested || census,
        .decidable = tested || census,
        .proved = census || t->p <= .05,
        .open = !tested && !census,
        .worst_lo = ratio,
        .worst_hi = ratio,
    };
    check->verdict = pa_gate_judge(check);
    const char *interval = pa_gate_interval_text(&check->change, j->out->arena);
    check->text =
        check->verdict == PA_GATE_VERDICT_UNDECIDED
            ? pa_arena_printf(j->out->arena, "%s: one profile a side proves nothing", interval)
        : tested ? pa_arena_printf(j->out->arena, "%s, p=%.3f", interval, t->p)
                 : interval;
    pa_gate_add(j->out, check);
}

static const char *why_blind(const struct job *j)
{
    return j->c->method == PA_METHOD_NONE
               ? "there is no noise estimate"
               : "no function it matches has enough samples to prove that it doubled";
}

// Begins a check of a rule, unless the rule is for other kinds of profiles: its sight says so then.
static bool begin_rule(const struct job *j, size_t rule, struct pa_gate_check *check,
                       struct pa_error *err)
{
    struct pa_gate_sight *sight = &j->out->sights[rule];
    *check = (struct pa_gate_check){.rule = &j->out->gate->rules[rule]};
    sight->elsewhere = !concerns_kind(j, check->rule);
    if (sight->elsewhere)
        return true;
    sight->why_blind = why_blind(j);
    return fits(j, check, err);
}

bool pa_gate_profiles(struct pa_gate_outcome *outcome, const struct pa_gate_profiles *input,
                      struct pa_error *err)
{
    const struct job j = {outcome, input, input->comparison};
    for (size_t r = 0; r < outcome->gate->rule_count; r++) {
        struct pa_gate_check check;
        if (!begin_rule(&j, r, &check, err))
            return false;
        if (outcome->sights[r].elsewhere)
            continue;
        for (int q = FLAT; q <= CUM; q++) {
            for (size_t i = 0; matches(check.rule->quantity, QUANTITIES[q]) && i < j.c->count; i++)
                check_function(&j, &check, &j.c->functions[i], (enum quantity)q);
        }
        if (matches(check.rule->quantity, QUANTITIES[TOTAL]) &&
            concerns_name(check.rule, QUANTITIES[TOTAL]))
            check_total(&j, &check);
    }
    return pa_gate_answered(outcome->gate, err);
}

// "main.main > main.work": the path to a frame.
static const char *path_of(const struct job *j, const struct pa_compared_tree *tree, uint32_t frame)
{
    const struct pa_compared_frame *f = &tree->frames[frame];
    const char *name = pa_strings_text(j->in->strings, f->name);
    if (f->parent == PA_NO_FRAME)
        return name;
    return pa_arena_printf(j->out->arena, "%s in %s", name,
                           pa_strings_text(j->in->strings, tree->frames[f->parent].name));
}

// A frame that is new below one that did not get worse.
static bool is_extracted(const struct pa_compared_tree *tree, const struct pa_compared_frame *f)
{
    return f->change.old_value == 0 && f->parent != PA_NO_FRAME &&
           tree->frames[f->parent].change.old_value > 0 &&
           tree->frames[f->parent].change.log_ratio <= 0;
}

bool pa_gate_tree(struct pa_gate_outcome *outcome, const struct pa_gate_profiles *input,
                  const struct pa_compared_tree *tree, struct pa_error *err)
{
    const struct job j = {outcome, input, input->comparison};
    for (size_t r = 0; r < outcome->gate->rule_count; r++) {
        struct pa_gate_check check;
        if (!begin_rule(&j, r, &check, err))
            return false;
        if (outcome->sights[r].elsewhere)
            continue;
        bool frames = matches(check.rule->quantity, QUANTITIES[FLAT]) ||
                      matches(check.rule->quantity, QUANTITIES[CUM]);
        for (uint32_t i = 0; frames && i < tree->count; i++) {
            const struct pa_compared_frame *f = &tree->frames[i];
            if (!concerns_name(check.rule, pa_strings_text(input->strings, f->name)))
                continue;
            check.change = (struct pa_gate_change){.name = path_of(&j, tree, i),
                                                   .quantity = QUANTITIES[CUM],
                                                   .exempt = is_extracted(tree, f)};
            check.subject = f;
            check.function = f->name;
            fill_change(&j, &f->change, &check);
            judge(&j, &check);
        }
        if (frames && tree->tested > 0)
            outcome->sights[r].decidable++;
        if (matches(check.rule->quantity, QUANTITIES[TOTAL]) &&
            concerns_name(check.rule, QUANTITIES[TOTAL]))
            check_total(&j, &check);
    }
    return pa_gate_answered(outcome->gate, err);
}

const struct pa_gate_check *pa_gate_sharpest(const struct pa_gate_outcome *outcome)
{
    const struct pa_gate_check *best = NULL;
    for (size_t i = 0; i < outcome->checks.count; i++) {
        const struct pa_gate_check *check = &outcome->checks.items[i];
        if (check->subject && isfinite(check->change.detectable) &&
            (!best || check->change.detectable < best->change.detectable))
            best = check;
    }
    return best;
}
