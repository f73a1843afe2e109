// SPDX-License-Identifier: Apache-2.0
// Metrics in their forms, and trends by numbers that can be added up by hand.
#include "evidence/metrics.h"

#include "base/number.h"
#include "check.h"
#include "evidence/metrics_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t add(struct pa_metrics *m, const char *text)
{
    struct pa_bytes bytes = {calloc(strlen(text) + PA_BYTES_PADDING, 1), strlen(text)};
    memcpy(bytes.data, text, bytes.size);
    size_t count = pa_metrics_add(m, &bytes);
    free(bytes.data);
    return count;
}

static double value(const struct pa_metrics *m, const char *name)
{
    const struct pa_metric *metric = pa_metrics_find(m, name);
    return metric ? metric->values[m->moments - 1] : NAN;
}

static void forms(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_metrics *m = pa_metrics_new(&arena, 5);
    assert_int_equal(
        add(m, "{\"a\": 1.5, \"b\": \"x\", \"memstats\": {\"Alloc\": 7, \"NumGC\": 2}}"), 3);
    assert_float_equal(value(m, "a"), 1.5, 0);
    assert_string_equal(pa_metrics_find(m, "Alloc")->unit, "bytes");
    assert_true(pa_metrics_find(m, "NumGC")->counter);
    assert_int_equal(add(m, "# Stack = 8 / 9\n# Alloc = 5\n"), 2);
    assert_float_equal(value(m, "StackSys"), 9, 0);
    assert_int_equal(add(m, "# TYPE jobs counter\njobs{q=\"a} b\"} 3 1700000000000\nx_bytes 1e3\n"),
                     2);
    assert_float_equal(value(m, "jobs{q=\"a} b\"}"), 3, 0);
    assert_true(pa_metrics_find(m, "jobs{q=\"a} b\"}")->counter);
    assert_false(pa_metrics_find(m, "x_bytes")->counter);
    assert_string_equal(pa_metrics_find(m, "x_bytes")->unit, "bytes");
    assert_true(isnan(value(m, "a")));
    assert_int_equal(add(m, "/gc/heap/allocs:bytes 12\n"), 1);
    assert_true(pa_metrics_find(m, "/gc/heap/allocs:bytes")->counter);
    assert_int_equal(add(m, "nothing of the kind\n{ x\n"), 0);
    assert_int_equal(m->moments, 4);
    pa_arena_release(&arena);
}

// What is expected, as it came before, is not taken for what only begins so.
static void known(void **state)
{
    static const char text[] = "# HELP a x\na 1\n: 2\n 3\nb:: 4\nb: 5\na_bucket{le=\"1\"} 6\n"
                               "a_sum 7e+0\n";
    (void)state;
    struct pa_arena arena = {0};
    struct pa_metrics *m = pa_metrics_new(&arena, 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(add(m, text), 6);
        assert_int_equal(m->list.count, 5);
        assert_float_equal(value(m, "a"), 1, 0);
        assert_float_equal(value(m, ""), 2, 0);
        assert_float_equal(value(m, "b:"), 4, 0);
        assert_float_equal(value(m, "b"), 5, 0);
        assert_float_equal(value(m, "a_sum"), 7, 0);
        assert_int_equal(m->other, i + 1);
    }
    assert_null(pa_metrics_find(m, "a_bucket{le=\"1\"}"));
    pa_arena_release(&arena);
}

// Of several values in a file the last counts, in whatever form the others were.
static void last(void **state)
{
    static const char *const LAST[] = {"4", "4.", "4.0000", "+4", "4 1700000000000", "4e0\r"};
    (void)state;
    for (size_t i = 0; i < sizeof LAST / sizeof *LAST; i++) {
        struct pa_arena arena = {0};
        struct pa_metrics *m = pa_metrics_new(&arena, 2);
        const char *text = pa_arena_printf(
            &arena, "a 1\nb_bucket{le=\"1\"} 1\na 2.5\nb_bucket{le=\"1\"} 2\na 3e7\na 7\na %s\n",
            LAST[i]);
        for (int k = 0; k < 2; k++) {
            assert_int_equal(add(m, text), 7);
            assert_int_equal(m->list.count, 1);
            assert_float_equal(value(m, "a"), 4, 0);
        }
        assert_int_equal(add(m, "a 9\n"), 0); // there is no room
        assert_float_equal(value(m, "a"), 4, 0);
        pa_arena_release(&arena);
    }
}

// Its size is told of what is a number for sure.
static void numbers(void **state)
{
    static const struct {
        const char *text;
        size_t size;
    } CASES[] = {{"1\n", 1},
                 {"12.5\n", 4},
                 {".5\n", 2},
                 {"5.\n", 2},
                 {"123456789012345\n", 15},
                 {"1234567890.2345\n", 15},
                 {"1234567890123456\n", 0},
                 {"\n", 0},
                 {".\n", 0},
                 {"1.2.3\n", 0},
                 {"1\r\n", 0},
                 {"1 \n", 0},
                 {"-1\n", 0},
                 {"1e5\n", 0},
                 {"1", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char text[64] = {0};
        double parsed;
        strcpy(text, CASES[i].text);
        size_t size = pa_metrics_number_size(text);
#ifdef __SSE2__
        assert_int_equal(size, CASES[i].size);
#endif
        assert_true(!size || pa_parse_double(text, size, &parsed));
    }
}

static void trends(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_metrics *m = pa_metrics_new(&arena, 8);
    for (int i = 0; i < 8; i++)
        add(m, pa_arena_printf(&arena, "g %d\nc_total %d\n", 3 * i + (i % 2),
                               i < 3 ? 100 + i : 10 * i));
    struct pa_metric_trend t;
    pa_metric_trend(m, pa_metrics_find(m, "g"), &t);
    assert_int_equal(t.count, 8);
    assert_float_equal(t.first, 0, 0);
    assert_float_equal(t.last, 22, 0);
    assert_float_equal(t.slope, 3, .2);
    assert_true(t.low <= t.slope && t.slope <= t.high && t.low > 2 && t.high < 4);
    assert_true(t.p < .001);
    pa_metric_trend(m, pa_metrics_find(m, "c_total"), &t); // restarted at the fourth moment
    assert_int_equal(t.count, 5);
    assert_float_equal(t.slope, 10, 1e-12);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms), cmocka_unit_test(known),
                                       cmocka_unit_test(last), cmocka_unit_test(numbers),
                                       cmocka_unit_test(trends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
