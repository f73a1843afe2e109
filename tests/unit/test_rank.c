// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/hodges_lehmann.h"
#include "stats/rank.h"
#include "stats/rank_sum.h"
#include "stats/rank_tails.h"
#include "stats/signed_rank.h"
#include "stats/summary.h"
#include "stats/trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)) &&
        !(isnan(value) && isnan(expected)) && value != expected)
        fail_msg("%.17g is not %.17g", value, expected);
}

// Small whole numbers with many ties.
static unsigned next_random(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

// P by enumeration of all ways to choose which of the pooled values are the first sample.
static double p_by_enumeration(const double *pool, int n, int nx)
{
    int total = 0, extreme = 0;
    double observed = 0;
    for (unsigned set = 0; set < 1u << n; set++) {
        if (__builtin_popcount(set) != nx)
            continue;
        double twice_u = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                if (set >> i & 1 && !(set >> j & 1))
                    twice_u += (pool[i] > pool[j]) * 2 + (pool[i] == pool[j]);
        double distance = fabs(twice_u - nx * (n - nx));
        if (set == (1u << nx) - 1) // the first of these sets is the sample itself
            observed = distance;
        total++;
        extreme += distance >= observed;
    }
    return (double)extreme / total;
}

static void test_exact_u_agrees_with_enumeration(void **unused)
{
    (void)unused;
    unsigned seed = 1;
    for (int nx = 1; nx <= 6; nx++)
        for (int ny = 1; ny <= 6; ny++)
            for (int round = 0; round < 8; round++) {
                double pool[12], min = 9, max = 0;
                for (int i = 0; i < nx + ny; i++) {
                    pool[i] = next_random(&seed) % (round % 4 + 2) * (round < 4 ? 1 : 7.5);
                    min = fmin(min, pool[i]);
                    max = fmax(max, pool[i]);
                }
                struct pa_rank_test t;
                pa_rank_mann_whitney(&(struct pa_two_samples){pool, nx, pool + nx, ny},
                                     PA_RANK_AUTO, &t);
                assert_int_equal(t.all_equal, min == max);
                if (min < max)
                    assert_true(t.exact);
                assert_close(t.p, p_by_enumeration(pool, nx + ny, nx), 1e-13);
            }
}

static void test_published_u_tests(void **unused)
{
    (void)unused;
    // R's coin::wilcox_test(distribution = "exact") on 1..10 against 2, 4, ..., 24, as quoted in
    // JuliaStats/HypothesisTests.jl issue 337.
    static const double a[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    static const double b[] = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24};
    struct pa_rank_test t;
    pa_rank_mann_whitney(&(struct pa_two_samples){a, COUNT(a), b, COUNT(b)}, PA_RANK_AUTO, &t);
    assert_close(t.p, .01188904, 1e-6);
    assert_close(t.lower, .006001738, 1e-6);
    assert_close(t.upper, .9949199, 1e-6);
    assert_close(t.u, 22.5, 0);
    pa_rank_mann_whitney(&(struct pa_two_samples){b, COUNT(b), a, COUNT(a)}, PA_RANK_AUTO, &t);
    assert_close(t.p, .01188904, 1e-6);
    assert_close(t.upper, .006001738, 1e-6);
    // The asymptotic test with both corrections: scipy.stats.mannwhitneyu gives .11385 for
    // 1..5 against 3..7.
    pa_rank_mann_whitney(&(struct pa_two_samples){a, 5, a + 2, 5}, PA_RANK_NORMAL, &t);
    assert_close(t.p, .11385, 1e-4);
    static const double x[] = {1, 2, 3, 4}, y[] = {5, 6, 7, 8, 9};
    pa_rank_mann_whitney(&(struct pa_two_samples){x, 4, y, 5}, PA_RANK_AUTO, &t);
    assert_close(t.p, 2. / 126, 1e-14);
    assert_close(t.u, 0, 0);
    assert_close(t.lower, 1. / 126, 1e-14);
    assert_close(t.upper, 1, 1e-14);
    assert_close(exp(t.log_p), t.p, 1e-13);
    // What benchstat gets wrong: {1} against {1, 2} has p = 1, not 1.333.
    static const double one[] = {1}, two[] = {1, 2};
    pa_rank_mann_whitney(&(struct pa_two_samples){one, 1, two, 2}, PA_RANK_AUTO, &t);
    assert_close(t.p, 1, 0);
}

static void assert_mirrored(const double *x, size_t nx, const double *y, size_t ny,
                            enum pa_rank_method method)
{
    struct pa_rank_test a, b;
    pa_rank_mann_whitney(&(struct pa_two_samples){x, nx, y, ny}, method, &a);
    pa_rank_mann_whitney(&(struct pa_two_samples){y, ny, x, nx}, method, &b);
    assert_true(a.p == b.p && a.log_p == b.log_p);
    assert_true(a.u + b.u == (double)(nx * ny));
    assert_true(a.z == -b.z);
    assert_close(a.lower, b.upper, 1e-14);
    assert_close(a.upper, b.lower, 1e-14);
    assert_true(a.p > 0 && a.p <= 1);
}

static bool ratio_at(double confidence, struct pa_two_samples s, struct pa_ratio *ratio)
{
    return pa_hodges_lehmann_ratio(&s, pa_rank_moses_depth(s.nx, s.ny, confidence), ratio);
}

static void shuffle(double *x, size_t n, unsigned *seed)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = next_random(seed) % i;
        double t = x[i - 1];
        x[i - 1] = x[j];
        x[j] = t;
    }
}

