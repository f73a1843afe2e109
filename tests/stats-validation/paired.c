// SPDX-License-Identifier: Apache-2.0
// Profiles measured in turn. Every function has noise of its own, as in profiles.c, and noise that
// both runs of a pair share, since they met the same state of the machine. What pairing gains where
// there is such noise, what it costs where there is none, and that it finds nothing in equal runs.
#include "draws.h"
#include "experiments.h"
#include "stats/mean_ratio.h"
#include "stats/quasi_poisson.h"
#include "stats/random.h"
#include "stats/size_factor.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 150, MAX_RUNS = 20, SAMPLES = 10000 };

static const size_t planted[] = {2, 6, 12, 20, 30}; // 6.6, 2.6, 1.3, .78 and .51 %
enum { PLANTED = sizeof planted / sizeof *planted };
static const double phi = 2;
static const double length = .2; // sd of a pair's speed: how much it measures

struct data {
    double counts[FUNCTIONS * MAX_RUNS], factors[MAX_RUNS], totals[2][MAX_RUNS];
    unsigned char side[MAX_RUNS];
    double log_p[FUNCTIONS], size[FUNCTIONS], share[FUNCTIONS], q[FUNCTIONS];
    bool changed[FUNCTIONS];
};

// Of one way to test: functions, and the total.
struct both {
    struct outcome functions;
    double total_found, rounds;
};

static double draw_count(struct pa_random *random, double mean)
{
    return pa_random_poisson(random, pa_random_gamma(random, mean / (phi - 1)) * (phi - 1));
}

// `shared` is the standard deviation of what a function's cost in a pair has in common.
static void draw(size_t k, double shared, double effect, struct pa_random *random, struct data *d)
{
    double speed[MAX_RUNS];
    for (size_t i = 0; i < k; i++)
        speed[i] = speed[k + i] = exp(length * pa_random_normal(random));
    for (size_t r = 0; r < 2 * k; r++) {
        d->side[r] = r >= k;
        d->totals[r >= k][r % k] = 0;
    }
    for (size_t f = 0; f < FUNCTIONS; f++) {
        double share = pow((double)f + 1, -1.1) / 4.516, of_pair[MAX_RUNS];
        d->changed[f] = false;
        for (size_t p = 0; p < PLANTED; p++)
            d->changed[f] |= f == planted[p] && effect != 1;
        for (size_t i = 0; i < k; i++)
            of_pair[i] = exp(shared * pa_random_normal(random));
        for (size_t r = 0; r < 2 * k; r++) {
            double mean = SAMPLES * share * speed[r] * of_pair[r % k];
            mean *= d->side[r] && d->changed[f] ? effect : 1;
            double count = d->counts[f * 2 * k + r] = draw_count(random, mean);
            d->totals[d->side[r]][r % k] += count;
        }
    }
}

static void test(size_t k, bool paired, struct data *d, struct both *b)
{
    struct pa_quasi_poisson_row rows[FUNCTIONS];
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {0};
    struct pa_quasi_poisson_input in = {d->counts, FUNCTIONS, 2 * k, d->factors,
                                        d->side,   d->share,  paired};
    if (!pa_size_factor_median(d->counts, FUNCTIONS, 2 * k, d->side, d->factors) ||
        !pa_quasi_poisson_test(&in, &options, rows, &fit))
        abort();
    for (size_t f = 0; f < FUNCTIONS; f++)
        d->log_p[f] = rows[f].log_p;
    outcome_add(&b->functions, &(struct tests){FUNCTIONS, d->log_p, d->size, d->changed, d->q});
    struct pa_mean_ratio total = paired ? pa_mean_ratio_paired(d->totals[0], d->totals[1], k, .95)
                                        : pa_mean_ratio_test(d->totals[0], k, d->totals[1], k, .95);
    b->total_found += total.p <= .05;
    b->rounds++;
}

// Both ways see the same data.
static void simulate(size_t k, double shared, double effect, size_t rounds, uint64_t seed,
                     struct both result[2])
{
    struct data *d = malloc(sizeof *d);
    struct pa_random random = pa_random_seeded(seed);
    result[0] = result[1] = (struct both){{0}, 0, 0};
    for (size_t i = 0; i < rounds; i++) {
        draw(k, shared, effect, &random, d);
        find_sizes(d->counts, FUNCTIONS, 2 * k, d->size, d->share);
        for (int paired = 0; paired < 2; paired++)
            test(k, paired, d, &result[paired]);
    }
    free(d);
}

static void print_row(size_t k, double shared, bool paired, const struct both *same,
                      const struct both *fifth)
{
    printf("| %zu | %.0f %% | %s | %.3f | %.3f | %.3f | %.2f | %.3f | %.2f |\n", k, shared * 100,
           paired ? "in pairs" : "apart", outcome_size(&same->functions),
           outcome_any(&same->functions), outcome_fdr(&fifth->functions),
           outcome_power(&fifth->functions), same->total_found / same->rounds,
           fifth->total_found / fifth->rounds);
}

void validate_paired(size_t rounds, struct checks *checks)
{
    static const size_t ks[] = {3, 5, 10};
    static const double shares[] = {0, .2};
    double any = 0, size = 0, totals = 0, power[2][2] = {{0}}; // by shared and paired, k = 5
    uint64_t seed = 3001;
    printf(
        "\n### Profiles in pairs\n\n| k | noise shared | tested | size at .05 | A/A any | FDR +20 "
        "%% | power +20 %% | total: size | total: power "
        "|\n|---|---|---|---|---|---|---|---|---|\n");
    for (size_t cell = 0; cell < 6; cell++) {
        size_t k = ks[cell % 3];
        double shared = shares[cell / 3];
        struct both same[2], fifth[2];
        simulate(k, shared, 1, rounds, seed++, same);
        simulate(k, shared, 1.2, rounds, seed++, fifth);
        for (int paired = 0; paired < 2; paired++) {
            print_row(k, shared, paired, &same[paired], &fifth[paired]);
            if (k == 5)
                power[cell / 3][paired] = outcome_power(&fifth[paired].functions);
        }
        any = fmax(any, k >= 5 ? outcome_any(&same[1].functions) : 0);
        size = fmax(size, outcome_size(&same[1].functions));
        totals = fmax(totals, same[1].total_found / same[1].rounds);
    }
    double error = sqrt(.05 * .95 / (double)rounds);
    checks_begin();
    check_at_most(checks, "in pairs: A/A any discovery, k >= 5, worst (.05 + 2 SE)", any,
                  .05 + 2 * error);
    check_at_most(checks, "in pairs: size at .05, largest", size, .065);
    check_at_most(checks, "in pairs: size of the test of the total (.05 + 3 SE)", totals,
                  .05 + 3 * error);
    check_at_least(checks,
                   "in pairs: power, k = 5, where noise is shared, over that of sides apart",
                   power[1][1] / fmax(power[1][0], .001), 2);
    check_at_least(checks, "the same where it is not", power[0][1] / fmax(power[0][0], .001), .6);
}
