// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/rate_pairs.h"

#include <math.h>
#include <stdbool.h>

static const struct pa_rate_pair PAIRS[] = {
    {12, 20, 1, 1.5}, {0, 7, 2, 1}, {30, 25, .8, 1.1}, {5, 0, 1, 1}};
enum { COUNT = sizeof PAIRS / sizeof *PAIRS };

static void assert_close(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-10 * fabs(expected)))
        fail_msg("%.17g is not %.17g", value, expected);
}

// By bisection of the score and the likelihood in decimal numbers of 50 digits.
static void test_golden(void **unused)
{
    (void)unused;
    double best = pa_rate_pairs_log(PAIRS, COUNT);
    assert_close(best, -0.16082249422807175);
    assert_close(pa_rate_pairs_deviance(PAIRS, COUNT, best), 0.62481816346993132);
    struct pa_rate_pairs_spread s = pa_rate_pairs_spread(PAIRS, COUNT, best);
    assert_close(s.dispersion, 3.9985682099661686);
    assert_close(s.df, 1.32944363002585);
    struct pa_rate_interval i = pa_rate_pairs_interval(PAIRS, COUNT, best, 3.84);
    assert_true(fabs(i.lo - -0.55850891972033274) < 1e-9);
    assert_true(fabs(i.hi - 0.23979285358016116) < 1e-9);
}

static void test_one_pair_is_a_pair_of_rates(void **unused)
{
    (void)unused;
    for (size_t p = 0; p < COUNT; p++) {
        double best = pa_rate_pairs_log(&PAIRS[p], 1);
        struct pa_rate_interval pairs = pa_rate_pairs_interval(&PAIRS[p], 1, best, 3);
        struct pa_rate_interval alone = pa_rate_ratio_deviance_interval(&PAIRS[p], 3);
        assert_true(best == pa_rate_ratio_log(&PAIRS[p]) ||
                    fabs(best - pa_rate_ratio_log(&PAIRS[p])) < 1e-12);
        assert_close(pa_rate_pairs_deviance(&PAIRS[p], 1, best), pa_rate_ratio_deviance(&PAIRS[p]));
        struct pa_rate_pairs_spread s = pa_rate_pairs_spread(&PAIRS[p], 1, best);
        bool counts = PAIRS[p].old > 0 && PAIRS[p].new > 0;
        assert_true(s.df == 1 && (!counts || s.dispersion < 1e-20));
        assert_true(pairs.lo == alone.lo || fabs(pairs.lo - alone.lo) < 1e-9);
        assert_true(pairs.hi == alone.hi || fabs(pairs.hi - alone.hi) < 1e-9);
    }
}

static void test_swapped_sides_mirror(void **unused)
{
    (void)unused;
    struct pa_rate_pair swapped[COUNT];
    for (size_t p = 0; p < COUNT; p++) {
        const struct pa_rate_pair *of = &PAIRS[COUNT - 1 - p]; // the order does not matter either
        swapped[p] = (struct pa_rate_pair){of->new, of->old, of->new_exposure, of->old_exposure};
    }
    double one = pa_rate_pairs_log(PAIRS, COUNT), other = pa_rate_pairs_log(swapped, COUNT);
    assert_close(one, -other);
    assert_close(pa_rate_pairs_deviance(PAIRS, COUNT, one),
                 pa_rate_pairs_deviance(swapped, COUNT, other));
    assert_close(pa_rate_pairs_spread(PAIRS, COUNT, one).dispersion,
                 pa_rate_pairs_spread(swapped, COUNT, other).dispersion);
}

// The same machine was slower for both of a pair: nothing of it is noise.
static void test_what_a_pair_shares_drops_out(void **unused)
{
    (void)unused;
    static const struct pa_rate_pair pairs[] = {
        {100, 110, 1, 1}, {200, 220, 1, 1}, {1000, 1100, 1, 1}};
    double best = pa_rate_pairs_log(pairs, 3);
    assert_close(best, log(1.1));
    assert_true(pa_rate_pairs_spread(pairs, 3, best).dispersion < 1e-20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_one_pair_is_a_pair_of_rates),
        cmocka_unit_test(test_swapped_sides_mirror),
        cmocka_unit_test(test_what_a_pair_shares_drops_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
