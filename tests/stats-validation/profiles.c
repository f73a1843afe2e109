// SPDX-License-Identifier: Apache-2.0
// Profiles of 150 functions whose shares fall like rank^-1.1. Counts are gamma-Poisson with
// variance phi times the mean, phi lognormal around its median from function to function, and runs
// differ in speed by 4 %.
#include "draws.h"
#include "experiments.h"
#include "stats/one_vs_one.h"
#include "stats/quasi_poisson.h"
#include "stats/random.h"
#include "stats/size_factor.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 150, MAX_RUNS = 20, NORMS = 2 };

// The shares of these are 6.6, 2.6, 1.3, .78 and .51 %.
static const size_t planted[] = {2, 6, 12, 20, 30};
enum { PLANTED = sizeof planted / sizeof *planted };

struct scenario {
    size_t k;       // runs a side
    double samples; // a run
    double phi;
    double effect[FUNCTIONS]; // factor of the new side
};

struct data {
    double counts[FUNCTIONS * MAX_RUNS], factors[MAX_RUNS];
    unsigned char side[MAX_RUNS];
    double log_p[FUNCTIONS], size[FUNCTIONS], share[FUNCTIONS], q[FUNCTIONS];
    bool changed[FUNCTIONS];
};

static double share_of(size_t function)
{
    static const double total = 4.516; // of rank^-1.1 for 150 ranks
    return pow((double)function + 1, -1.1) / total;
}

static double draw_count(struct pa_random *random, double mean, double phi)
{
    if (phi > 1.001)
        mean = pa_random_gamma(random, mean / (phi - 1)) * (phi - 1);
    return pa_random_poisson(random, mean);
}

static void draw(const struct scenario *s, struct pa_random *random, struct data *data)
{
    double speed[MAX_RUNS];
    for (size_t r = 0; r < 2 * s->k; r++) {
        data->side[r] = r >= s->k;
        speed[r] = exp(.04 * pa_random_normal(random));
    }
    for (size_t f = 0; f < FUNCTIONS; f++) {
        double phi = s->phi > 1 ? fmax(1, s->phi * exp(.5 * pa_random_normal(random))) : 1;
        data->changed[f] = s->effect[f] != 1;
        for (size_t r = 0; r < 2 * s->k; r++) {
            double mean = s->samples * share_of(f) * speed[r];
            mean *= data->side[r] ? s->effect[f] : 1;
            data->counts[f * 2 * s->k + r] = draw_count(random, mean, phi);
        }
    }
}

static void note_outcome(struct outcome *o, struct data *data)
{
    outcome_add(o, &(struct tests){FUNCTIONS, data->log_p, data->size, data->changed, data->q});
}

static void test_several(const struct scenario *s, bool by_total, struct data *data)
{
    struct pa_quasi_poisson_row rows[FUNCTIONS];
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {0};
    if (by_total)
        pa_size_factor_total(data->counts, FUNCTIONS, 2 * s->k, data->factors);
    else if (!pa_size_factor_median(data->counts, FUNCTIONS, 2 * s->k, data->side, data->factors))
        abort();
    struct pa_quasi_poisson_input input = {data->counts, FUNCTIONS,   2 * s->k, data->factors,
                                           data->side,   data->share, false};
    if (!pa_quasi_poisson_test(&input, &options, rows, &fit))
        abort();
    for (size_t f = 0; f < FUNCTIONS; f++)
        data->log_p[f] = rows[f].log_p;
}

static void test_single(bool by_total, struct data *data)
{
    double old[FUNCTIONS], new[FUNCTIONS], totals[2] = {0, 0};
    struct pa_one_vs_one_row rows[FUNCTIONS];
    for (size_t f = 0; f < FUNCTIONS; f++) {
        totals[0] += old[f] = data->counts[2 * f];
        totals[1] += new[f] = data->counts[2 * f + 1];
    }
    double ratio = by_total ? totals[1] / totals[0] : pa_size_factor_ratio(old, new, FUNCTIONS);
    struct pa_one_vs_one_options options = {.exposure_ratio = ratio};
    pa_one_vs_one_test(old, new, FUNCTIONS, &options, rows);
    for (size_t f = 0; f < FUNCTIONS; f++)
        data->log_p[f] = rows[f].log_p;
}

