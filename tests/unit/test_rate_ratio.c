// SPDX-License-Identifier: Apache-2.0
// Two profiles: rates, size factors, the test of one against one.
#include "check.h"
#include "stats/distance.h"
#include "stats/one_vs_one.h"
#include "stats/random.h"
#include "stats/rate_ratio.h"
#include "stats/size_factor.h"
#include "stats/tail.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)) && value != expected)
        fail_msg("%.17g is not %.17g", value, expected);
}

static void test_rates(void **unused)
{
    (void)unused;
    struct pa_rate_pair pair = {30, 70, 1, 2}, swapped = {70, 30, 2, 1};
    assert_close(pa_rate_ratio_log(&pair), log(35. / 30), 1e-14);
    // Expected 33.3 and 66.7: 2 (30 log .9 + 70 log 1.05), (70 - 66.7)/sqrt(100 * 2/9).
    assert_close(pa_rate_ratio_deviance(&pair), 2 * (30 * log(.9) + 70 * log(1.05)), 1e-12);
    assert_close(pa_rate_ratio_score(&pair), (70 - 200. / 3) / sqrt(200. / 9), 1e-12);
    assert_close(pa_rate_ratio_score(&swapped), -pa_rate_ratio_score(&pair), 1e-14);

    double limit = 3.841458820694124;
    struct pa_rate_interval ci = pa_rate_ratio_deviance_interval(&pair, limit);
    struct pa_rate_interval mirror = pa_rate_ratio_deviance_interval(&swapped, limit);
    assert_close(ci.lo, -mirror.hi, 1e-9);
    assert_close(ci.hi, -mirror.lo, 1e-9);
    for (int i = 0; i < 2; i++) { // at its bounds the deviance and the score reach the limit
        double bound = i ? ci.hi : ci.lo;
        struct pa_rate_pair there = {30, 70, 1, 2 * exp(bound)};
        assert_close(pa_rate_ratio_deviance(&there), limit, 1e-9);
        struct pa_rate_interval score = pa_rate_ratio_score_interval(&pair, limit);
        there.new_exposure = 2 * exp(i ? score.hi : score.lo);
        assert_close(pow(pa_rate_ratio_score(&there), 2), limit, 1e-9);
    }
}

static void test_rates_with_zeros(void **unused)
{
    (void)unused;
    struct pa_rate_pair gone = {8, 0, 1, 1}, new = {0, 8, 1, 1};
    struct pa_rate_interval ci = pa_rate_ratio_deviance_interval(&gone, 3.84);
    assert_true(isinf(ci.lo) && isinf(pa_rate_ratio_log(&gone)));
    // Deviance 2 * 8 log(1 + r) = 3.84 at r = exp(.24) - 1.
    assert_close(ci.hi, log(expm1(.24)), 1e-9);
    struct pa_rate_interval mirror = pa_rate_ratio_deviance_interval(&new, 3.84);
    assert_true(isinf(mirror.hi));
    assert_close(mirror.lo, -ci.hi, 1e-9);
    struct pa_rate_interval score = pa_rate_ratio_score_interval(&gone, 3.84);
    assert_true(isinf(score.lo) && score.lo < 0);
    assert_close(score.hi, log(3.84 / 8), 1e-9); // Wilson's bound z^2/(n + z^2)
    struct pa_rate_pair tiny = {1e-3, 1e9, 1, 1};
    ci = pa_rate_ratio_deviance_interval(&tiny, 400);
    assert_true(ci.lo > 0 && ci.hi > ci.lo);
}

enum { N = 40 };