static void assert_same(const struct pa_rank_test *a, const struct pa_rank_test *b)
{
    assert_true(a->u == b->u && a->p == b->p && a->log_p == b->log_p);
    assert_true(a->lower == b->lower && a->upper == b->upper && a->z == b->z);
    assert_true(a->exact == b->exact && a->ties == b->ties && a->all_equal == b->all_equal);
}

static void test_swapping_mirrors_and_order_is_nothing(void **unused)
{
    (void)unused;
    unsigned seed = 7;
    for (int round = 0; round < 60; round++) {
        double x[30], y[30];
        size_t nx = 1 + next_random(&seed) % 30, ny = 1 + next_random(&seed) % 30;
        for (size_t i = 0; i < 30; i++) {
            x[i] = 100 + next_random(&seed) % 40;
            y[i] = 110 + next_random(&seed) % 40;
        }
        assert_mirrored(x, nx, y, ny, PA_RANK_AUTO);
        assert_mirrored(x, nx, y, ny, PA_RANK_NORMAL);
        struct pa_rank_test before, after;
        struct pa_ratio r, s, inverse;
        pa_rank_mann_whitney(&(struct pa_two_samples){x, nx, y, ny}, PA_RANK_AUTO, &before);
        assert_true(ratio_at(.95, (struct pa_two_samples){x, nx, y, ny}, &r));
        assert_true(ratio_at(.95, (struct pa_two_samples){y, ny, x, nx}, &inverse));
        shuffle(x, nx, &seed);
        shuffle(y, ny, &seed);
        pa_rank_mann_whitney(&(struct pa_two_samples){x, nx, y, ny}, PA_RANK_AUTO, &after);
        assert_true(ratio_at(.95, (struct pa_two_samples){x, nx, y, ny}, &s));
        assert_same(&before, &after);
        assert_true(r.ratio == s.ratio && r.lo == s.lo && r.hi == s.hi);
        assert_close(inverse.ratio, 1 / r.ratio, 1e-14);
        assert_close(inverse.lo, 1 / r.hi, 1e-14);
        assert_close(inverse.hi, 1 / r.lo, 1e-14);
    }
}

static void test_exact_and_normal_meet(void **unused)
{
    (void)unused;
    double x[100], y[100];
    for (int i = 0; i < 100; i++) {
        x[i] = i;
        y[i] = i * .9 + 16;
    }
    struct pa_rank_test exact, normal;
    pa_rank_mann_whitney(&(struct pa_two_samples){x, 100, y, 100}, PA_RANK_AUTO, &exact);
    pa_rank_mann_whitney(&(struct pa_two_samples){x, 100, y, 100}, PA_RANK_NORMAL, &normal);
    assert_true(exact.exact && !normal.exact);
    assert_close(exact.p, normal.p, .03);
    assert_close(exact.lower, normal.lower, .03);
    assert_close(exact.upper, normal.upper, .03);
    assert_true(pa_rank_is_exact_feasible(100, 100));
    assert_false(pa_rank_is_exact_feasible(103, 103));
    assert_false(pa_rank_is_exact_feasible(1000000, 1000000));
}

