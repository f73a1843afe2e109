// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/bootstrap.h"
#include "stats/random.h"
#include "stats/summary.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void test_generator_is_the_published_one(void **unused)
{
    (void)unused;
    // The first outputs from the state 1, 2, 3, 4, as implementations of xoshiro256++ agree on.
    static const uint64_t expected[] = {
        41943041u,           58720359u, 3588806011781223u, 3591011842654386u, 9228616714210784205u,
        9973669472204895162u};
    struct pa_random random = {{1, 2, 3, 4}};
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(pa_random_u64(&random) == expected[i]);
    struct pa_random a = pa_random_seeded(1), b = pa_random_seeded(1), c = pa_random_seeded(2);
    assert_memory_equal(&a, &b, sizeof a);
    assert_memory_not_equal(&a, &c, sizeof a);
}

enum { DRAWS = 100000 };

// Mean and variance within five standard errors; the fourth moments here are below 20 variances^2.
static void assert_moments(const double *x, double mean, double variance)
{
    double error = 5 * sqrt(variance / DRAWS);
    if (!(fabs(pa_summary_mean(x, DRAWS) - mean) <= error))
        fail_msg("mean %g is not %g", pa_summary_mean(x, DRAWS), mean);
    if (!(fabs(pa_summary_variance(x, DRAWS) - variance) <= 5 * variance * sqrt(20. / DRAWS)))
        fail_msg("variance %g is not %g", pa_summary_variance(x, DRAWS), variance);
}

static void test_moments(void **unused)
{
    (void)unused;
    static double x[DRAWS];
    struct pa_random r = pa_random_seeded(99);
    for (int i = 0; i < DRAWS; i++)
        x[i] = pa_random_uniform(&r);
    assert_moments(x, .5, 1. / 12);
    for (int i = 0; i < DRAWS; i++)
        x[i] = pa_random_normal(&r);
    assert_moments(x, 0, 1);
    for (int i = 0; i < DRAWS; i++)
        x[i] = pa_random_below(&r, 7);
    assert_moments(x, 3, 4);
    static const double shapes[] = {.4, 1, 2.5, 40};
    for (size_t k = 0; k < COUNT(shapes); k++) {
        for (int i = 0; i < DRAWS; i++)
            x[i] = pa_random_gamma(&r, shapes[k]);
        assert_moments(x, shapes[k], shapes[k]);
    }
    static const double means[] = {.3, 5, 10, 42.5, 12345};
    for (size_t k = 0; k < COUNT(means); k++) {
        for (int i = 0; i < DRAWS; i++)
            x[i] = pa_random_poisson(&r, means[k]);
        assert_moments(x, means[k], means[k]);
    }
    static const double trials[][2] = {{10, .3}, {100, .02}, {100, .5}, {1000, .9}, {1e6, .25}};
    for (size_t k = 0; k < COUNT(trials); k++) {
        double n = trials[k][0], p = trials[k][1];
        for (int i = 0; i < DRAWS; i++) {
            x[i] = pa_random_binomial(&r, n, p);
            assert_true(x[i] >= 0 && x[i] <= n && x[i] == floor(x[i]));
        }
        assert_moments(x, n * p, n * p * (1 - p));
    }
    assert_true(pa_random_poisson(&r, 0) == 0 && pa_random_binomial(&r, 5, 0) == 0);
    assert_true(pa_random_binomial(&r, 5, 1) == 5);
}

static void test_bootstrap_interval(void **unused)
{
    (void)unused;
    // 40 rows, new = 1.1 old, 2 % noise, 10 samples a side: the standard error of the mean
    // log-ratio is about 1.25 * .02 * sqrt(2/10/40) = .0018.
    static double samples[40][2][10];
    struct pa_bootstrap_row rows[40], mirrored[40];
    struct pa_random r = pa_random_seeded(5);
    for (int i = 0; i < 40; i++) {
        for (int k = 0; k < 20; k++)
            samples[i][k / 10][k % 10] =
                (k < 10 ? 100 : 110) * (1 + i) * exp(.02 * pa_random_normal(&r));
        rows[i] = (struct pa_bootstrap_row){samples[i][0], samples[i][1], 10, 10};
        mirrored[i] = (struct pa_bootstrap_row){samples[i][1], samples[i][0], 10, 10};
    }
    struct pa_bootstrap_interval a, b, m;
    assert_true(pa_bootstrap_geomean_ratio(rows, 40, .95, &a));
    assert_true(a.lo < 1.1 && a.hi > 1.1 && a.hi - a.lo > .004 && a.hi - a.lo < .014);
    double first = samples[3][0][0];
    samples[3][0][0] = samples[3][0][9];
    samples[3][0][9] = first;
    assert_true(pa_bootstrap_geomean_ratio(rows, 40, .95, &b));
    assert_true(a.lo == b.lo && a.hi == b.hi && a.rounds == 10000);
    assert_true(pa_bootstrap_geomean_ratio(mirrored, 40, .95, &m));
    assert_true(fabs(m.lo * a.hi - 1) < .001 && fabs(m.hi * a.lo - 1) < .001);
    samples[7][1][4] = 0;
    assert_false(pa_bootstrap_geomean_ratio(rows, 40, .95, &b));
    assert_false(pa_bootstrap_geomean_ratio(rows, 0, .95, &b));
    rows[0].n_old = 0;
    assert_false(pa_bootstrap_geomean_ratio(rows, 2, .95, &b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_generator_is_the_published_one),
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_bootstrap_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
