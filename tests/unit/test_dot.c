// SPDX-License-Identifier: Apache-2.0
// What DOT and callgrind files must hold to whatever names and values there are.
#include "check.h"
#include "export/callgrind_names.h"
#include "export/dot_style.h"
#include "made_profile.h"

#include "analysis/trim.h"

#include <math.h>

static void assert_colour(double share, bool background, const char *expected)
{
    struct pa_strbuf out = {0};
    pa_dot_colour(&out, share, background);
    assert_string_equal(out.text, expected);
    pa_strbuf_release(&out);
}

// The values are pprof's.
static void test_colours_go_from_green_to_red(void **state)
{
    (void)state;
    assert_colour(1, false, "#b20000");
    assert_colour(1, true, "#edd5d5");
    assert_colour(1040. / 1660, false, "#b21700");
    assert_colour(-80. / 1660, false, "#a1b287");
    assert_colour(-80. / 1660, true, "#eaede7");
    assert_colour(0, false, "#b2b2b2");
    assert_colour(7, false, "#b20000");
    assert_colour(-1, false, "#00b200");
    assert_colour(NAN, false, "#b20000");
}

static void test_sizes_hold_for_all_values(void **state)
{
    (void)state;
    assert_int_equal(pa_dot_font_size(0, 100), 8);
    assert_int_equal(pa_dot_font_size(100, 100), 24);
    assert_int_equal(pa_dot_font_size(-25, 100), 16);
    assert_int_equal(pa_dot_font_size(0, 0), 8);
    assert_int_equal(pa_dot_parts(1, 3, 100), 33);
    assert_int_equal(pa_dot_parts(-3, 1, 5), 5);
    assert_int_equal(pa_dot_parts(INT64_MAX / 2, INT64_MAX, 100), 49);
    assert_int_equal(pa_dot_parts(INT64_MIN, INT64_MAX, 5), 5);
}

static void test_text_stays_in_its_quotes(void **state)
{
    (void)state;
    const char text[] = "a\"]; b\\\n\x1b\xff";
    struct pa_strbuf out = {0};
    pa_dot_escape(&out, text, sizeof text - 1, "\\l");
    assert_string_equal(out.text, "a\\\"]; b\\\\\\l\\\\x1b\\\\xff");
    pa_strbuf_release(&out);
}

static void test_ways_to_a_function_are_numbered(void **state)
{
    (void)state;
    struct made m;
    struct pa_trimmed t;
    struct pa_error err = {0};
    made_begin(&m);
    made_add(&m, "max", 3);
    made_add(&m, "mbx", 2);
    made_end(&m);
    struct pa_trim_options o = {.call_tree = true};
    assert_true(pa_graph_trimmed(m.table, &o, &m.arena, &t, &err));
    const char *const *names = pa_callgrind_names(t.graph, &m.arena);
    assert_string_equal(names[t.graph->order.items[0]], "x [1/2]");
    assert_string_equal(names[t.graph->order.items[1]], "x [2/2]");
    assert_string_equal(names[t.graph->order.items[4]], "m");
    o.call_tree = false;
    assert_true(pa_graph_trimmed(m.table, &o, &m.arena, &t, &err));
    names = pa_callgrind_names(t.graph, &m.arena);
    assert_string_equal(names[t.graph->order.items[0]], "x");
    made_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours_go_from_green_to_red),
        cmocka_unit_test(test_sizes_hold_for_all_values),
        cmocka_unit_test(test_text_stays_in_its_quotes),
        cmocka_unit_test(test_ways_to_a_function_are_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