static void test_size_ratio_ignores_what_changed(void **unused)
{
    (void)unused;
    double old[N], new[N];
    for (size_t f = 0; f < N; f++) {
        old[f] = floor(3000 / pow((double)f + 1, 1.1));
        new[f] = 1.5 * old[f];
    }
    assert_close(pa_size_factor_ratio(old, new, N), 1.5, 1e-9);
    new[0] *= 1.5; // the largest, a quarter of everything
    new[5] = 0;
    assert_close(pa_size_factor_ratio(old, new, N), 1.5, 1e-9);
    assert_close(pa_size_factor_ratio(new, old, N), 1 / 1.5, 1e-9);
    assert_close(pa_size_factor_ratio(old, new, 3),
                 (new[0] + new[1] + new[2]) / (old[0] + old[1] + old[2]), 1e-12);
    double none[N] = {0};
    assert_true(pa_size_factor_ratio(old, none, N) == 1);
    assert_true(pa_size_factor_ratio(none, none, 0) == 1);
}

static void test_size_factors(void **unused)
{
    (void)unused;
    static const unsigned char side[] = {0, 0, 1, 1};
    static const double truth[] = {1, 2, .5, 1};
    double counts[N * 4], factors[4];
    for (size_t f = 0; f < N; f++)
        for (size_t r = 0; r < 4; r++)
            counts[f * 4 + r] = truth[r] * 4000 / ((double)f + 1) * (side[r] && f < 3 ? 3 : 1);
    assert_true(pa_size_factor_median(counts, N, 4, side, factors));
    for (size_t r = 0; r < 4; r++)
        assert_close(factors[r], truth[r], 1e-9);
    pa_size_factor_given(truth, 4, factors);
    for (size_t r = 0; r < 4; r++)
        assert_close(factors[r], truth[r], 1e-12);
    pa_size_factor_total(counts, N, 4, factors);
    assert_close(factors[1], 2 * factors[0], 1e-12);
    assert_true(factors[3] / factors[0] > 1.5); // totals take the change for a longer run
    assert_false(pa_size_factor_median(counts, 4, 4, side, factors));
    for (size_t f = 0; f < N; f++)
        counts[f * 4 + 2] = 0;
    assert_true(
        pa_size_factor_median(counts, N, 4, side, factors)); // an empty run measured nothing
    assert_true(factors[2] == 0);
    assert_close(factors[1], 2 * factors[0], 1e-9);
    assert_close(factors[3], factors[0], 1e-9);
}

// Functions disagree by themselves, and the heaviest one vanishes but for a trace: it must not
// decide how much the sides measured.
static void test_the_heaviest_function_does_not_decide(void **unused)
{
    (void)unused;
    double old[N], new[N];
    for (size_t f = 0; f < N; f++) {
        old[f] = floor(20000 / ((double)f + 1));
        new[f] = floor(old[f] * 1.2 * exp(.8 * sin(7. * (double)f)));
    }
    old[0] = 500000;
    new[0] = 12000;
    struct pa_size_readings there = pa_size_factor_read(old, new, N);
    struct pa_size_readings back = pa_size_factor_read(new, old, N);
    assert_true(fabs(there.median.log_ratio - log(1.2)) < .3);
    assert_true(fabs(there.refined.log_ratio - log(1.2)) < .5); // large ones disagree, too
    assert_true(there.total.log_ratio < log(.3));
    assert_close(back.refined.log_ratio, -there.refined.log_ratio, 1e-9);
    assert_close(back.median.log_ratio, -there.median.log_ratio, 1e-9);
    assert_close(back.refined.error, there.refined.error, 1e-9);
}

static void test_what_vanished_is_not_common(void **unused)
{
    (void)unused;
    double old[] = {100, 100, 100, 100, 100, 100, 6}, new[] = {200, 200, 200, 200, 200, 0, 0};
    struct pa_size_readings r = pa_size_factor_read(old, new, 7);
    assert_int_equal(r.common, 5);
    assert_close(r.refined.log_ratio, log(2), 1e-9);
    assert_int_equal(pa_size_factor_read(old, new, 4).common, 4);
    assert_close(pa_size_factor_read(old, new + 3, 4).refined.log_ratio, 0, 1e-12);
}

