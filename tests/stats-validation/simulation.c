// SPDX-License-Identifier: Apache-2.0
#include "simulation.h"

#include "analysis/comparison_pipeline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- Programs

static void normalise(struct program *p)
{
    double sum = 0;
    for (size_t f = 0; f < p->functions; f++)
        sum += p->share[f];
    for (size_t f = 0; f < p->functions; f++)
        p->share[f] /= sum;
}

// A path to the function: that of a function made before, if it is not too long.
static void add_stack(struct program *p, size_t function, double weight, size_t made,
                      struct pa_random *random)
{
    size_t at = p->stacks++, from = SIZE_MAX;
    p->stack[at].depth = 0;
    for (int i = 0; i < 8 && made > 0 && from == SIZE_MAX && pa_random_uniform(random) < .93; i++) {
        size_t s = pa_random_below(random, (uint32_t)at);
        from = p->stack[s].depth + 1 < MAX_DEPTH ? s : SIZE_MAX;
    }
    if (from != SIZE_MAX)
        p->stack[at] = p->stack[from];
    p->stack[at].function = function;
    p->stack[at].weight = weight;
    p->stack[at].frames[p->stack[at].depth++] = function;
}

static void shuffle(size_t *order, size_t n, struct pa_random *random)
{
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = 0; i + 1 < n; i++) {
        size_t other = i + pa_random_below(random, (uint32_t)(n - i)), t = order[i];
        order[i] = order[other];
        order[other] = t;
    }
}

struct program *program_new(size_t functions, struct pa_random *random)
{
    struct program *p = calloc(1, sizeof *p);
    size_t order[MAX_FUNCTIONS];
    p->functions = functions;
    for (size_t f = 0; f < functions; f++)
        p->share[f] = pow((double)f + 1, -1.1) * exp(.3 * pa_random_normal(random));
    normalise(p);
    shuffle(order, functions, random);
    for (size_t i = 0; i < functions; i++) {
        double share = p->share[order[i]];
        bool twice = i > 3 && pa_random_uniform(random) < .4;
        add_stack(p, order[i], twice ? .7 * share : share, i, random);
        if (twice)
            add_stack(p, order[i], .3 * share, i, random);
    }
    return p;
}

void program_set_shares(struct program *p, const double *share, size_t count)
{
    double old[MAX_FUNCTIONS], rest = 0, left = 1;
    memcpy(old, p->share, sizeof old);
    for (size_t f = 0; f < p->functions; f++) {
        rest += f >= count ? old[f] : 0;
        left -= f < count ? share[f] : 0;
    }
    for (size_t f = 0; f < p->functions; f++)
        p->share[f] = f < count ? share[f] : old[f] * left / rest;
    for (size_t s = 0; s < p->stacks; s++)
        p->stack[s].weight *= p->share[p->stack[s].function] / old[p->stack[s].function];
}

// ---- Runs

struct drawing {
    const struct experiment *e;
    const struct program *p;
    struct pa_random *random;
    struct pa_counts counts;
    double *stacks;
    unsigned char *side;
    double phi[MAX_FUNCTIONS];
    double length[MAX_PAIRS], shared[MAX_PAIRS][MAX_FUNCTIONS]; // by pair of runs
};

// What each function is expected to count in a run, by its cost on that side.
static void draw_means(struct drawing *d, size_t run, double samples, double *mean)
{
    const struct experiment *e = d->e;
    double collector = exp(e->common * pa_random_normal(d->random) - e->common * e->common / 2);
    double before = 0, after = 0, cost = 0;
    size_t pair = d->side[run] ? run - e->k : run;
    for (size_t f = 0; f < d->p->functions; f++) {
        double mu = samples * d->p->share[f] * exp(d->shared[pair][f]), more = d->phi[f] - 1;
        double effect = d->side[run] && e->effect ? e->effect[f] : 1;
        mean[f] = more > 1e-9 ? pa_random_gamma(d->random, mu / more) * more : mu;
        mean[f] *= exp(e->own * pa_random_normal(d->random)) * (f % 5 == 0 ? collector : 1);
        before += mean[f];
        cost += d->p->share[f] * effect;
    }
    for (size_t f = 0; f < d->p->functions; f++) {
        double effect = d->side[run] && e->effect ? e->effect[f] : 1;
        if (e->totals != POISSON) // what one function does not get another gets
            mean[f] *= samples / before;
        mean[f] *= e->totals == SATURATED ? effect / cost : effect;
        after += mean[f];
    }
    if (e->totals == POISSON)
        return;
    double total = round(after * (1 + .004 * pa_random_normal(d->random)));
    for (size_t f = 0; f < d->p->functions; f++)
        mean[f] *= total / after;
}

