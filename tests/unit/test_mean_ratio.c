// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/mean_ratio.h"

#include <math.h>

static const double OLD[] = {269, 248, 248, 269, 254, 255, 246, 243, 248, 260};
static const double NEW[] = {269, 271, 263, 277, 284, 269, 258, 259, 264, 267};

static void assert_close(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-10 * fabs(expected)))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void assert_result(struct pa_mean_ratio r, const double expected[5])
{
    assert_close(r.log_ratio, expected[0]);
    assert_close(r.lo, expected[1]);
    assert_close(r.hi, expected[2]);
    assert_close(r.df, expected[3]);
    assert_close(r.p, expected[4]);
}

// t.test() of R 4.2.2 on the logarithms.
static void test_golden(void **unused)
{
    (void)unused;
    static const double welch[] = {0.054229134461338369, 0.023089748627647216, 0.085368520295029518,
                                   17.274680538626462578, 0.001855972495423166};
    static const double paired[] = {0.05422913446133827836, 0.03156384967866626701,
                                    0.07689441924401030359, 9, 0.00042601475309611347};
    static const double unequal[] = {0.038938507175998893, -0.012487545428675874,
                                     0.090364559780673662, 5.505643418814355705,
                                     0.111448511223429594};
    assert_result(pa_mean_ratio_test(OLD, 10, NEW, 10, .95), welch);
    assert_result(pa_mean_ratio_paired(OLD, NEW, 10, .95), paired);
    assert_result(pa_mean_ratio_test(OLD, 5, NEW, 3, .95), unequal);
}

static void test_mirrored(void **unused)
{
    (void)unused;
    struct pa_mean_ratio a = pa_mean_ratio_test(OLD, 10, NEW, 8, .9);
    struct pa_mean_ratio b = pa_mean_ratio_test(NEW, 8, OLD, 10, .9);
    assert_result(b, (double[]){-a.log_ratio, -a.hi, -a.lo, a.df, a.p});
    a = pa_mean_ratio_paired(OLD, NEW, 10, .9);
    b = pa_mean_ratio_paired(NEW, OLD, 10, .9);
    assert_result(b, (double[]){-a.log_ratio, -a.hi, -a.lo, a.df, a.p});
}

static void test_too_little(void **unused)
{
    (void)unused;
    static const double zero[] = {5, 0, 5}, same[] = {7, 7, 7};
    struct pa_mean_ratio r = pa_mean_ratio_test(OLD, 1, NEW, 3, .95);
    assert_true(isfinite(r.log_ratio) && isnan(r.p) && isnan(r.lo) && isnan(r.hi));
    assert_true(isnan(pa_mean_ratio_test(zero, 3, NEW, 3, .95).log_ratio));
    assert_true(isnan(pa_mean_ratio_test(OLD, 0, NEW, 3, .95).log_ratio));
    assert_true(isnan(pa_mean_ratio_paired(OLD, NEW, 1, .95).p));
    assert_true(pa_mean_ratio_test(same, 3, same, 3, .95).p == 1);
    static const double twice[] = {14, 14, 14};
    r = pa_mean_ratio_test(same, 3, twice, 3, .95);
    assert_true(r.p == 0 && r.lo == r.log_ratio && r.hi == r.log_ratio);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_mirrored),
        cmocka_unit_test(test_too_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
