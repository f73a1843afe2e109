// SPDX-License-Identifier: Apache-2.0
#include "gate/profiles.h"

#include "profile/dilute.h"

#include <math.h>

static const struct pa_change *change_of(const struct pa_gate_check *check)
{
    const struct pa_compared *f = check->subject;
    return check->change.quantity[0] == 'c' ? &f->cum : &f->flat;
}

static const struct pa_gate_check *find_victim(const struct pa_gate_outcome *o,
                                               const struct pa_gate_rule *rule,
                                               const struct pa_profile_comparison *c)
{
    const struct pa_gate_check *best = NULL;
    for (size_t i = 0; i < o->checks.count; i++) {
        const struct pa_gate_check *check = &o->checks.items[i];
        if (check->rule != rule || !check->subject || !check->change.tested)
            continue;
        double old = change_of(check)->old_samples;
        // What grows with everything is no change of its own but more work.
        if (old <= c->old_samples / 2 && (!best || old > change_of(best)->old_samples))
            best = check;
    }
    return best;
}

static double change_for(const struct pa_gate_check *victim)
{
    const struct pa_gate_rule *rule = victim->rule;
    double threshold = 0, old = victim->change.old;
    for (size_t i = 0; i < rule->condition_count; i++) {
        double t = pa_gate_threshold(victim, &rule->conditions[i]);
        bool share = rule->conditions[i].measure == PA_GATE_SHARE || !(old > 0);
        threshold = fmax(threshold, share ? t : t / old);
    }
    double noise = expm1(1.5 * change_of(victim)->detectable);
    double change = (1 + threshold) * (1 + noise) - 1;
    return fmax(change, fmax(2 * threshold, .1));
}

// Makes the runs of the proof: the profiles of the old side with the function's share diluted, as
// old side, and as they are, as new side. Diluting instead of adding cannot overflow a sum.
static size_t make_runs(const struct pa_gate_profiles_proof *in, const struct pa_gate_check *victim,
                        double injected, struct pa_arena *arena, struct pa_comparison_run *runs)
{
    const struct pa_compared *f = victim->subject;
    size_t count = 0;
    for (size_t i = 0; i < in->run_count; i++) {
        if (in->runs[i].side == 1)
            continue;
        const struct pa_profile *diluted = pa_profile_dilute(
            in->runs[i].profile, f->name, victim->change.quantity[0] == 'c', 1 + injected, arena);
        runs[count++] = (struct pa_comparison_run){diluted, 0, in->runs[i].work};
        runs[count++] = in->runs[i];
        runs[count - 1].side = 1;
    }
    return count;
}

static void count_failures(const struct pa_gate_outcome *o, const struct pa_gate_check *victim,
                           struct pa_gate_proof *proof)
{
    const struct pa_compared *wanted = victim->subject;
    for (size_t i = 0; i < o->checks.count; i++) {
        const struct pa_gate_check *check = &o->checks.items[i];
        const struct pa_compared *f = check->subject;
        bool failed = f && check->verdict == PA_GATE_VERDICT_FAILED;
        if (!failed)
            continue;
        const struct pa_change *ch = change_of(check);
        proof->fired |=
            f->name == wanted->name && check->change.quantity == victim->change.quantity;
        proof->false_alarms += ch->old_samples == ch->new_samples;
    }
}

static bool prove(const struct pa_gate_profiles_proof *in, const struct pa_gate *gate,
                  const struct pa_gate_check *victim, struct pa_gate_proof *proof,
                  struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_gate one = {.rules = &gate->rules[victim->rule - gate->rules], .rule_count = 1};
    struct pa_comparison_run *runs = pa_arena_calloc(&arena, 2 * in->run_count, sizeof *runs);
    struct pa_profile_comparison *c;
    struct pa_gate_outcome outcome;
    proof->name = victim->change.name;
    proof->quantity = victim->change.quantity;
    proof->injected = change_for(victim);
    size_t count = make_runs(in, victim, proof->injected, &arena, runs);
    pa_gate_begin(&outcome, &one, &(struct pa_gate_policy){0}, &arena);
    bool ok =
        pa_compare_profiles((struct pa_comparison_runs){runs, count}, in->options, &arena, &c,
                            err) &&
        pa_gate_profiles(&outcome,
                         &(struct pa_gate_profiles){.comparison = c, .strings = in->strings}, err);
    if (ok)
        count_failures(&outcome, victim, proof);
    pa_gate_outcome_release(&outcome);
    pa_arena_release(&arena);
    return ok;
}

bool pa_gate_profiles_prove(const struct pa_gate *gate, const struct pa_gate_profiles_proof *in,
                            struct pa_arena *arena, struct pa_gate_proof *proofs,
                            struct pa_error *err)
{
    struct pa_gate_outcome real;
    pa_gate_begin(&real, gate, &(struct pa_gate_policy){0}, arena);
    const struct pa_gate_profiles input = {.comparison = in->comparison, .strings = in->strings};
    bool ok = pa_gate_profiles(&real, &input, err);
    for (size_t i = 0; i < gate->rule_count; i++) {
        const struct pa_gate_check *victim = find_victim(&real, &gate->rules[i], in->comparison);
        proofs[i] = (struct pa_gate_proof){.rule = &gate->rules[i]};
        ok = ok && (!victim || prove(in, gate, victim, &proofs[i], err));
    }
    pa_gate_outcome_release(&real);
    return ok;
}
