// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/portable.h"
#include "stats/summary.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void test_sums_keep_small_parts(void **unused)
{
    (void)unused;
    static const double x[] = {1, 1e100, 1, -1e100};
    assert_true(pa_summary_sum(x, 4) == 2);
    static const double infinite[] = {1, INFINITY, 3};
    assert_true(isinf(pa_summary_sum(infinite, 3)));
    assert_true(pa_summary_sum(x, 0) == 0);
    assert_true(isnan(pa_summary_mean(x, 0)));
    static const double far[] = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
    assert_close(pa_summary_variance(far, 4), 30, 1e-15);
    assert_true(isnan(pa_summary_variance(far, 1)));
    static const double powers[] = {1, 10, 100};
    assert_close(pa_summary_geomean(powers, 3), 10, 1e-15);
    static const double zero[] = {1, 0};
    assert_true(isnan(pa_summary_geomean(zero, 2)));
    assert_true(isnan(pa_summary_geomean(zero, 0)));
}

static void test_quantiles(void **unused)
{
    (void)unused;
    // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9), type = 8), by Hyndman & Fan's definition
    // p(k) = (k - 1/3)/(n + 1/3).
    static const double x[] = {1, 2, 4, 8, 16};
    assert_close(pa_summary_sorted_quantile(x, 5, .1), 1, 0);
    assert_close(pa_summary_sorted_quantile(x, 5, .25), 5. / 3, 1e-14);
    assert_close(pa_summary_sorted_quantile(x, 5, .5), 4, 0);
    assert_close(pa_summary_sorted_quantile(x, 5, .8), 8 + 8 * .6, 1e-14);
    assert_close(pa_summary_sorted_quantile(x, 5, 1), 16, 0);
    assert_close(pa_summary_sorted_median(x, 4), 3, 0);
    for (size_t n = 1; n <= 5; n++)
        assert_true(pa_summary_sorted_quantile(x, n, .5) == pa_summary_sorted_median(x, n));
    assert_true(isnan(pa_summary_sorted_median(x, 0)));
}

static void test_spread_and_mode(void **unused)
{
    (void)unused;
    static const double x[] = {1, 1, 2, 2, 4, 6, 9};
    assert_close(pa_summary_sorted_mad(x, 7, 2), 1, 0);
    static const double even[] = {1, 2, 5, 9};
    assert_close(pa_summary_sorted_mad(even, 4, 3.5), 2, 0); // distances 1.5 1.5 2.5 5.5
    assert_close(pa_summary_sorted_mad(even, 4, 100), 96.5, 0);
    assert_close(pa_summary_sorted_mad(even, 1, 1) + 1, 1, 0);
    assert_close(pa_summary_sorted_mode(x, 7), 1, 0);
    assert_close(pa_summary_sorted_mode(x + 1, 3), 2, 0);
}

static void test_sorting_and_selecting(void **unused)
{
    (void)unused;
    double x[200], sorted[200];
    unsigned seed = 1;
    for (int round = 0; round < 100; round++) {
        size_t n = 1 + round * 2;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            x[i] = sorted[i] = (seed >> 16) % (round % 7 * 20 + 2);
        }
        pa_summary_sort(sorted, n);
        size_t k = (seed >> 8) % n;
        assert_true(pa_summary_select(x, n, k) == sorted[k]);
        for (size_t i = 0; i < n; i++)
            assert_true(i < k ? x[i] <= sorted[k] : x[i] >= sorted[k]);
    }
    double odd[] = {2, NAN, -INFINITY, 1};
    pa_summary_sort(odd, 4);
    assert_true(isnan(odd[0]) && isinf(odd[1]) && odd[2] == 1 && odd[3] == 2);
}

// NaN is below all numbers, and equal to itself.
static int compare(double a, double b)
{
    if (isnan(a) || isnan(b))
        return !isnan(a) - !isnan(b);
    return (a > b) - (a < b);
}

static void test_sorting_counts_falls(void **unused)
{
    (void)unused;
    unsigned seed = 5;
    for (size_t n = 0; n <= 150; n++) {
        double x[150], was[150];
        size_t falls = 0;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            unsigned value = (seed >> 16) % (unsigned)(n / 2 + 3);
            was[i] = x[i] = value == 1 && n % 3 ? NAN : value;
        }
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n; j++)
                falls += compare(was[i], was[j]) > 0;
        assert_int_equal(pa_summary_sort(x, n), falls);
        for (size_t i = 1; i < n; i++)
            assert_true(compare(x[i - 1], x[i]) <= 0);
        for (size_t i = 0; i < n; i++) { // as many of each value as before
            size_t before = 0, after = 0;
            for (size_t j = 0; j < n; j++) {
                before += compare(was[j], was[i]) == 0;
                after += compare(x[j], was[i]) == 0;
            }
            assert_int_equal(before, after);
        }
    }
}

