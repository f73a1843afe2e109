// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_moved.h"

#include "analysis/comparison_types.h"
#include "analysis/graph.h"
#include "base/hash.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double STAYS = .25, PARTNERS = .5;  // shares of what moved
static const double PART = .1, MOST_OF_IT = .75; // of a change: what callers have to do with it

enum { NOBODY = UINT32_MAX };

// How a call's cost changed, in the unit of the type, after norming.
struct call {
    uint32_t caller, callee; // functions of the comparison
    double delta;
};

struct search {
    struct pa_profile_comparison *c;
    uint32_t *function_of; // by string id below `names`; NOBODY
    size_t names;
    PA_VEC(struct call) calls;
    struct pa_index index;
    uint32_t *of_caller, *of_callee; // calls in these orders
    uint32_t *first_out, *first_in;  // by function, and one more: where its calls begin in them
};

// ---- Calls

static struct call *find_call(struct search *s, uint32_t caller, uint32_t callee)
{
    uint64_t hash = pa_hash_u64((uint64_t)caller << 32 | callee);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&s->index, hash); pa_index_at(&s->index, slot, hash, &i);
         slot = pa_index_next(&s->index, slot)) {
        if (i != UINT32_MAX && s->calls.items[i].caller == caller &&
            s->calls.items[i].callee == callee)
            return &s->calls.items[i];
    }
    i = (uint32_t)s->calls.count;
    pa_vec_push(&s->calls, (struct call){.caller = caller, .callee = callee});
    pa_index_add(&s->index, hash, i);
    return &s->calls.items[i];
}

static uint32_t function_of(const struct search *s, struct pa_node_table *t, uint32_t node)
{
    pa_str name = pa_node_function(t, node);
    return name < s->names ? s->function_of[name] : NOBODY;
}

static bool add_run(struct search *s, const struct pa_profile *p, uint32_t type, double weight,
                    struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct pa_node_table *t = pa_node_table_new(p, NULL, &scratch);
    struct pa_graph_options options = {.edges = true, .measure = {.type = type}};
    struct pa_graph *g;
    bool ok = pa_graph_build(t, &options, &scratch, &g, err);
    for (size_t i = 0; ok && i < g->edges.count; i++) {
        const struct pa_graph_edge *e = &g->edges.items[i];
        uint32_t caller = function_of(s, t, e->source);
        uint32_t callee = function_of(s, t, e->target);
        if (caller != NOBODY && callee != NOBODY)
            find_call(s, caller, callee)->delta += weight * (double)e->weight;
    }
    pa_arena_release(&scratch);
    return ok;
}

// Values are divided by what a side measured in all, as those of functions are.
static bool add_runs(struct search *s, struct pa_comparison_runs runs, struct pa_error *err)
{
    double measured[2] = {0, 0};
    bool ok = true;
    for (size_t r = 0; r < runs.count; r++)
        measured[runs.list[r].side] += s->c->factors[r];
    for (size_t r = 0; ok && r < runs.count; r++) {
        const struct pa_comparison_run *run = &runs.list[r];
        const struct pa_run_type *type = &s->c->types[r];
        double weight = (run->side ? type->scale : -type->scale) / measured[run->side];
        ok = add_run(s, run->profile, type->index, weight, err);
    }
    return ok;
}

// Calls by caller or callee: a counting sort.
static void sort_calls(const struct search *s, bool by_callee, uint32_t *first, uint32_t *order)
{
    for (size_t i = 0; i < s->calls.count; i++) {
        const struct call *call = &s->calls.items[i];
        first[(by_callee ? call->callee : call->caller) + 1]++;
    }
    for (size_t f = 0; f < s->c->count; f++)
        first[f + 1] += first[f];
    uint32_t *next = pa_xcalloc(s->c->count + 1, sizeof *next);
    memcpy(next, first, s->c->count * sizeof *next);
    for (uint32_t i = 0; i < s->calls.count; i++) {
        const struct call *call = &s->calls.items[i];
        order[next[by_callee ? call->callee : call->caller]++] = i;
    }
    free(next);
}

// ---- Judging

static const struct pa_change *flat_of(const struct search *s, uint32_t f)
{
    return &s->c->functions[f].flat;
}

static double delta_of(const struct pa_change *ch)
{
    return ch->new_value - ch->old_value;
}