static void test_one_against_one(void **unused)
{
    (void)unused;
    struct pa_random random = pa_random_seeded(8);
    double old[N], new[N];
    for (size_t f = 0; f < N; f++) {
        old[f] = pa_random_poisson(&random, 6000 / ((double)f + 1));
        new[f] = pa_random_poisson(&random, 12000 / ((double)f + 1));
    }
    new[2] = floor(1.6 * new[2]);
    old[N - 1] = 2, new[N - 1] = 3;
    old[N - 2] = 18, new[N - 2] = 0;
    struct pa_one_vs_one_row a[N], b[N];
    struct pa_one_vs_one_options there = {.exposure_ratio = pa_size_factor_ratio(old, new, N)};
    struct pa_one_vs_one_options back = {.exposure_ratio = pa_size_factor_ratio(new, old, N)};
    double dispersion = pa_one_vs_one_test(old, new, N, &there, a);
    assert_close(pa_one_vs_one_test(new, old, N, &back, b), dispersion, 1e-9);
    assert_true(dispersion >= 3 && dispersion < 8);
    for (size_t f = 0; f < N - 1; f++) {
        assert_close(b[f].log_p, a[f].log_p, 1e-8);
        assert_close(b[f].log_ratio, -a[f].log_ratio, 1e-7);
        assert_close(b[f].z, -a[f].z, 1e-7);
        assert_close(b[f].lo, -a[f].hi, 1e-7);
        assert_close(a[f].p, exp(a[f].log_p), 1e-12);
        if ((old[f] + new[f]) / 3 >= 12.5) // on the old side: a normal score
            assert_int_equal(a[f].p <= .05, a[f].lo > 0 || a[f].hi < 0);
    }
    assert_true(a[2].p < 1e-6 && fabs(a[2].log_ratio - log(1.6)) < .1);
    assert_true(a[0].p > .01);
    assert_true(isnan(a[N - 1].p) && !isnan(a[N - 1].log_ratio));
    // 18 against 0 at dispersion d is like 18/d against 0: P = 2 (1 - share)^(18/d).
    double share = there.exposure_ratio / (1 + there.exposure_ratio);
    assert_close(a[N - 2].p, fmin(1, 2 * pow(1 - share, 18 / dispersion)), 1e-9);
    assert_true(isinf(a[N - 2].log_ratio) && isinf(a[N - 2].lo));
}

static void test_distance(void **unused)
{
    (void)unused;
    static const double a[] = {60, 40, 0}, b[] = {30, 20, 50};
    struct pa_distance d = pa_distance_manhattan(a, b, 3, 1);
    assert_close(d.share, .5, 1e-14);
    d = pa_distance_manhattan(a, a, 3, 1);
    assert_true(d.share == 0 && d.expected > 0);
    assert_true(pa_distance_manhattan(a, b, 0, 1).share == 0);
    // Two samples of one distribution are as far apart as expected, on average.
    struct pa_random random = pa_random_seeded(4);
    double shares = 0, expected = 0;
    for (int round = 0; round < 400; round++) {
        double x[N], y[N];
        for (size_t f = 0; f < N; f++) {
            x[f] = pa_random_poisson(&random, 3000 / ((double)f + 1));
            y[f] = pa_random_poisson(&random, 1500 / ((double)f + 1));
        }
        d = pa_distance_manhattan(x, y, N, 1);
        shares += d.share;
        expected += d.expected;
    }
    assert_close(shares, expected, .02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates),
        cmocka_unit_test(test_rates_with_zeros),
        cmocka_unit_test(test_size_ratio_ignores_what_changed),
        cmocka_unit_test(test_size_factors),
        cmocka_unit_test(test_the_heaviest_function_does_not_decide),
        cmocka_unit_test(test_what_vanished_is_not_common),
        cmocka_unit_test(test_one_against_one),
        cmocka_unit_test(test_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
