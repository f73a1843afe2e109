// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.h"

#include "check.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void test_labels_equal_pprofs(void **state)
{
    static const struct {
        int64_t value;
        const char *from, *to, *label;
    } CASES[] = {
#include "quantity_labels.inc"
    };
    (void)state;
    struct pa_strbuf label = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        pa_strbuf_clear(&label);
        pa_quantity_label(&label, CASES[i].value, CASES[i].from, CASES[i].to);
        if (strcmp(pa_strbuf_text(&label), CASES[i].label) != 0)
            fail_msg("%jd %s in %s: %s, not %s", (intmax_t)CASES[i].value, CASES[i].from,
                     CASES[i].to, pa_strbuf_text(&label), CASES[i].label);
    }
    pa_strbuf_release(&label);
}

// Made with pprof's measurement package (Percentage).
static void test_percentages_equal_pprofs(void **state)
{
    static const struct {
        int64_t value, total;
        const char *text;
    } CASES[] = {
        {0, 0, "    0%"},
        {1, 0, "    0%"},
        {0, 5, "    0%"},
        {1, 3, "33.33%"},
        {-1, 3, "33.33%"},
        {1, 1, "  100%"},
        {2, 1, "200.00%"},
        {9995, 10000, "  100%"},
        {9994, 10000, "99.94%"},
        {10005, 10000, "  100%"},
        {10006, 10000, "100.06%"},
        {99949, 100000, "99.95%"},
        {1, 100, " 1.00%"},
        {99, 10000, " 0.99%"},
        {999, 100000, "    1%"},
        {9949, 1000000, " 0.99%"},
        {995, 100000, "    1%"},
        {1, 1000000, "0.0001%"},
        {1, 100000000, "1e-06%"},
        {123, 1000000000, "1.2e-05%"},
        {1, 9223372036854775807, "1.1e-17%"},
        {9223372036854775807, 1, "922337203685477580800.00%"},
        {INT64_MIN, 9223372036854775807, "  100%"},
        {5, 1000, "  0.5%"},
        {55, 10000, " 0.55%"},
        {1, 200000, "0.0005%"},
        {15, 1000000, "0.0015%"},
        {9223372036854775807, INT64_MIN, "  100%"},
    };
    (void)state;
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        pa_strbuf_clear(&text);
        pa_percentage(&text, CASES[i].value, CASES[i].total);
        assert_string_equal(pa_strbuf_text(&text), CASES[i].text);
    }
    pa_strbuf_release(&text);
}

static void check_scaled(int64_t value, const char *from, const char *to, double want,
                         const char *want_unit)
{
    double scaled;
    const char *unit;
    pa_quantity_scale(value, from, to, &scaled, &unit);
    assert_true(scaled == want);
    assert_string_equal(unit, want_unit);
}

static void test_scaling(void **state)
{
    (void)state;
    check_scaled(-3, "kilobytes", "b", -3072, "B");
    check_scaled(90, "minutes", "auto", 90, ""); // no such unit in pprof
    check_scaled(2, "\xC2\xB5s", "ns", 2000, "ns");
    check_scaled(2, "\xCE\xBCs", "ns", 2000, "ns");
    check_scaled(7, "widgets", "ns", 7, "ns");
    double scaled;
    const char *unit;
    pa_quantity_scale_double(0.5, "ms", "auto", &scaled, &unit);
    assert_true(scaled == 500);
    assert_string_equal(unit, "us");
    pa_quantity_scale_double((double)NAN, "ms", "auto", &scaled, &unit);
    assert_true(isnan(scaled));
}

static void test_compatible_units(void **state)
{
    (void)state;
    assert_true(pa_units_compatible("ns", "Seconds"));
    assert_true(pa_units_compatible("count", "count"));
    assert_false(pa_units_compatible("count", "bytes"));
    assert_false(pa_units_compatible("s", "b"));
    assert_false(pa_units_compatible("count", "counts"));
    assert_true(pa_units_compatible("count", "thousandths"));
    assert_true(pa_units_compatible("millionths", "thousandths"));
    assert_false(pa_units_compatible("counts", "samples"));
}

// Fractions of counts; a count beside none of them is what it is in pprof.
static void test_fractions(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *from, *to, *expected;
    } rows[] = {
        {1400, "thousandths", "thousandths", "1400/1000"},
        {1400, "thousandths", "count", "1.40"},
        {400, "thousandths", "minimum", "400/1000"},
        {2, "count", "thousandths", "2000/1000"},
        {2, "count", "count", "2"},
        {2, "count", "ms", "2ms"},
        {0, "thousandths", "auto", "0"},
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pa_strbuf_clear(&out);
        pa_quantity_label(&out, rows[i].value, rows[i].from, rows[i].to);
        assert_string_equal(pa_strbuf_text(&out), rows[i].expected);
    }
    pa_strbuf_release(&out);
}

// What pprof prints with %5.2f or, below 1, %5.2g; what is near a half as well.
static void test_percentages_are_those_of_printf(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    struct pa_random random = pa_random_seeded(7);
    for (int i = 0; i < 300000; i++) {
        double percent = pow(10, 7 * pa_random_uniform(&random) - 4);
        if (i % 3 == 0)
            percent = nearbyint(percent * 2000) / 2000;
        double share = percent / 100, shown = fabs(share) * 100;
        char expected[40];
        if (shown >= 99.95 && shown <= 100.05)
            continue;
        snprintf(expected, sizeof expected, shown >= 1 ? "%5.2f%%" : "%5.2g%%", shown);
        text.size = 0;
        pa_percentage_share(&text, i % 2 ? share : -share);
        assert_string_equal(text.text, expected);
    }
    pa_strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_equal_pprofs),
        cmocka_unit_test(test_percentages_equal_pprofs),
        cmocka_unit_test(test_percentages_are_those_of_printf),
        cmocka_unit_test(test_scaling),
        cmocka_unit_test(test_compatible_units),
        cmocka_unit_test(test_fractions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