static void test_smallest_p(void **unused)
{
    (void)unused;
    // The table of benchstat's warning, n = 1..9 a side.
    static const double p[] = {1, 1. / 3, .1, 2. / 70, 2. / 252, 2. / 924, 2. / 3432, 2. / 12870};
    for (size_t n = 1; n <= COUNT(p); n++) {
        assert_close(pa_rank_smallest_p(n, n), p[n - 1], 1e-14);
        double x[8], y[8];
        for (size_t i = 0; i < n; i++)
            x[i] = (double)i, y[i] = (double)i + 100;
        struct pa_rank_test t;
        pa_rank_mann_whitney(&(struct pa_two_samples){x, n, y, n}, PA_RANK_AUTO, &t);
        assert_close(t.p, p[n - 1], 1e-14);
    }
}

static void test_moses_depth(void **unused)
{
    (void)unused;
    // Critical values of U + 1, e.g. Hollander & Wolfe (1999), table A.6.
    static const size_t n[] = {3, 4, 6, 8, 10, 12, 15, 20};
    static const size_t depth[] = {0, 1, 6, 14, 24, 38, 65, 128};
    for (size_t i = 0; i < COUNT(n); i++)
        assert_int_equal(pa_rank_moses_depth(n[i], n[i], .95), depth[i]);
    assert_int_equal(pa_rank_moses_depth(5, 0, .95), 0);
    assert_int_equal(pa_rank_moses_depth(5, 5, 1), 0);
    assert_int_equal(pa_rank_moses_depth(7, 12, .95), pa_rank_moses_depth(12, 7, .95));
}

static void test_ratio_is_the_median_of_all_ratios(void **unused)
{
    (void)unused;
    unsigned seed = 3;
    for (int round = 0; round < 50; round++) {
        double x[9], y[12], ratios[108];
        size_t n = 0;
        for (size_t i = 0; i < 9; i++)
            x[i] = 1 + next_random(&seed) % 50;
        for (size_t i = 0; i < 12; i++)
            y[i] = next_random(&seed) % 50;
        for (size_t i = 0; i < 9; i++)
            for (size_t j = 0; j < 12; j++)
                ratios[n++] = y[j] / x[i];
        pa_summary_sort(ratios, n);
        struct pa_ratio r;
        size_t depth = pa_rank_moses_depth(9, 12, .9);
        assert_true(ratio_at(.9, (struct pa_two_samples){x, 9, y, 12}, &r));
        assert_close(r.ratio, sqrt(ratios[53] * ratios[54]), 1e-14);
        assert_true(r.bounded && r.lo == ratios[depth - 1] && r.hi == ratios[n - depth]);
    }
}

static void test_ratio_of_odd_values(void **unused)
{
    (void)unused;
    double zeros[] = {0, -0., 0, 0}, ones[] = {1, 1, 1, 1}, bad[] = {1, NAN, 1, 1};
    struct pa_ratio r;
    assert_true(ratio_at(.95, (struct pa_two_samples){zeros, 4, zeros, 4}, &r));
    assert_true(r.ratio == 1 && r.lo == 1 && r.hi == 1);
    assert_true(ratio_at(.95, (struct pa_two_samples){zeros, 4, ones, 4}, &r));
    assert_true(isinf(r.ratio));
    assert_true(ratio_at(.95, (struct pa_two_samples){ones, 4, zeros, 4}, &r));
    assert_true(r.ratio == 0);
    assert_true(ratio_at(.95, (struct pa_two_samples){ones, 3, ones, 3}, &r));
    assert_false(r.bounded);
    assert_false(ratio_at(.95, (struct pa_two_samples){ones, 4, bad, 4}, &r));
    bad[1] = -1;
    assert_false(ratio_at(.95, (struct pa_two_samples){bad, 4, ones, 4}, &r));
    assert_false(ratio_at(.95, (struct pa_two_samples){ones, 0, ones, 4}, &r));
}

