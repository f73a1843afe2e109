// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles_proof.h"

#include "profile/dilute.h"

#include <math.h>

struct proof {
    const struct pa_gate_rule *rule;
    const struct pa_diff_check *victim; // NULL: the rule concerns nothing that could be tested
    double injected;                    // relative change
    bool fired;
    size_t false_alarms; // functions that failed though their samples are the same on both sides
};

static const struct pa_diff_check *find_victim(const struct pa_diff_verdict *v,
                                               const struct pa_gate_rule *rule)
{
    const struct pa_diff_check *best = NULL;
    for (size_t i = 0; i < v->checks.count; i++) {
        const struct pa_diff_check *check = &v->checks.items[i];
        double old = pa_diff_check_change(check)->old_samples;
        // What grows with everything is no change of its own but more work.
        if (check->rule == rule && check->tested && old <= v->comparison->old_samples / 2 &&
            (!best || old > pa_diff_check_change(best)->old_samples))
            best = check;
    }
    return best;
}

static double change_for(const struct pa_gate_rule *rule, const struct pa_change *ch)
{
    double threshold = rule->relative      ? rule->threshold
                       : ch->old_value > 0 ? rule->threshold / ch->old_value
                                           : rule->threshold;
    double noise = expm1(1.5 * ch->detectable);
    double change = (1 + threshold) * (1 + noise) - 1;
    return fmax(change, fmax(2 * threshold, .1));
}

// The old side, diluted, against itself: no sum grows, whatever is injected.
static size_t make_runs(const struct pa_diff_proof_input *in, const struct proof *p,
                        struct pa_arena *arena, struct pa_comparison_run *runs)
{
    size_t count = 0;
    for (size_t i = 0; i < in->run_count; i++) {
        if (in->runs[i].side == 1)
            continue;
        const struct pa_profile *diluted = pa_profile_dilute(
            in->runs[i].profile, p->victim->function->name, p->victim->cum, 1 + p->injected, arena);
        runs[count++] = (struct pa_comparison_run){diluted, 0, in->runs[i].work};
        runs[count++] = in->runs[i];
        runs[count - 1].side = 1;
    }
    return count;
}

static void count_failures(const struct pa_diff_verdict *v, struct proof *p)
{
    for (size_t i = 0; i < v->checks.count; i++) {
        const struct pa_diff_check *check = &v->checks.items[i];
        const struct pa_change *ch = pa_diff_check_change(check);
        bool is_victim =
            check->function->name == p->victim->function->name && check->cum == p->victim->cum;
        bool failed = check->result == PA_GATE_FAILED;
        p->fired |= failed && is_victim;
        p->false_alarms += failed && ch->old_samples == ch->new_samples;
    }
}

static bool prove(const struct pa_diff_proof_input *in, const struct pa_gate *gate, struct proof *p,
                  struct pa_arena *arena, struct pa_error *err)
{
    struct pa_gate one = {.rules = &gate->rules[p->rule - gate->rules], .rule_count = 1};
    struct pa_comparison_run *runs = pa_arena_calloc(arena, 2 * in->run_count, sizeof *runs);
    struct pa_profile_comparison *c;
    struct pa_diff_verdict v;
    p->injected = change_for(p->rule, pa_diff_check_change(p->victim));
    size_t count = make_runs(in, p, arena, runs);
    if (!pa_compare_profiles(runs, count, in->options, arena, &c, err))
        return false;
    pa_diff_gate_judge(&one, c, in->strings, NULL, &v);
    count_failures(&v, p);
    pa_diff_verdict_release(&v);
    return true;
}

static void add_row(struct pa_table *t, const struct proof *p)
{
    const char *name = p->victim ? p->victim->name : "(no function could be tested)";
    pa_table_row(t, p->fired ? NULL : "regressed", pa_cell_text(p->rule->text), pa_cell_text(name),
                 pa_cell_text(p->victim ? p->victim->cum ? "cum" : "flat" : NULL),
                 p->victim ? pa_cell_delta(p->injected) : pa_cell_empty(),
                 pa_cell_text(p->fired ? "yes" : "no"), pa_cell_count((int64_t)p->false_alarms));
}

static struct pa_table *make_table(struct pa_doc *doc)
{
    static const struct pa_column COLUMNS[] = {
        {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = "function", .kind = PA_CELL_TEXT},
        {.key = "quantity", .kind = PA_CELL_TEXT},
        {.key = "injected", .kind = PA_CELL_DELTA},
        {.key = "fired", .kind = PA_CELL_TEXT},
        {.key = "false_alarms", .title = "false alarms", .kind = PA_CELL_COUNT},
    };
    struct pa_table *t = pa_doc_table(doc, "proofs");
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        pa_table_column(t, COLUMNS[i]);
    return t;
}

bool pa_diff_profiles_prove(const struct pa_diff_proof_input *in, const struct pa_gate *gate,
                            struct pa_arena *arena, struct pa_doc *doc, enum pa_status *status,
                            struct pa_error *err)
{
    struct pa_diff_verdict real;
    pa_diff_gate_judge(gate, in->comparison, in->strings, NULL, &real);
    pa_doc_init(doc, arena, "diff-profiles-self-test", 1);
    struct pa_table *table = make_table(doc);
    bool ok = true;
    *status = PA_STATUS_FINE;
    for (size_t i = 0; ok && i < gate->rule_count; i++) {
        struct proof p = {.rule = &gate->rules[i], .victim = find_victim(&real, &gate->rules[i])};
        ok = !p.victim || prove(in, gate, &p, arena, err);
        add_row(table, &p);
        if (!p.fired)
            *status = PA_STATUS_UNDECIDED;
    }
    if (*status != PA_STATUS_FINE)
        pa_doc_warning(doc, "not every rule can fail: more profiles a side, or longer ones, are "
                            "needed");
    pa_diff_verdict_release(&real);
    return ok;
}