static void add(struct drawing *d, size_t run, size_t stack, double count)
{
    const size_t runs = d->counts.runs, flat = d->p->stack[stack].function;
    d->counts.flat_samples[flat * runs + run] += count;
    d->counts.samples[run] += count;
    d->stacks[stack * runs + run] = count;
    if (d->e->root)
        d->counts.cum_samples[d->p->functions * runs + run] += count;
    for (size_t i = 0; i < d->p->stack[stack].depth; i++) {
        size_t f = d->p->stack[stack].frames[i];
        bool again = false;
        for (size_t j = 0; j < i; j++)
            again |= d->p->stack[stack].frames[j] == f;
        if (!again)
            d->counts.cum_samples[f * runs + run] += count;
    }
}

static void draw_run(struct drawing *d, size_t run)
{
    const struct experiment *e = d->e;
    double mean[MAX_FUNCTIONS], samples = e->samples, left = 0, mass = 0;
    size_t pair = d->side[run] ? run - e->k : run;
    samples *= d->side[run] && e->work > 0 ? e->work : 1;
    samples *= exp(e->length * pa_random_normal(d->random) + d->length[pair]);
    if (e->tiny > 0 && run + 1 == e->k)
        samples = e->tiny;
    draw_means(d, run, samples, mean);
    for (size_t f = 0; f < d->p->functions; f++)
        mass += mean[f];
    left = round(mass);
    for (size_t s = 0; s < d->p->stacks; s++) {
        size_t f = d->p->stack[s].function;
        double m = mean[f] * d->p->stack[s].weight / d->p->share[f], count;
        if (e->totals == POISSON) {
            count = pa_random_poisson(d->random, m);
        } else {
            count = pa_random_binomial(d->random, left, fmin(1, m / fmax(m, mass)));
            left -= count;
            mass -= m;
        }
        add(d, run, s, count);
    }
}

static void begin(struct drawing *d, struct pa_arena *arena)
{
    const struct experiment *e = d->e;
    size_t new_k = e->new_k ? e->new_k : e->k, runs = e->k + new_k;
    size_t functions = d->p->functions + e->root, cells = functions * runs;
    d->side = pa_arena_calloc(arena, runs, 1);
    d->stacks = pa_arena_calloc(arena, d->p->stacks * runs, sizeof *d->stacks);
    for (size_t r = 0; r < runs; r++)
        d->side[r] = r >= e->k;
    for (size_t f = 0; f < d->p->functions; f++) {
        double spread = exp(.4 * pa_random_normal(d->random));
        d->phi[f] = e->phi > 1 ? 1 + (e->phi - 1) * spread : 1;
    }
    for (size_t i = 0; i < e->k || i < new_k; i++) {
        d->length[i] = e->pair * pa_random_normal(d->random);
        for (size_t f = 0; e->shared > 0 && f < d->p->functions; f++)
            d->shared[i][f] = e->shared * pa_random_normal(d->random);
    }
    d->counts = (struct pa_counts){
        .functions = functions,
        .runs = runs,
        .sampled = true,
        .flat_samples = pa_arena_calloc(arena, cells, sizeof(double)),
        .cum_samples = pa_arena_calloc(arena, cells, sizeof(double)),
        .samples = pa_arena_calloc(arena, runs, sizeof(double)),
    };
    d->counts.flat_value = d->counts.flat_samples;
    d->counts.cum_value = d->counts.cum_samples;
    d->counts.total = d->counts.samples;
}

struct experiment_runs experiment_draw(const struct experiment *e, const struct program *program,
                                       struct pa_random *random, struct pa_arena *arena)
{
    struct drawing *d = calloc(1, sizeof *d);
    *d = (struct drawing){.e = e, .p = program, .random = random};
    begin(d, arena);
    for (size_t r = 0; r < d->counts.runs; r++)
        draw_run(d, r);
    struct experiment_runs runs = {pa_arena_memdup(arena, &d->counts, sizeof d->counts), d->side,
                                   d->stacks};
    free(d);
    return runs;
}

struct pa_profile_comparison *experiment_compare_runs(const struct experiment_runs *runs,
                                                      const struct pa_comparison_options *options,
                                                      struct pa_arena *arena)
{
    struct pa_counted counted = {.counts = runs->counts, .side = runs->side};
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    if (!pa_compare_counts(&counted, options, arena, &c, &err))
        abort();
    return c;
}

struct pa_profile_comparison *experiment_compare(const struct experiment *e,
                                                 const struct program *program,
                                                 struct pa_random *random, struct pa_arena *arena)
{
    struct experiment_runs runs = experiment_draw(e, program, random, arena);
    return experiment_compare_runs(
        &runs, &(struct pa_comparison_options){.norm = e->norm, .paired = e->paired}, arena);
}
