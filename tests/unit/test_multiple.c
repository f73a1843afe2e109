// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/multiple.h"
#include "stats/power.h"
#include "stats/random.h"
#include "stats/rank.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void test_q_values(void **unused)
{
    (void)unused;
    // The fifteen p of Benjamini & Hochberg (1995), section 3.3; four are rejected at .05. The
    // q are p m / rank, made monotone from the right.
    static const double p[] = {.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                               .0459, .3240, .4262, .5719, .6528, .7590, 1.000};
    static const double expected[] = {
        .0015, .003,  .0095, .035625, .0603, .06385714285714286, .06385714285714286,
        .0645, .0765, .486};
    double log_p[COUNT(p) + 1], q[COUNT(p) + 1];
    for (size_t i = 0; i < COUNT(p); i++)
        log_p[i] = log(p[COUNT(p) - 1 - i]);
    log_p[COUNT(p)] = NAN;
    pa_multiple_q_values(log_p, COUNT(log_p), q);
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_close(q[COUNT(p) - 1 - i], expected[i], 1e-12);
    assert_true(q[0] == 1 && isnan(q[COUNT(p)]));
}

static void test_q_of_tiny_p(void **unused)
{
    (void)unused;
    double log_p[] = {-2000, -1000, 0, -1e9};
    pa_multiple_q_values(log_p, 4, log_p); // in place
    assert_true(log_p[0] == 0 && log_p[3] == 0 && log_p[2] == 1);
    double one[] = {log(.2)};
    pa_multiple_q_values(one, 1, one);
    assert_close(one[0], .2, 1e-14);
    pa_multiple_q_values(one, 0, one);
}

// What matters more needs less: by hand, with weights (1 + size / mean) / 2.
static void test_sized_q_values(void **unused)
{
    (void)unused;
    static const double p[] = {.04, .001, .5, .2};
    double log_p[5], q[5], even[4];
    for (size_t i = 0; i < 4; i++)
        log_p[i] = log(p[i]);
    log_p[4] = NAN; // of size NaN, which must not count
    pa_multiple_sized_q_values(log_p, (const double[]){30, 1, 8, 1, NAN}, 5, q);
    assert_close(pa_multiple_weight(3), 2, 1e-12);
    assert_close(q[1], .001 / .55 * 4 / 1, 1e-12);
    assert_close(q[0], .04 / 2 * 4 / 2, 1e-12);
    assert_close(q[2], .5 / .9, 1e-12);
    assert_close(q[3], .2 / .55 * 4 / 3, 1e-12);
    assert_true(isnan(q[4]));
    pa_multiple_q_values(log_p, 4, even);
    pa_multiple_sized_q_values(log_p, (const double[]){7, 7, 7, 7}, 4, q);
    for (size_t i = 0; i < 4; i++)
        assert_close(q[i], even[i], 1e-12);
    pa_multiple_sized_q_values(log_p, (const double[]){0, 0, 0, 0}, 4, q);
    for (size_t i = 0; i < 4; i++)
        assert_close(q[i], even[i], 1e-12);
}

static void test_needed_n(void **unused)
{
    (void)unused;
    static const size_t rows[][2] = {{1, 4},   {10, 6},  {20, 6}, {50, 7},
                                     {100, 8}, {200, 8}, {500, 9}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(pa_multiple_needed_n(rows[i][0], .05), rows[i][1]);
    assert_int_equal(pa_multiple_needed_n(5, 0), 0);
}

static void test_attained_level(void **unused)
{
    (void)unused;
    assert_close(pa_rank_attained_level(4, 4, .05), 2. / 70, 1e-13);
    assert_true(pa_rank_attained_level(3, 3, .05) == 0);
    assert_close(pa_rank_attained_level(3, 3, .1), .1, 1e-13);
    for (size_t n = 4; n < 30; n++) {
        double level = pa_rank_attained_level(n, n + 3, .05);
        assert_true(level > 0 && level <= .05);
    }
}

// The power of the test at what is called detectable, by simulation of normal noise.
static double simulated_power(size_t n, double cv, double change)
{
    struct pa_random random = pa_random_seeded(n);
    int found = 0, rounds = 3000;
    for (int r = 0; r < rounds; r++) {
        double x[30], y[30];
        for (size_t i = 0; i < n; i++) {
            x[i] = 100 * (1 + cv * pa_random_normal(&random));
            y[i] = 100 * (1 + change + cv * pa_random_normal(&random));
        }
        struct pa_rank_test t;
        pa_rank_mann_whitney(&(struct pa_two_samples){x, n, y, n}, PA_RANK_AUTO, &t);
        found += t.p <= .05;
    }
    return (double)found / rounds;
}

static void test_detectable_change_is_detected(void **unused)
{
    (void)unused;
    static const size_t n[] = {5, 6, 8, 10, 20, 30};
    for (size_t i = 0; i < COUNT(n); i++) {
        struct pa_power_side side = {n[i], .02};
        double change = pa_power_detectable(side, side, .05, .8);
        double power = simulated_power(n[i], .02, change);
        if (!(power > .77 && power < .86))
            fail_msg("n=%zu: power %.3f at a change of %.4f", n[i], power, change);
    }
    struct pa_power_side three = {3, .02}, one = {1, .02}, quiet = {10, 0};
    assert_true(isinf(pa_power_detectable(three, three, .05, .8)));
    assert_true(isinf(pa_power_detectable(one, quiet, .05, .8)));
    assert_true(pa_power_detectable(quiet, quiet, .05, .8) == 0);
}

static void test_detectable_rate(void **unused)
{
    (void)unused;
    // One of 100 functions, known noise: 3.48 + .84 standard errors. 10,000 samples: about 6 %.
    struct pa_power_rates rates = {10000, 10000, 1, INFINITY};
    double change = pa_power_detectable_rate(&rates, .05 / 100, .8);
    assert_close(change, (3.480756404 + .841621234) * sqrt(2e-4), 1e-8);
    rates.dispersion = 4;
    assert_close(pa_power_detectable_rate(&rates, .05 / 100, .8), 2 * change, 1e-12);
    rates.df = 8;
    assert_true(pa_power_detectable_rate(&rates, .05 / 100, .8) > 2 * change);
    rates.old = 0;
    assert_true(isinf(pa_power_detectable_rate(&rates, .05, .8)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_q_values),
        cmocka_unit_test(test_q_of_tiny_p),
        cmocka_unit_test(test_sized_q_values),
        cmocka_unit_test(test_needed_n),
        cmocka_unit_test(test_attained_level),
        cmocka_unit_test(test_detectable_change_is_detected),
        cmocka_unit_test(test_detectable_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