static double signed_rank_by_enumeration(const double *d, int n)
{
    double rank[12], positive = 0, all = 0;
    int used = 0, extreme = 0;
    for (int i = 0; i < n; i++) {
        double r = .5;
        for (int j = 0; j < n; j++)
            r += fabs(d[j]) < fabs(d[i]) ? 1 : fabs(d[j]) == fabs(d[i]) ? .5 : 0;
        if (d[i] == 0)
            continue;
        rank[used++] = r;
        all += r;
        positive += d[i] > 0 ? r : 0;
    }
    for (unsigned set = 0; set < 1u << used; set++) {
        double w = 0;
        for (int i = 0; i < used; i++)
            w += set >> i & 1 ? rank[i] : 0;
        extreme += fabs(2 * w - all) >= fabs(2 * positive - all);
    }
    return (double)extreme / (1u << used);
}

static void test_signed_rank_agrees_with_enumeration(void **unused)
{
    (void)unused;
    unsigned seed = 5;
    for (int n = 1; n <= 11; n++)
        for (int round = 0; round < 10; round++) {
            double d[12], minus[12];
            for (int i = 0; i < n; i++) {
                d[i] = (int)(next_random(&seed) % 9) - 2;
                minus[i] = -d[i];
            }
            struct pa_signed_rank_test t, m;
            pa_signed_rank(d, n, .9, &t);
            pa_signed_rank(minus, n, .9, &m);
            assert_close(t.p, signed_rank_by_enumeration(d, n), 1e-13);
            assert_true(t.p == m.p && t.estimate == -m.estimate);
            assert_true(t.lo == -m.hi && t.hi == -m.lo && t.bounded == m.bounded);
        }
}

static void test_walsh_interval(void **unused)
{
    (void)unused;
    // Hamilton depression scale, Hollander & Wolfe (1999), table 3.1: W+ = 5 of the differences
    // y - x, P = .0195 one-sided (so .0391), estimate -.46.
    static const double d[] = {-.952, .147, -1.022, -.43, -.62, -.59, -.49, .08, -.01};
    struct pa_signed_rank_test t;
    pa_signed_rank(d, COUNT(d), .96, &t);
    assert_close(t.p, .0390625, 1e-14);
    assert_close(t.w, 5, 0);
    assert_close(t.estimate, -.46, 1e-12);
    assert_true(t.bounded && t.lo < -.46 && t.hi > -.46 && t.hi < 0);
    double averages[45];
    size_t n = 0;
    for (size_t i = 0; i < COUNT(d); i++)
        for (size_t j = i; j < COUNT(d); j++)
            averages[n++] = .5 * d[i] + .5 * d[j];
    pa_summary_sort(averages, n);
    assert_true(t.lo == averages[5] && t.hi == averages[39]); // P(W <= 5) = .0195 <= .02
    assert_close(pa_signed_rank_smallest_p(6), 2. / 64, 0);
}

static void test_large_signed_rank_is_nearly_normal(void **unused)
{
    (void)unused;
    static double d[501];
    for (int i = 0; i < 501; i++)
        d[i] = (i % 20 < 11 ? 1 : -1) * (double)(i + 1);
    struct pa_signed_rank_test exact, normal;
    pa_signed_rank(d, 500, .95, &exact);
    pa_signed_rank(d, 501, .95, &normal);
    assert_true(exact.exact && !normal.exact);
    assert_close(normal.p, exact.p, .2); // one value more
    assert_close(normal.hi, exact.hi, .05);
}

static void test_trend(void **unused)
{
    (void)unused;
    double x[40];
    struct pa_trend t;
    for (int i = 0; i < 40; i++)
        x[i] = i;
    pa_trend_mann_kendall(x, 5, &t);
    assert_close(t.p, 2. / 120, 1e-14);
    assert_close(t.tau, 1, 0);
    // Kendall's S = 6 at n = 5 has one-sided P .117, S = 8 .042 (Kendall 1975, table 1).
    static const double six[] = {2, 1, 3, 5, 4};
    pa_trend_mann_kendall(six, 5, &t);
    assert_close(t.score, 6, 0);
    assert_close(t.p, 28. / 120, 1e-14);
    pa_trend_mann_kendall(x, 40, &t);
    assert_false(t.exact);
    assert_true(t.p < 1e-15);
    // With ties: all 30 arrangements of {1,1,2,2,3} by hand from the product of q-binomials
    // (1+q+2q^2+q^3+q^4)(1+q+q^2+q^3+q^4): two of 30 have the score of +-8.
    static const double tied[] = {1, 1, 2, 2, 3};
    pa_trend_mann_kendall(tied, 5, &t);
    assert_close(t.score, 8, 0);
    assert_close(t.p, 2. / 30, 1e-14);
    static const double flat[] = {4, 4, 4, 4};
    pa_trend_mann_kendall(flat, 4, &t);
    assert_close(t.p, 1, 0);
    double many[12] = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4};
    pa_trend_mann_kendall(many, 12, &t);
    assert_close(t.p, 1, 0);
}

