// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/heap_variance.h"
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

static struct pa_heap_bucket bucket_of(double old_samples, double new_samples, double size)
{
    double q = pa_heap_variance_share(size, rate);
    return (struct pa_heap_bucket){old_samples / q, new_samples / q, size};
}

static void test_of_one_size(void **unused)
{
    (void)unused;
    // For small objects the bytes are Poisson counts: z = (k1 - k0)/sqrt(k0 + k1).
    struct pa_heap_bucket b = bucket_of(100, 140, 32);
    struct pa_heap_test test;
    pa_heap_variance_test(&b, 1, rate, rate, &test);
    assert_close(test.z, 40 / sqrt(240), 1e-3);
    assert_close(test.p, 2 * pa_tail_normal(test.z).upper, 1e-9);
    assert_close(test.samples, 240, 0);
    assert_close(test.delta, 40 * 32 / pa_heap_variance_share(32, rate), 1e-9);
    // Few samples: binomial(2 + 11, 1/2), both tails, half of the point.
    b = bucket_of(2, 11, 32);
    pa_heap_variance_test(&b, 1, rate, rate, &test);
    assert_close(test.p, 2 * (1 + 13 + 39) / 8192., 1e-3);
    struct pa_heap_bucket swapped = bucket_of(11, 2, 32);
    struct pa_heap_test mirror;
    pa_heap_variance_test(&swapped, 1, rate, rate, &mirror);
    assert_close(mirror.log_p, test.log_p, 1e-9);
    assert_close(mirror.z, -test.z, 1e-12);
}

static void test_of_many_sizes(void **unused)
{
    (void)unused;
    struct pa_heap_bucket b[] = {bucket_of(400, 420, 64), bucket_of(90, 60, 32768),
                                 bucket_of(50, 50, 1 << 20)};
    struct pa_heap_test test, first;
    pa_heap_variance_test(b, 3, rate, rate, &test);
    double variance = 0, delta = 0;
    for (size_t i = 0; i < 3; i++) {
        pa_heap_variance_test(b + i, 1, rate, rate, &first);
        variance += first.sd * first.sd;
        delta += first.delta;
    }
    assert_close(test.sd, sqrt(variance), 1e-12);
    assert_close(test.delta, delta, 1e-12);
    // Different rates: the same objects are no difference.
    struct pa_heap_bucket same = {1e6, 1e6, 64};
    pa_heap_variance_test(&same, 1, rate, rate / 8, &test);
    assert_true(fabs(test.z) < .1 && test.p > .9);
}

static void test_exact_profiles(void **unused)
{
    (void)unused;
    struct pa_heap_bucket same = {10, 10, 64}, more = {10, 11, 64};
    struct pa_heap_test test;
    pa_heap_variance_test(&same, 1, 1, 1, &test);
    assert_true(test.z == 0 && test.p == 1 && test.sd == 0);
    pa_heap_variance_test(&more, 1, 1, 1, &test);
    assert_true(isinf(test.z) && test.p == 0 && test.delta == 64);
    pa_heap_variance_test(NULL, 0, rate, rate, &test);
    assert_true(test.p == 1 && test.delta == 0);
    struct pa_heap_bucket nothing = {0, 0, 64};
    pa_heap_variance_test(&nothing, 1, rate, rate, &test);
    assert_true(test.p == 1 && test.z == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_come_back), cmocka_unit_test(test_relative_spread_of_64_mib),
        cmocka_unit_test(test_of_one_size),       cmocka_unit_test(test_of_many_sizes),
        cmocka_unit_test(test_exact_profiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
