// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/quasi_poisson.h"
#include "stats/random.h"
#include "stats/size_factor.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)) && value != expected)
        fail_msg("%.17g is not %.17g", value, expected);
}

static const double small[12][6] = {{893, 977, 796, 891, 854, 943},
                                    {401, 447, 366, 418, 388, 405},
                                    {277, 326, 235, 499, 455, 427},
                                    {142, 165, 148, 173, 144, 150},
                                    {101, 137, 128, 121, 122, 125},
                                    {82, 94, 71, 71, 70, 75},
                                    {71, 63, 40, 27, 46, 20},
                                    {29, 47, 32, 52, 35, 46},
                                    {40, 29, 24, 32, 31, 29},
                                    {20, 24, 13, 15, 16, 10},
                                    {10, 6, 7, 4, 5, 9},
                                    {1, 0, 1, 2, 4, 0}};
static const unsigned char three_each[] = {0, 0, 0, 1, 1, 1};

static void test_against_an_independent_calculation(void **unused)
{
    (void)unused;
    // The formulas of the header evaluated with scipy 1.10: polygamma, t, f, brentq for the roots.
    static const double expected[11][7] = {
        // log ratio, its interval, t, p, raw and moderated dispersion
        {0.00821820090438634, -0.0600697029207671, 0.07651249203209069, 0.2928772668963273,
         0.7792631493617854, 1.287546257210256, 1.053893899878063},
        {-0.002474228066351166, -0.1013296885188689, 0.09637720335003921, -0.06092077767770374,
         0.9533571551611346, 0.04707274060261851, 1},
        {0.4995450529272092, 0.3847626153586773, 0.6154120769212564, 10.70827895288879,
         3.361907283856675e-05, 1.466734788478171, 1.170636370600166},
        {0.02603183871794723, -0.1342970289980344, 0.186472256153584, 0.3952045322298264,
         0.7060582538679945, 0.6178419199043549, 1},
        {0.005449604767564685, -0.2096053903840797, 0.220546581804662, 0.06171923252042163,
         0.9527467292239351, 1.865780468965723, 1.430617175964585},
        {-0.1341099289438119, -0.361623436150965, 0.09225514783586788, -1.441231254322698,
         0.1985108185891726, 0.1758790064711118, 1},
        {-0.6264558060612729, -1.229401615243255, -0.05798630225548528, -2.685950016323162,
         0.03544243977182638, 4.9813247113976, 3.460414116270477},
        {0.2082179010975342, -0.1059251273888114, 0.525805032884305, 1.611841261792205,
         0.1569993878585125, 1.163037721547482, 1},
        {-0.01081091610421551, -0.3697141868664294, 0.3478609075300353, -0.07352164122625902,
         0.9437279994624034, 1.033061604188977, 1},
        {-0.3294792011302421, -0.8372081172447448, 0.1646518789963389, -1.619868998780186,
         0.1552634085567786, 0.8023958640133227, 1},
        {-0.245122458032985, -1.032461885825735, 0.5180305453857967, -0.7818417699030191,
         0.4633837089801435, 0.9598374229381097, 1}};
    static const double work[] = {1, 1.1, .9, 1.05, .95, 1};
    double factors[6];
    pa_size_factor_given(work, 6, factors);
    struct pa_quasi_poisson_input in = {small[0], 12, 6, factors, three_each, NULL, false};
    struct pa_quasi_poisson_options options = {0};
    struct pa_quasi_poisson_row rows[12];
    struct pa_quasi_poisson_fit fit;
    assert_true(pa_quasi_poisson_test(&in, &options, rows, &fit));
    assert_close(fit.prior_df, 2.1396175756622475, 1e-9);
    assert_close(fit.prior_dispersion, 0.6170824621894885, 1e-9);
    assert_int_equal(fit.tested, 11);
    for (size_t f = 0; f < 11; f++) {
        const double *e = expected[f];
        assert_close(rows[f].log_ratio, e[0], 1e-9);
        assert_close(rows[f].lo, e[1], 1e-8);
        assert_close(rows[f].hi, e[2], 1e-8);
        assert_close(rows[f].t, e[3], 1e-9);
        assert_close(rows[f].p, e[4], 1e-9);
        assert_close(rows[f].log_p, log(e[4]), 1e-8);
        assert_close(rows[f].raw_dispersion, e[5], 1e-9);
        assert_close(rows[f].dispersion, e[6], 1e-9);
        assert_false(rows[f].own);
    }
    assert_true(isnan(rows[11].p) && isnan(rows[11].log_p) && isnan(rows[11].lo));
    assert_close(rows[11].log_ratio, 1.09861228866811, 1e-9);
}