// Both normalisations see the same data.
static void simulate(const struct scenario *s, size_t rounds, uint64_t seed,
                     struct outcome outcome[NORMS])
{
    struct data *data = malloc(sizeof *data);
    struct pa_random random = pa_random_seeded(seed);
    for (int norm = 0; norm < NORMS; norm++)
        outcome[norm] = (struct outcome){0};
    for (size_t i = 0; i < rounds; i++) {
        draw(s, &random, data);
        find_sizes(data->counts, FUNCTIONS, 2 * s->k, data->size, data->share);
        for (int norm = 0; norm < NORMS; norm++) {
            if (s->k > 1)
                test_several(s, norm, data);
            else
                test_single(norm, data);
            note_outcome(&outcome[norm], data);
        }
    }
    free(data);
}

static struct scenario scenario_of(size_t k, double samples, double phi, double effect)
{
    struct scenario s = {k, samples, phi, {0}};
    for (size_t f = 0; f < FUNCTIONS; f++)
        s.effect[f] = 1;
    for (size_t i = 0; i < PLANTED; i++)
        s.effect[planted[i]] = effect;
    return s;
}

// A/A discoveries at 10,000 samples, over all dispersions: rounds with one, of how many.
struct alarms {
    double any[3], rounds[3]; // k >= 5, k = 3, k = 1
};

static void note_alarms(struct alarms *alarms, size_t k, const struct outcome *same)
{
    int group = k >= 5 ? 0 : k == 3 ? 1 : 2;
    alarms->any[group] += same->any;
    alarms->rounds[group] += same->rounds;
}

static void print_cell(const struct scenario *s, const struct outcome same[NORMS],
                       const struct outcome half[NORMS], const struct outcome fifth[NORMS])
{
    for (int norm = 0; norm < NORMS; norm++)
        printf("| %g | %g | %zu | %s | %.3f | %.3f | %.3f | %.2f | %.3f | %.2f |\n", s->phi,
               s->samples, s->k, norm ? "total" : "median", outcome_size(&same[norm]),
               outcome_any(&same[norm]), outcome_fdr(&half[norm]), outcome_power(&half[norm]),
               outcome_fdr(&fifth[norm]), outcome_power(&fifth[norm]));
}

static struct alarms print_grid(size_t rounds)
{
    static const size_t ks[] = {1, 3, 5, 10};
    static const double samples[] = {1000, 10000}, phis[] = {1, 2, 5};
    struct alarms alarms = {{0}, {0}};
    uint64_t seed = 1;
    printf("\n| phi | samples | k | norm | size at .05 | A/A any | FDR +50 %% | power +50 %% | "
           "FDR +20 %% | power +20 %% |\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (size_t cell = 0; cell < 24; cell++) {
        size_t k = ks[cell % 4];
        double n = samples[cell / 4 % 2], phi = phis[cell / 8];
        struct outcome same[NORMS], half[NORMS], fifth[NORMS];
        struct scenario s = scenario_of(k, n, phi, 1);
        simulate(&s, rounds, seed++, same);
        s = scenario_of(k, n, phi, 1.5);
        simulate(&s, rounds, seed++, half);
        s = scenario_of(k, n, phi, 1.2);
        simulate(&s, rounds, seed++, fifth);
        print_cell(&s, same, half, fifth);
        if (n >= 10000)
            note_alarms(&alarms, k, &same[0]);
    }
    return alarms;
}

// Both stated goals at 10,000 samples, five runs a side, dispersion 2.
static void check_power(size_t rounds, struct checks *checks)
{
    struct outcome o[NORMS];
    struct scenario s = scenario_of(5, 10000, 2, 1.5);
    simulate(&s, 2 * rounds, 1001, o);
    check_at_least(checks, "power, +50 %, k = 5", outcome_power(&o[0]), .80);
    check_at_most(checks, "FDR, +50 %, k = 5", outcome_fdr(&o[0]), .06);
    s = scenario_of(5, 10000, 2, 1);
    s.effect[planted[0]] = 1.2;
    simulate(&s, rounds, 1002, o);
    check_at_least(checks, "power, +20 % of a 6.6 % function, k = 5", outcome_power(&o[0]), .75);
}