static bool is_change(const struct pa_change *ch)
{
    return ch->class == PA_CHANGE_REGRESSED || ch->class == PA_CHANGE_IMPROVED ||
           ch->class == PA_CHANGE_NEW || ch->class == PA_CHANGE_GONE ||
           ch->class == PA_CHANGE_LIKELY;
}

// What happens within it stays within it.
static bool keeps(const struct search *s, uint32_t parent, double moved)
{
    const struct pa_change *cum = &s->c->functions[parent].cum;
    bool tested =
        !isnan(cum->q) && (cum->class == PA_CHANGE_NOISE || cum->class == PA_CHANGE_UNPROVED);
    return tested && fabs(delta_of(cum)) < STAYS * fabs(moved);
}

static bool calls(const struct search *s, uint32_t caller, uint32_t callee)
{
    for (uint32_t i = s->first_out[caller]; i < s->first_out[caller + 1]; i++) {
        if (s->calls.items[s->of_caller[i]].callee == callee)
            return true;
    }
    return false;
}

static bool calls_no_more_than(const struct search *s, uint32_t function, uint32_t other)
{
    for (uint32_t i = s->first_out[function]; i < s->first_out[function + 1]; i++) {
        uint32_t callee = s->calls.items[s->of_caller[i]].callee;
        if (!calls(s, other, callee == function ? other : callee))
            return false;
    }
    return true;
}

static bool is_rename(const struct search *s, uint32_t a, uint32_t b)
{
    const struct pa_change *ca = &s->c->functions[a].cum, *cb = &s->c->functions[b].cum;
    bool replaced =
        (ca->old_value == 0 && cb->new_value == 0) || (ca->new_value == 0 && cb->old_value == 0);
    bool calls_some = s->first_out[a] < s->first_out[a + 1];
    return replaced && calls_some && calls_no_more_than(s, a, b) && calls_no_more_than(s, b, a);
}

struct partner {
    uint32_t function;
    double differs; // how much less or more than what moved: the least of all
};

// Looks for the partner of one function within one parent.
struct matching {
    const struct search *s;
    uint32_t parent, function;
    double moved;
    struct partner best;
};

static void offer(struct matching *m, uint32_t function, double delta)
{
    bool enough = delta / m->moved <= -PARTNERS;
    double differs = is_rename(m->s, m->function, function) ? -1 : fabs(delta + m->moved);
    if (enough && (m->best.function == NOBODY || differs < m->best.differs))
        m->best = (struct partner){function, differs};
}

// Who else within the parent changed: its own code, and what it calls.
static struct partner find_partner(const struct search *s, uint32_t parent, uint32_t function,
                                   double moved)
{
    struct matching m = {s, parent, function, moved, {.function = NOBODY}};
    if (parent != function)
        offer(&m, parent, delta_of(flat_of(s, parent)));
    for (uint32_t i = s->first_out[parent]; i < s->first_out[parent + 1]; i++) {
        const struct call *call = &s->calls.items[s->of_caller[i]];
        if (call->callee != function && call->callee != parent)
            offer(&m, call->callee, call->delta);
    }
    return m.best;
}

// All callers that have a part in the change must keep it; the partner is that of the first of
// them.
static struct partner find_among_callers(const struct search *s, uint32_t function, double moved)
{
    struct partner found = {.function = NOBODY};
    double seen = 0;
    struct call most = {.delta = 0};
    for (uint32_t i = s->first_in[function]; i < s->first_in[function + 1]; i++) {
        const struct call *call = &s->calls.items[s->of_callee[i]];
        double share = call->delta / moved;
        if (share < PART || call->caller == function)
            continue;
        if (!keeps(s, call->caller, moved))
            return found;
        seen += share;
        if (fabs(call->delta) > fabs(most.delta))
            most = *call;
    }
    return seen < MOST_OF_IT ? found : find_partner(s, most.caller, function, most.delta);
}

static void judge(struct search *s, uint32_t function, bool cum)
{
    struct pa_compared *f = &s->c->functions[function];
    struct pa_change *ch = cum ? &f->cum : &f->flat;
    double moved = delta_of(ch);
    struct partner p = {.function = NOBODY};
    if (!is_change(ch) || moved == 0)
        return;
    if (!cum && keeps(s, function, moved))
        p = find_partner(s, function, function, moved);
    if (p.function == NOBODY)
        p = find_among_callers(s, function, moved);
    if (p.function == NOBODY)
        return;
    ch->class = PA_CHANGE_MOVED;
    ch->partner = s->c->functions[p.function].name;
    ch->renamed = is_rename(s, function, p.function);
}

