// SPDX-License-Identifier: Apache-2.0
// benchstat's statistics, with what they do wrong. Values marked B were printed by benchstat
// (golang.org/x/perf 712aea8).
#include "bench/compat.h"
#include "check.h"
#include "stats/benchstat.h"
#include "stats/rank.h"

#include <math.h>
#include <string.h>

static void assert_near(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-12 * fabs(expected)))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void p_exceeds_one_and_changes_when_swapped(void **state)
{
    (void)state;
    static const double one[] = {1}, two[] = {1, 2};
    // {1} has U 1/2, {1, 2} has 3/2. Two of the three ways to pick one of {1, 1, 2} have at most
    // 1/2; one of the three ways to pick two has.
    assert_near(pa_benchstat_p(one, 1, two, 2), 4. / 3); // B: 1.333
    assert_near(pa_benchstat_p(two, 2, one, 1), 2. / 3); // B: 0.667
    // Two values, and a U that no picks have.
    static const double high[] = {23}, low[] = {18, 18, 18, 18, 18};
    assert_near(pa_benchstat_p(high, 1, low, 5), 5. / 3);
    assert_near(pa_benchstat_p(low, 5, high, 1), 1. / 3);
    static const double a[] = {1, 2, 2}, b[] = {1, 2, 2};
    assert_near(pa_benchstat_p(a, 3, b, 3), 1);
}

static void p_is_right_for_equal_sizes_and_without_ties(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (size_t round = 0; round < 200; round++) {
        double x[12], y[12];
        size_t nx = 2 + round % 11, ny = round % 2 ? nx : 2 + round % 7;
        for (size_t i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            x[i] = round % 2 ? seed >> 16 & 7 : (double)(seed >> 8);
            seed = seed * 1664525u + 1013904223u;
            y[i] = round % 2 ? seed >> 16 & 7 : (double)(seed >> 8);
        }
        struct pa_rank_test test;
        pa_rank_mann_whitney(&(struct pa_two_samples){x, nx, y, ny}, PA_RANK_EXACT, &test);
        if (!test.all_equal)
            assert_near(pa_benchstat_p(x, nx, y, ny), test.p);
    }
}

static void p_of_many_values_is_approximate(void **state)
{
    (void)state;
    double x[60], y[60];
    struct pa_rank_test normal;
    for (int i = 0; i < 60; i++)
        x[i] = i / 2, y[i] = i / 2 + 3;
    pa_rank_mann_whitney(&(struct pa_two_samples){x, 26, y, 26}, PA_RANK_NORMAL,
                         &normal); // ties: exact up to 25 only
    assert_near(pa_benchstat_p(x, 26, y, 26), normal.p);
    for (int i = 0; i < 60; i++)
        x[i] = i, y[i] = i + 100;
    pa_rank_mann_whitney(&(struct pa_two_samples){x, 60, y, 60}, PA_RANK_NORMAL, &normal);
    assert_near(pa_benchstat_p(x, 60, y, 60), normal.p);
    assert_true(pa_benchstat_p(y, 60, x, 60) == 0); // the far upper tail is rounded away
    for (int i = 0; i < 60; i++)
        x[i] = 1;
    assert_true(isnan(pa_benchstat_p(x, 60, x, 3)));
    assert_true(isnan(pa_benchstat_p(x, 2, x, 3)));
}

static void rounding_picks_the_interval(void **state)
{
    (void)state;
    struct pa_order_interval ci = pa_benchstat_median_interval(24, .95); // B
    assert_int_equal(ci.lo, 8);
    assert_int_equal(ci.hi, 18);
    for (size_t n = 1; n < 60; n++) {
        struct pa_order_interval right = pa_summary_median_interval(n, .95);
        ci = pa_benchstat_median_interval(n, .95);
        assert_true(n == 24 || (ci.lo == right.lo && ci.hi == right.hi));
        assert_int_equal(ci.hi - ci.lo, right.hi - right.lo);
    }
}

static void what_is_the_same_number_keeps_its_unit(void **state)
{
    (void)state;
    static const double values[] = {0, 5, INFINITY, -0.0};
    static const char *const tidy[] = {"ns/op", "sec/op", "ns/op", "ns/op"};
    struct pa_records set = {0};
    pa_records_source(&set, "f", "f");
    assert_null(pa_records_meta_set(&set, "ns/op", "assume", "exact"));
    pa_records_result(&set, "A", 1, 1);
    for (size_t i = 0; i < 4; i++)
        pa_records_value(&set, values[i], "ns/op");
    pa_records_value(&set, 0, "B/op");
    pa_compat_keep_units(&set);
    for (size_t i = 0; i < 4; i++) {
        const struct pa_record_unit *unit = &set.units.items[set.values.items[i].unit];
        assert_string_equal(pa_records_text(&set, unit->tidy), tidy[i]);
        assert_string_equal(pa_records_text(&set, unit->name), "ns/op");
        assert_string_equal(pa_records_meta(&set, unit->tidy, "assume"), "exact");
    }
    assert_string_equal(pa_records_text(&set, set.units.items[set.values.items[4].unit].tidy),
                        "B/op");
    assert_int_equal(set.values.items[0].unit, set.values.items[3].unit);
    pa_records_release(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p_exceeds_one_and_changes_when_swapped),
        cmocka_unit_test(p_is_right_for_equal_sizes_and_without_ties),
        cmocka_unit_test(p_of_many_values_is_approximate),
        cmocka_unit_test(rounding_picks_the_interval),
        cmocka_unit_test(what_is_the_same_number_keeps_its_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