enum { FUNCTIONS = 60, RUNS = 9 };

struct result {
    struct pa_quasi_poisson_row rows[FUNCTIONS];
    struct pa_quasi_poisson_fit fit;
    double factors[RUNS];
};

static void draw(double *counts, uint64_t seed)
{
    struct pa_random random = pa_random_seeded(seed);
    for (size_t f = 0; f < FUNCTIONS; f++)
        for (size_t r = 0; r < RUNS; r++) {
            double mean = 4000 / ((double)f + 1) * (f % 9 == 4 && r >= 4 ? 1.4 : 1) * (1 + r * .02);
            counts[f * RUNS + r] = pa_random_poisson(&random, pa_random_gamma(&random, mean));
        }
    for (size_t r = 0; r < RUNS; r++) { // one function that is gone, one with too little
        counts[(FUNCTIONS - 1) * RUNS + r] = r < 4 ? 25 : 0;
        counts[(FUNCTIONS - 2) * RUNS + r] = r == 3;
    }
}

static void run(const double *counts, const unsigned char *side, double scale,
                struct result *result)
{
    struct pa_quasi_poisson_options options = {0};
    assert_true(pa_size_factor_median(counts, FUNCTIONS, RUNS, side, result->factors));
    double scaled[RUNS];
    for (size_t r = 0; r < RUNS; r++)
        scaled[r] = scale * result->factors[r];
    struct pa_quasi_poisson_input in = {counts, FUNCTIONS, RUNS, scaled, side, NULL, false};
    assert_true(pa_quasi_poisson_test(&in, &options, result->rows, &result->fit));
}

// b is a up to rounding, or its mirror image for sign -1.
static void assert_same(const struct result *a, const struct result *b, double sign)
{
    for (size_t f = 0; f < FUNCTIONS; f++) {
        const struct pa_quasi_poisson_row *x = &a->rows[f], *y = &b->rows[f];
        assert_int_equal(isnan(x->p), isnan(y->p));
        if (isnan(x->p))
            continue;
        assert_close(y->log_p, x->log_p, 1e-7);
        assert_close(y->log_ratio, sign * x->log_ratio, 1e-7);
        assert_close(y->lo, sign > 0 ? x->lo : -x->hi, 1e-7);
        assert_close(y->hi, sign > 0 ? x->hi : -x->lo, 1e-7);
        assert_close(y->t, sign * x->t, 1e-7);
        assert_close(y->dispersion, x->dispersion, 1e-9);
    }
}

static void test_symmetries(void **unused)
{
    (void)unused;
    static const unsigned char side[RUNS] = {0, 0, 0, 0, 1, 1, 1, 1, 1};
    static const unsigned char swapped[RUNS] = {1, 1, 1, 1, 0, 0, 0, 0, 0};
    static const size_t order[RUNS] = {5, 3, 8, 0, 1, 7, 2, 6, 4};
    static struct result a, b;
    double counts[FUNCTIONS * RUNS], permuted[FUNCTIONS * RUNS];
    unsigned char permuted_side[RUNS];
    draw(counts, 11);
    run(counts, side, 1, &a);
    run(counts, swapped, 1, &b);
    assert_same(&a, &b, -1);
    run(counts, side, 1234.5, &b);
    assert_same(&a, &b, 1);
    for (size_t r = 0; r < RUNS; r++) {
        permuted_side[r] = side[order[r]];
        for (size_t f = 0; f < FUNCTIONS; f++)
            permuted[f * RUNS + r] = counts[f * RUNS + order[r]];
    }
    run(permuted, permuted_side, 1, &b);
    assert_same(&a, &b, 1);
    // What is gone is found, its ratio bounded from one side only.
    const struct pa_quasi_poisson_row *gone = &a.rows[FUNCTIONS - 1];
    assert_true(isinf(gone->log_ratio) && isinf(gone->lo) && gone->hi < -2 && gone->p < 1e-6);
    assert_true(isnan(a.rows[FUNCTIONS - 2].p));
    // The interval leaves out equality exactly where the test rejects.
    for (size_t f = 0; f < FUNCTIONS; f++)
        if (!isnan(a.rows[f].p))
            assert_int_equal(a.rows[f].p <= .05, a.rows[f].lo > 0 || a.rows[f].hi < 0);
}