// ---- What was extracted from its callers

// A function that was there before and costs no more than it did, as far as one can tell.
static bool is_no_worse(const struct pa_compared *f)
{
    return f->cum.old_value > 0 &&
           (f->cum.log_ratio <= 0 || (f->cum.class == PA_CHANGE_NOISE && !(f->cum.p <= .05)));
}

// Whether all callers with a part in the cost of a new function were there and are no worse.
static bool is_extracted(const struct search *s, uint32_t function, pa_str *from)
{
    double cost = s->c->functions[function].cum.new_value, seen = 0, most = 0;
    for (uint32_t i = s->first_in[function]; i < s->first_in[function + 1]; i++) {
        const struct call *call = &s->calls.items[s->of_callee[i]];
        const struct pa_compared *caller = &s->c->functions[call->caller];
        double share = call->delta / cost;
        if (share < PART || call->caller == function)
            continue;
        if (!is_no_worse(caller) && !caller->extracted_from)
            return false;
        seen += share;
        if (share > most) {
            most = share;
            *from = caller->extracted_from ? caller->extracted_from : caller->name;
        }
    }
    return seen >= MOST_OF_IT;
}

// Functions that extracted ones call follow them: a pass for each step of a chain.
static void find_extracted(struct search *s)
{
    enum { LONGEST_CHAIN = 32 };
    bool found = true;
    for (int pass = 0; found && pass < LONGEST_CHAIN; pass++) {
        found = false;
        for (uint32_t f = 0; f < s->c->count; f++) {
            struct pa_compared *function = &s->c->functions[f];
            pa_str from = 0;
            if (!function->extracted_from && function->cum.old_value == 0 &&
                function->cum.new_value > 0 && is_extracted(s, f, &from)) {
                function->extracted_from = from;
                found = true;
            }
        }
    }
}

// ---- The whole

static void index_functions(struct search *s, const struct pa_strings *strings)
{
    s->names = strings->list.count;
    s->function_of = pa_xcalloc(s->names + 1, sizeof *s->function_of);
    memset(s->function_of, 0xff, s->names * sizeof *s->function_of); // NOBODY
    for (uint32_t f = 0; f < s->c->count; f++)
        s->function_of[s->c->functions[f].name] = f;
}

static void judge_all(struct search *s)
{
    size_t functions = s->c->count, calls = s->calls.count;
    s->of_caller = pa_xcalloc(calls + 1, sizeof *s->of_caller);
    s->of_callee = pa_xcalloc(calls + 1, sizeof *s->of_callee);
    s->first_out = pa_xcalloc(functions + 2, sizeof *s->first_out);
    s->first_in = pa_xcalloc(functions + 2, sizeof *s->first_in);
    sort_calls(s, false, s->first_out, s->of_caller);
    sort_calls(s, true, s->first_in, s->of_callee);
    // A parent's cum is looked at as it was tested: cum is judged last.
    for (int cum = 0; cum < 2; cum++) {
        for (uint32_t f = 0; f < functions; f++)
            judge(s, f, cum);
    }
    find_extracted(s);
    free(s->of_caller);
    free(s->of_callee);
    free(s->first_out);
    free(s->first_in);
}

static bool some_changed(const struct pa_profile_comparison *c)
{
    for (size_t f = 0; f < c->count; f++) {
        if (is_change(&c->functions[f].flat) || is_change(&c->functions[f].cum))
            return true;
    }
    return false;
}

bool pa_comparison_find_moved(struct pa_profile_comparison *comparison,
                              struct pa_comparison_runs runs, struct pa_error *err)
{
    struct search s = {.c = comparison};
    if (!some_changed(comparison))
        return true;
    index_functions(&s, runs.list[0].profile->strings);
    bool ok = add_runs(&s, runs, err);
    if (ok)
        judge_all(&s);
    pa_vec_release(&s.calls);
    pa_index_release(&s.index);
    free(s.function_of);
    return ok;
}
