// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles_gate.h"

#include "base/regex.h"
#include "symbol/package.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const UNITS[] = {"flat", "cum"};

// Less than this share of the total is nothing to hold a merge up for while it is not proved.
static const double MATERIAL = .01;

struct judging {
    struct pa_diff_verdict *verdict;
    const struct pa_strings *strings;
    struct pa_waivers *waivers;
};

static bool matches(const struct pa_regex *regex, const char *text)
{
    return pa_regex_match(regex, text, strlen(text));
}

bool pa_diff_gate_fits_profiles(const struct pa_gate *gate, struct pa_error *err)
{
    for (size_t i = 0; i < gate->rule_count; i++) {
        const struct pa_gate_rule *rule = &gate->rules[i];
        if (!matches(rule->unit, UNITS[0]) && !matches(rule->unit, UNITS[1]))
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--fail-on: %s: rules for profiles are about flat or cum",
                                rule->text);
    }
    return true;
}

const struct pa_change *pa_diff_check_change(const struct pa_diff_check *check)
{
    return check->cum ? &check->function->cum : &check->function->flat;
}

// How much slower a function got if the new rate is exp(log_ratio) times the old one.
static double growth(const struct pa_gate_rule *rule, const struct pa_change *ch, double log_ratio)
{
    if (rule->relative)
        return expm1(log_ratio);
    if (ch->old_value > 0)
        return ch->old_value * expm1(log_ratio);
    return -ch->new_value * expm1(-log_ratio); // from nothing: no old value to multiply
}

// So few samples could not prove what they seem to show: a growth that counts if it is real, that
// would be significant had one looked at this function alone, and that among all those looked at
// would have to be larger than the threshold to be found.
static bool is_undecided(const struct pa_gate_rule *rule, const struct pa_change *ch,
                         const struct pa_profile_comparison *c)
{
    double total = fmax(c->old_total, c->new_total);
    bool material = ch->new_value - ch->old_value >= MATERIAL * total;
    bool seems_worse = ch->log_ratio > 0 && growth(rule, ch, ch->log_ratio) > rule->threshold;
    bool is_blind = growth(rule, ch, ch->detectable) > rule->threshold;
    return material && seems_worse && ch->lo > 0 && is_blind;
}

static enum pa_gate_result judge(const struct pa_gate_rule *rule, const struct pa_change *ch,
                                 const struct pa_profile_comparison *c)
{
    bool proved = !isnan(ch->q) && ch->q <= c->fdr && ch->log_ratio > 0;
    if (c->method == PA_METHOD_NONE)
        return PA_GATE_PASSED; // the rule is blind: that is said once
    if (ch->class == PA_CHANGE_MOVED)
        return PA_GATE_PASSED;
    if (c->method == PA_METHOD_CENSUS) // all there was: nothing is left to chance
        return ch->log_ratio > 0 && growth(rule, ch, ch->log_ratio) > rule->threshold
                   ? PA_GATE_FAILED
                   : PA_GATE_PASSED;
    if (proved && growth(rule, ch, ch->lo) > rule->threshold) // without repeats only likely
        return c->method == PA_METHOD_REPLICATED ? PA_GATE_FAILED : PA_GATE_UNDECIDED;
    return !proved && is_undecided(rule, ch, c) ? PA_GATE_UNDECIDED : PA_GATE_PASSED;
}

static const struct pa_waiver *find_waiver(struct pa_waivers *waivers,
                                           const struct pa_diff_check *check)
{
    struct pa_string package = pa_symbol_package(check->name, strlen(check->name));
    const char *text = waivers ? pa_arena_strndup(waivers->arena, package.text, package.size) : "";
    return waivers ? pa_waivers_cover(waivers,
                                      &(struct pa_waiver_case){
                                          .package = text,
                                          .name = check->name,
                                          .metric = UNITS[check->cum],
                                          .change = expm1(pa_diff_check_change(check)->log_ratio),
                                      })
                   : NULL;
}

static void add_check(struct judging *j, struct pa_diff_check *check)
{
    struct pa_diff_verdict *v = j->verdict;
    const struct pa_change *ch = pa_diff_check_change(check);
    check->tested = !isnan(ch->q) || v->comparison->method == PA_METHOD_CENSUS;
    check->result = judge(check->rule, ch, v->comparison);
    if (check->result == PA_GATE_FAILED && (check->waiver = find_waiver(j->waivers, check)))
        check->result = PA_GATE_WAIVED;
    v->failed += check->result == PA_GATE_FAILED;
    v->waived += check->result == PA_GATE_WAIVED;
    v->undecided += check->result == PA_GATE_UNDECIDED;
    v->untested += !check->tested;
    pa_vec_push(&v->checks, *check);
}

// Whether so many samples, if the function had doubled, would have proved it.
static bool is_seen(const struct pa_diff_check *check, const struct pa_profile_comparison *c)
{
    if (c->method == PA_METHOD_CENSUS)
        return true;
    double least = check->rule->relative ? fmax(1, check->rule->threshold) : 1;
    return check->tested && (check->result != PA_GATE_PASSED ||
                             expm1(pa_diff_check_change(check)->detectable) <= least);
}

// Whether some function is seen.
static bool apply(struct judging *j, const struct pa_gate_rule *rule)
{
    const struct pa_profile_comparison *c = j->verdict->comparison;
    bool sees = false;
    for (int cum = 0; cum < 2; cum++) {
        for (size_t i = 0; matches(rule->unit, UNITS[cum]) && i < c->count; i++) {
            struct pa_diff_check check = {.rule = rule, .function = &c->functions[i], .cum = cum};
            check.name = pa_strings_text(j->strings, check.function->name);
            if (rule->name && !matches(rule->name, check.name))
                continue;
            add_check(j, &check);
            sees |= is_seen(&check, c);
        }
    }
    return sees;
}

static const struct pa_diff_check *find_sharpest(const struct pa_diff_verdict *v)
{
    const struct pa_diff_check *best = NULL;
    for (size_t i = 0; i < v->checks.count; i++) {
        const struct pa_diff_check *check = &v->checks.items[i];
        double detectable = pa_diff_check_change(check)->detectable;
        if (isfinite(detectable) && (!best || detectable < pa_diff_check_change(best)->detectable))
            best = check;
    }
    return best;
}

void pa_diff_gate_judge(const struct pa_gate *gate, const struct pa_profile_comparison *comparison,
                        const struct pa_strings *strings, struct pa_waivers *waivers,
                        struct pa_diff_verdict *verdict)
{
    struct judging j = {.verdict = verdict, .strings = strings, .waivers = waivers};
    *verdict = (struct pa_diff_verdict){.comparison = comparison};
    for (size_t i = 0; i < gate->rule_count; i++) {
        if (!apply(&j, &gate->rules[i]))
            pa_vec_push(&verdict->blind, &gate->rules[i]);
    }
    verdict->sharpest = find_sharpest(verdict);
}

void pa_diff_verdict_release(struct pa_diff_verdict *verdict)
{
    pa_vec_release(&verdict->checks);
    pa_vec_release(&verdict->blind);
}

enum pa_status pa_diff_verdict_status(const struct pa_diff_verdict *v)
{
    return v->failed                        ? PA_STATUS_DIFFERENT
           : v->undecided || v->blind.count ? PA_STATUS_UNDECIDED
                                            : PA_STATUS_FINE;
}