static void test_score_is_that_of_all_pairs(void **unused)
{
    (void)unused;
    unsigned seed = 3;
    for (size_t n = 0; n <= 40; n++) {
        double x[40], score = 0;
        struct pa_trend t;
        for (size_t i = 0; i < n; i++)
            x[i] = next_random(&seed) % (n / 2 + 2);
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n; j++)
                score += (x[j] > x[i]) - (x[j] < x[i]);
        pa_trend_mann_kendall(x, n, &t);
        assert_close(t.score, score, 0);
    }
}

// Ranks of `n` values in groups of random sizes up to `most`, doubled as mid-ranks are.
static size_t make_groups(uint32_t *seed, size_t n, size_t most, int64_t *rank, size_t *size)
{
    size_t groups = 0;
    for (size_t seen = 0; seen < n;) {
        *seed = *seed * 1664525 + 1013904223;
        size_t g = 1 + (*seed >> 16) % most;
        g = g < n - seen ? g : n - seen;
        for (size_t i = 0; i < g; i++)
            rank[seen + i] = (int64_t)(2 * seen + g - 1);
        size[groups++] = g;
        seen += g;
    }
    return groups;
}

// The two ways of counting agree at every limit: all values at once, and two halves.
static void test_tails_are_sums_of_the_counts(void **state)
{
    (void)state;
    enum { MOST = 41 };
    uint32_t seed = 11;
    for (int round = 0; round < 120; round++) {
        int64_t rank[MOST], mirror[MOST];
        size_t size[MOST], mirror_size[MOST], n = 2 + (size_t)round % (MOST - 1);
        size_t groups = make_groups(&seed, n, 1 + (size_t)round % 7, rank, size);
        if (groups < 2)
            continue;
        size_t picks = 1 + (seed >> 8) % n;
        for (size_t i = 0; i < n; i++)
            mirror[i] = rank[n - 1] - rank[n - 1 - i];
        for (size_t g = 0; g < groups; g++)
            mirror_size[g] = size[groups - 1 - g];
        int64_t span = (int64_t)picks * rank[n - 1];
        for (int64_t limit = -1; limit <= span + 1; limit += 1 + span / 20) {
            struct pa_rank_groups up = {rank, size, groups, n};
            struct pa_rank_groups down = {mirror, mirror_size, groups, n};
            struct pa_rank_tails tails;
            pa_rank_tails_count(&up, picks, limit, span - limit, &tails);
            const struct pa_rank_tail both[] = {tails.low, tails.high};
            for (int side = 0; side < 2; side++) {
                double *counts, sum = 0;
                size_t count = pa_rank_sum_counts(side ? &down : &up, picks, limit, &counts);
                for (size_t i = 0; i < count; i++)
                    sum += counts[i];
                assert_true(both[side].beyond == sum); // whole numbers below 2^53
                assert_true(both[side].at <= sum && (sum > 0 || both[side].at == 0));
                free(counts);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tails_are_sums_of_the_counts),
        cmocka_unit_test(test_exact_u_agrees_with_enumeration),
        cmocka_unit_test(test_published_u_tests),
        cmocka_unit_test(test_swapping_mirrors_and_order_is_nothing),
        cmocka_unit_test(test_exact_and_normal_meet),
        cmocka_unit_test(test_smallest_p),
        cmocka_unit_test(test_moses_depth),
        cmocka_unit_test(test_ratio_is_the_median_of_all_ratios),
        cmocka_unit_test(test_ratio_of_odd_values),
        cmocka_unit_test(test_signed_rank_agrees_with_enumeration),
        cmocka_unit_test(test_walsh_interval),
        cmocka_unit_test(test_large_signed_rank_is_nearly_normal),
        cmocka_unit_test(test_trend),
        cmocka_unit_test(test_score_is_that_of_all_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
