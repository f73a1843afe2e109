// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/heap_variance.h"
#include "stats/one_vs_one.h"
#include "stats/tail.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const double rate = 512 * 1024;

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)) && value != expected)
        fail_msg("%.17g is not %.17g", value, expected);
}

static void test_samples_come_back(void **unused)
{
    (void)unused;
    static const double sizes[] = {1, 16, 64, 4096, 65536, 524288, 4194304};
    for (size_t i = 0; i < COUNT(sizes); i++)
        for (double k = 0; k < 2000; k = 2 * k + 1) {
            double q = pa_heap_variance_share(sizes[i], rate);
            double written = round(k / q); // as the runtime rounds it
            assert_close(pa_heap_variance_samples(written, sizes[i], rate), k, 0);
        }
    assert_close(pa_heap_variance_share(16, rate), 16 / rate, 1e-4);
    assert_true(pa_heap_variance_share(16, 1) == 1 && pa_heap_variance_share(16, 0) == 1);
}

static void test_relative_spread_of_64_mib(void **unused)
{
    (void)unused;
    // sd / bytes of 64 MiB in objects of one size, for size << rate it is sqrt(rate / bytes).
    static const double rows[][2] = {
        {64, .0884}, {65536, .0856}, {524288, .0674}, {4194304, .0046}};
    double bytes = 64 << 20;
    for (size_t i = 0; i < COUNT(rows); i++) {
        double size = rows[i][0], n = bytes / size, q = pa_heap_variance_share(size, rate);
        double sd = sqrt(pa_heap_variance_bytes(n * q, size, rate)) / bytes;
        assert_true(fabs(sd - rows[i][1]) < .00005);
    }
    assert_true(pa_heap_variance_bytes(100, 64, 1) == 0);
}

// Sums of estimates as counts of equal pieces.
struct pieces {
    double old, new;
};

static struct pieces pieces_of(const double samples[][2], const double *sizes, size_t count)
{
    double sum[2] = {0, 0}, variance = 0;
    for (size_t i = 0; i < count; i++) {
        for (int side = 0; side < 2; side++) {
            sum[side] += samples[i][side] * sizes[i] / pa_heap_variance_share(sizes[i], rate);
            variance += pa_heap_variance_bytes(samples[i][side], sizes[i], rate);
        }
    }
    double piece = variance / (sum[0] + sum[1]);
    return (struct pieces){sum[0] / piece, sum[1] / piece};
}

static struct pa_one_vs_one_row test_pieces(struct pieces p)
{
    struct pa_one_vs_one_row row;
    struct pa_one_vs_one_options options = {.factor = 1, .mid_p = true};
    // Beside one that did not change: the dispersion comes from the median.
    double old[] = {p.old, 50, 50}, new[] = {p.new, 50, 50};
    struct pa_one_vs_one_row rows[3];
    assert_true(pa_one_vs_one_test(old, new, 3, &options, rows) == 1);
    row = rows[0];
    return row;
}

static void test_of_one_size(void **unused)
{
    (void)unused;
    // For small objects the bytes are Poisson counts: z = (k1 - k0)/sqrt(k0 + k1).
    struct pa_one_vs_one_row row =
        test_pieces(pieces_of((const double[][2]){{100, 140}}, (const double[]){32}, 1));
    assert_close(row.z, 40 / sqrt(240), 1e-3);
    assert_close(row.p, 2 * pa_tail_normal(row.z).upper, 1e-9);
    // Few samples: binomial(2 + 11, 1/2), both tails, half of the point.
    row = test_pieces(pieces_of((const double[][2]){{2, 11}}, (const double[]){32}, 1));
    assert_close(row.p, 2 * (1 + 13 + 39) / 8192., 1e-3);
    struct pa_one_vs_one_row mirror =
        test_pieces(pieces_of((const double[][2]){{11, 2}}, (const double[]){32}, 1));
    assert_close(mirror.log_p, row.log_p, 1e-9);
    assert_close(mirror.z, -row.z, 1e-12);
}

static void test_of_many_sizes(void **unused)
{
    (void)unused;
    static const double samples[][2] = {{400, 420}, {90, 60}, {50, 50}};
    static const double sizes[] = {64, 32768, 1 << 20};
    double variance = 0, delta = 0;
    for (size_t i = 0; i < 3; i++) {
        double q = pa_heap_variance_share(sizes[i], rate);
        delta += (samples[i][1] - samples[i][0]) * sizes[i] / q;
        variance += pa_heap_variance_bytes(samples[i][0] + samples[i][1], sizes[i], rate);
    }
    assert_close(test_pieces(pieces_of(samples, sizes, 3)).z, delta / sqrt(variance), 1e-12);
    assert_close(pa_heap_variance_bytes(7, 64, rate),
                 64 * 64 * pa_heap_variance_objects(7, 64, rate), 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_come_back),
        cmocka_unit_test(test_relative_spread_of_64_mib),
        cmocka_unit_test(test_of_one_size),
        cmocka_unit_test(test_of_many_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