static void test_median_interval_is_benchstats(void **unused)
{
    (void)unused;
    // Ranks and coverage as benchstat prints them at 95 %.
    static const struct {
        size_t n, lo, hi;
        double cover;
    } rows[] = {{6, 1, 6, .96875},      {7, 1, 7, .984375},
                {8, 1, 7, .9609375},    {9, 2, 8, .9609375},
                {10, 2, 9, .978515625}, {12, 3, 10, 0},
                {15, 4, 12, 0},         {20, 6, 15, .958610534667969},
                {25, 8, 18, 0},         {30, 10, 21, 0},
                {5, 0, 5, 31. / 32},    {1, 0, 2, 1},
                {50, 18, 32, 0},        {100, 40, 60, 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct pa_order_interval ci = pa_summary_median_interval(rows[i].n, .95);
        assert_int_equal(ci.lo, rows[i].lo);
        assert_int_equal(ci.hi, rows[i].hi);
        if (rows[i].cover > 0)
            assert_close(ci.confidence, rows[i].cover, 1e-12);
        assert_true(ci.confidence >= .95);
    }
    assert_int_equal(pa_summary_median_interval_needs(.95, 50), 6);
    assert_int_equal(pa_summary_median_interval_needs(.99, 50), 8);
    assert_int_equal(pa_summary_median_interval_needs(1, 50), 0);
    struct pa_order_interval all = pa_summary_median_interval(10, 1);
    assert_true(all.lo == 0 && all.hi == 11);
}

static void test_large_intervals_cover_exactly_enough(void **unused)
{
    (void)unused;
    // Against the exact binomial distribution: what the approximation claims is nearly true.
    for (size_t n = 31; n <= 400; n += 7) {
        struct pa_order_interval ci = pa_summary_median_interval(n, .95);
        double p = pow(.5, (double)n), sum = 0;
        for (size_t k = 0; k < ci.hi; k++) {
            sum += k >= ci.lo ? p : 0;
            p = p * (double)(n - k) / (double)(k + 1);
        }
        assert_close(sum, ci.confidence, 2e-3);
    }
}

static void test_t_half_width(void **unused)
{
    (void)unused;
    // t(.975, 4) = 2.776445105 (any table); sd of 1..5 is sqrt(2.5).
    static const double x[] = {1, 2, 3, 4, 5};
    assert_close(pa_summary_t_half_width(x, 5, .95), 2.776445105197793 * sqrt(.5), 1e-12);
    assert_true(isinf(pa_summary_t_half_width(x, 1, .95)));
}

// With 24 samples [8, 18] covers as much; the left one is taken, as for any other number.
static void equal_neighbours_go_left(void **state)
{
    (void)state;
    struct pa_order_interval interval = pa_summary_median_interval(24, .95);
    assert_int_equal(interval.lo, 7);
    assert_int_equal(interval.hi, 17);
}

// Against the C library's, which is right to the last place on this machine.
static void portable_functions_are_close_to_the_library(void **state)
{
    (void)state;
    for (double x = 1e-300; x < 1e300; x *= 1.37)
        assert_close(pa_portable_log(x), log(x), 4e-16);
    for (double x = -700; x < 700; x += 0.731)
        assert_close(pa_portable_exp(x), exp(x), 4e-16);
    assert_true(pa_portable_exp(710) == INFINITY);
    assert_true(pa_portable_exp(-800) == 0);
    assert_true(pa_portable_exp(0) == 1);
    assert_true(pa_portable_log(1) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_neighbours_go_left),
        cmocka_unit_test(portable_functions_are_close_to_the_library),
        cmocka_unit_test(test_sums_keep_small_parts),
        cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_spread_and_mode),
        cmocka_unit_test(test_sorting_and_selecting),
        cmocka_unit_test(test_sorting_counts_falls),
        cmocka_unit_test(test_median_interval_is_benchstats),
        cmocka_unit_test(test_large_intervals_cover_exactly_enough),
        cmocka_unit_test(test_t_half_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