static void test_an_unsteady_function_stands_alone(void **unused)
{
    (void)unused;
    static const unsigned char side[RUNS] = {0, 0, 0, 0, 1, 1, 1, 1, 1};
    static const double wild[RUNS] = {50, 900, 120, 40, 1400, 80, 1100, 30, 1300};
    static struct result a;
    double counts[FUNCTIONS * RUNS];
    draw(counts, 12);
    for (size_t r = 0; r < RUNS; r++)
        counts[20 * RUNS + r] = wild[r];
    run(counts, side, 1, &a);
    assert_true(a.rows[20].own && a.rows[20].df == RUNS - 2 && a.rows[20].p > .1);
    assert_true(a.rows[20].dispersion == a.rows[20].raw_dispersion);
    assert_false(a.rows[0].own);
    assert_true(a.rows[4].p < 1e-6 && a.rows[4].log_ratio > .2);
}

static void test_too_few_runs_are_refused(void **unused)
{
    (void)unused;
    static const unsigned char two[] = {0, 0, 1, 1}, one[] = {0, 1, 1, 1}, none[] = {1, 1, 1, 1};
    double counts[40 * 4], factors[] = {1, 1, 1, 1};
    struct pa_random random = pa_random_seeded(3);
    for (size_t i = 0; i < COUNT(counts); i++)
        counts[i] = pa_random_poisson(&random, 100);
    struct pa_quasi_poisson_row rows[40];
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {0};
    struct pa_quasi_poisson_input in = {counts, 40, 4, factors, two, NULL, false};
    assert_true(pa_quasi_poisson_test(&in, &options, rows, &fit));
    in.side = one;
    assert_true(pa_quasi_poisson_test(&in, &options, rows, &fit));
    in.side = none;
    assert_false(pa_quasi_poisson_test(&in, &options, rows, &fit));
    in.side = two;
    in.functions = 29;
    assert_false(pa_quasi_poisson_test(&in, &options, rows, &fit));
    in.functions = 40;
    in.runs = 3;
    assert_false(pa_quasi_poisson_test(&in, &options, rows, &fit));
}

static void test_degenerate_counts(void **unused)
{
    (void)unused;
    // Everything equal: no dispersion at all, nothing found, nothing divided by zero.
    double counts[8 * 6], factors[6] = {1, 1, 1, 1, 1, 1};
    for (size_t i = 0; i < COUNT(counts); i++)
        counts[i] = 50;
    struct pa_quasi_poisson_row rows[8];
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {.no_floor = true};
    struct pa_quasi_poisson_input in = {counts, 8, 6, factors, three_each, NULL, false};
    assert_true(pa_quasi_poisson_test(&in, &options, rows, &fit));
    for (size_t f = 0; f < 8; f++)
        assert_true(rows[f].p == 1 && rows[f].lo <= 0 && rows[f].hi >= 0);
    in.functions = 1;
    assert_true(pa_quasi_poisson_test(&in, &options, rows, &fit));
    assert_true(rows[0].own);
    in.functions = 0;
    assert_true(pa_quasi_poisson_test(&in, &options, rows, &fit));
    assert_int_equal(fit.tested, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_an_independent_calculation),
        cmocka_unit_test(test_symmetries),
        cmocka_unit_test(test_an_unsteady_function_stands_alone),
        cmocka_unit_test(test_too_few_runs_are_refused),
        cmocka_unit_test(test_degenerate_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
