// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/outlier.h"

static void test_bimodal(void **unused)
{
    (void)unused;
    static const double two[] = {10, 10.1, 10.2, 10.3, 14, 14.1, 14.2};
    static const double one[] = {10, 10.1, 10.2, 10.3, 10.4, 10.5, 14};
    static const double flat[] = {5, 5, 5, 5, 5};
    static const double steps[] = {1000, 1000, 1000, 1000, 1001, 1001};
    static const double jump[] = {1000, 1000, 1000, 1000, 1100, 1100};
    assert_true(pa_outlier_is_bimodal(two, 7));
    assert_false(pa_outlier_is_bimodal(one, 7));
    assert_false(pa_outlier_is_bimodal(flat, 5));
    assert_false(pa_outlier_is_bimodal(steps, 6));
    assert_true(pa_outlier_is_bimodal(jump, 6));
    assert_false(pa_outlier_is_bimodal(two + 3, 4));
    assert_false(pa_outlier_is_bimodal(two, 0));
}

static void test_outliers(void **unused)
{
    (void)unused;
    static const double x[] = {1, 96, 98, 99, 100, 101, 102, 104, 150, 160};
    assert_int_equal(pa_outlier_count(x, 10), 3);
    assert_int_equal(pa_outlier_count(x + 1, 7), 0);
    static const double same[] = {1, 1, 1, 1, 9};
    assert_int_equal(pa_outlier_count(same, 5), 0);
    assert_int_equal(pa_outlier_count(x, 0), 0);
}

static void test_blocks(void **unused)
{
    (void)unused;
    static const int blocks[] = {0, 0, 0, 1, 1, 1}, mixed[] = {0, 1, 0, 1, 0, 1};
    assert_true(pa_outlier_is_blocked(blocks, 6));
    assert_false(pa_outlier_is_blocked(mixed, 6));
    assert_false(pa_outlier_is_blocked(blocks, 4)); // one run of the second
    assert_false(pa_outlier_is_blocked(blocks, 3));
    assert_false(pa_outlier_is_blocked(blocks, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bimodal),
        cmocka_unit_test(test_outliers),
        cmocka_unit_test(test_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