// One function of 22 % grows: with totals everything else seems to shrink.
static void check_composition(size_t rounds, struct checks *checks)
{
    struct outcome o[NORMS];
    struct scenario s = scenario_of(5, 10000, 2, 1);
    s.effect[0] = 1.5;
    simulate(&s, 4 * rounds, 1003, o);
    double error = sqrt(.1 * .9 / (4 * (double)rounds));
    check_at_most(checks, "composition, FDR", outcome_fdr(&o[0]), .06);
    check_at_most(checks, "composition, another function flagged (.10 + 2 SE)",
                  outcome_any_false(&o[0]), .10 + 2 * error);
    printf("\nThe same normalised by totals: FDR %.3f, another function flagged in %.3f of the "
           "rounds.\n",
           outcome_fdr(&o[1]), outcome_any_false(&o[1]));
}

// Pseudo-profiles of fixed size drawn from one long profile: multinomial, so that what one function
// gains the others lose in samples, though not in cost.
static void draw_thinned(const double *weights, double samples, struct pa_random *random,
                         double *counts, size_t stride)
{
    double left = samples, mass = 0;
    for (size_t f = 0; f < FUNCTIONS; f++)
        mass += weights[f];
    for (size_t f = 0; f < FUNCTIONS; f++) {
        double p = fmin(1, weights[f] / mass);
        counts[f * stride] = pa_random_binomial(random, left, p);
        left -= counts[f * stride];
        mass -= weights[f];
    }
}

static void check_thinning(size_t rounds, struct checks *checks)
{
    struct data *data = malloc(sizeof *data);
    struct scenario s = {.k = 5, .samples = 10000};
    struct pa_random random = pa_random_seeded(1004);
    struct outcome o[NORMS] = {{0}};
    double weights[2][FUNCTIONS];
    for (size_t f = 0; f < FUNCTIONS; f++) {
        weights[0][f] = weights[1][f] = share_of(f);
        data->changed[f] = f == 0 || f == planted[0] || f == planted[1];
        weights[1][f] *= f == 0 ? 1.5 : data->changed[f] ? 1.3 : 1;
    }
    for (size_t i = 0; i < rounds; i++) {
        for (size_t r = 0; r < 10; r++) {
            data->side[r] = r >= 5;
            draw_thinned(weights[data->side[r]], s.samples, &random, data->counts + r, 10);
        }
        find_sizes(data->counts, FUNCTIONS, 10, data->size, data->share);
        for (int norm = 0; norm < NORMS; norm++) {
            test_several(&s, norm, data);
            note_outcome(&o[norm], data);
        }
    }
    check_at_most(checks, "thinned profile, 22 % function +50 %, two +30 %: FDR",
                  outcome_fdr(&o[0]), .06);
    check_at_least(checks, "thinned profile: power", outcome_power(&o[0]), .95);
    free(data);
}

void validate_profiles(size_t rounds, struct checks *checks)
{
    printf("## Profiles: which functions changed\n");
    static const char *const what[] = {"A/A any discovery, k >= 5, 10,000 samples (.05 + 2 SE)",
                                       "A/A any discovery, k = 3, 10,000 samples",
                                       "A/A any discovery, one against one, 10,000 samples"};
    struct alarms alarms = print_grid(rounds);
    double bound[] = {.05 + 2 * sqrt(.05 * .95 / alarms.rounds[0]), .10, .10};
    checks_begin();
    for (int i = 0; i < 3; i++)
        check_at_most(checks, what[i], alarms.any[i] / alarms.rounds[i], bound[i]);
    check_power(rounds, checks);
    check_thinning(rounds, checks);
    check_composition(rounds, checks);
}
