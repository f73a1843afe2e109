// SPDX-License-Identifier: Apache-2.0
#include "base/moment.h"
#include "check.h"

#include <string.h>

// Golden values: GNU date -u -d TEXT +%s.
static void test_points_in_time(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds, nanos;
    } right[] = {
        {"1970-01-01", 0, 0},
        {"2026-11-23T08:33:49Z", 1795422829, 0},
        {"2026-11-23 08:33:49z", 1795422829, 0},
        {"2026-11-23T09:33:49.25+01:00", 1795422829, 250000000},
        {"2000-02-29T23:59:59-05:30", 951888599, 0},
        {"1969-12-31T23:59:59Z", -1, 0},
        {"2100-03-01", 4107542400, 0},
        {"2016-12-31T23:59:60Z", 1483228800, 0},
        {"2026-11-23T08:33:49.123456789123Z", 1795422829, 123456789},
    };
    static const char *const wrong[] = {
        "",
        "2026",
        "2026-13-01",
        "2026-02-29",
        "1900-02-29",
        "2026-11-31",
        "2026-11-23T08:33:49",
        "2026-11-23T24:00:00Z",
        "2026-11-23T",
        "yesterday",
        "2026-11-23T08:33:49.Z",
        "2026-11-23T08:33:49Zx",
        "2263-01-01",
        "1600-01-01",
        "2026-11-23T08:33:49+1",
        "2026-1-1",
    };
    int64_t nanos;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(pa_moment_parse(right[i].text, &nanos));
        assert_int_equal(nanos, right[i].seconds * 1000000000 + right[i].nanos);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (pa_moment_parse(wrong[i], &nanos))
            fail_msg("'%s' is taken for a time", wrong[i]);
    }
}

static void test_spans(void **state)
{
    (void)state;
    int64_t nanos;
    assert_true(pa_span_parse("1h30m", &nanos) && nanos == 5400000000000);
    assert_true(pa_span_parse("1.5h", &nanos) && nanos == 5400000000000);
    assert_true(pa_span_parse("7d", &nanos) && nanos == 604800000000000);
    assert_true(pa_span_parse("250ms", &nanos) && nanos == 250000000);
    static const char *const wrong[] = {"",    "5",   "h",       "1x",    "1h-2m",
                                        "-1h", "1 h", "200000w", "1.2.3s"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (pa_span_parse(wrong[i], &nanos))
            fail_msg("'%s' is taken for a span", wrong[i]);
    }
}

static void test_text(void **state)
{
    (void)state;
    char text[PA_MOMENT_TEXT];
    pa_moment_text(1795422829999999999, text);
    assert_string_equal(text, "2026-11-23T08:33:49Z");
    pa_moment_text(-1, text);
    assert_string_equal(text, "1969-12-31T23:59:59Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points_in_time),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
