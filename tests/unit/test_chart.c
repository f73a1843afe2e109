// SPDX-License-Identifier: Apache-2.0
#include "chart/distribution.h"
#include "check.h"

#include <math.h>
#include <string.h>

static const double old[] = {99, 100, 100, 101, 140}, new[] = {109, 110, 110, 111, 112};

static void draw(const double *a, size_t n, double base, double centre, struct pa_strbuf *dump)
{
    const struct pa_chart_side sides[] = {
        {.label = "old",
         .samples = old,
         .count = 5,
         .centre = base,
         .lo = 99,
         .hi = 101,
         .value = "100.0n"},
        {.label = "new",
         .samples = a,
         .count = n,
         .centre = centre,
         .lo = -INFINITY,
         .hi = INFINITY,
         .value = "110.0n",
         .note = "+10.00%",
         .verdict = -1},
    };
    const struct pa_chart_row row = {"Encode", sides, 2};
    const struct pa_chart_section section = {"sec/op", NULL, &row, 1};
    struct pa_scene scene;
    struct pa_error err;
    pa_chart_distribution(&scene, "Benchmarks", NULL, &section, 1);
    assert_true(pa_scene_finish(&scene, &err));
    pa_scene_dump(&scene, dump);
    pa_scene_release(&scene);
}

static size_t count_lines(const char *text, const char *with)
{
    size_t count = 0;
    for (const char *line = text; line && *line; line = strchr(line, '\n'), line += line != NULL) {
        size_t size = strcspn(line, "\n");
        const char *found = strstr(line, with);
        count += found && found < line + size;
    }
    return count;
}

static void every_sample_is_a_dot(void **state)
{
    (void)state;
    struct pa_strbuf dump = {0};
    draw(new, 5, 100, 110, &dump);
    // Ten dots, of which the one far off is hollow, the band of the side that has an interval, and
    // the three dots of the legend.
    assert_int_equal(count_lines(dump.text, "rect"), 14);
    assert_int_equal(count_lines(dump.text, "Encode"), 3); // the label and two tooltips
    assert_non_null(strstr(dump.text, "+10%"));
    pa_strbuf_release(&dump);
}

// The number of rectangles that are drawn exactly over another.
static size_t count_hidden(const struct pa_strbuf *dump)
{
    size_t hidden = 0;
    for (const char *a = strstr(dump->text, "rect"); a; a = strstr(a + 1, "rect")) {
        size_t size = strcspn(a, "\n");
        for (const char *b = strstr(a + 1, "rect"); b; b = strstr(b + 1, "rect"))
            hidden += strcspn(b, "\n") == size && memcmp(a, b, size) == 0;
    }
    return hidden;
}

static void equal_samples_hide_no_other(void **state)
{
    (void)state;
    static const double equal[] = {110, 110, 110, 110, 110, 110, 112};
    struct pa_strbuf dump = {0};
    draw(equal + 1, 6, 100, 110, &dump); // there are five heights
    assert_int_equal(count_hidden(&dump), 0);
    pa_strbuf_clear(&dump);
    draw(equal, 7, 100, 110, &dump);
    assert_int_equal(count_hidden(&dump), 1);
    pa_strbuf_release(&dump);
}

static void samples_that_are_all_equal_are_one_dot(void **state)
{
    (void)state;
    static const double equal[] = {110, 110, 110, 110, 110, 110};
    struct pa_strbuf one = {0}, six = {0};
    draw(equal, 1, 100, 110, &one);
    draw(equal, 6, 100, 110, &six);
    assert_int_equal(count_lines(six.text, "rect"), count_lines(one.text, "rect"));
    assert_non_null(strstr(six.text, "n=6"));
    pa_strbuf_release(&one);
    pa_strbuf_release(&six);
}

static void odd_values_are_drawn_somewhere(void **state)
{
    (void)state;
    static const double odd[] = {NAN, -INFINITY, -5, 0, 1e300, INFINITY};
    struct pa_strbuf dump = {0};
    draw(odd, 6, 100, NAN, &dump);
    draw(odd, 6, 0, 1e300, &dump);
    draw(odd, 6, 1e-300, 1e300, &dump);
    pa_strbuf_release(&dump);
}

// One side alone is held against nothing, and the room for changes goes to the plot.
static void columns_are_as_wide_as_their_texts(void **state)
{
    (void)state;
    struct pa_chart_side side = {.label = "old",
                                 .samples = old,
                                 .count = 5,
                                 .centre = 100,
                                 .lo = 99,
                                 .hi = 101,
                                 .value = "100.0n"};
    const struct pa_chart_row row = {"Encode", &side, 1};
    const struct pa_chart_section section = {"sec/op", "linux", &row, 1};
    struct pa_strbuf dump = {0};
    for (int wide = 0; wide < 2; wide++) {
        struct pa_scene scene;
        struct pa_error err;
        side.label = wide ? "a/label/as/long.txt" : "old";
        side.note = wide ? "~" : NULL;
        pa_chart_distribution(&scene, "Benchmarks", NULL, &section, 1);
        assert_true(pa_scene_finish(&scene, &err));
        pa_strbuf_clear(&dump);
        pa_scene_dump(&scene, &dump);
        pa_scene_release(&scene);
        // The section's subtitle begins where the plot does, the medians end where it has ended.
        assert_non_null(
            strstr(dump.text, wide ? "text 203.61,78 \"linux\"" : "text 132.68,78 \"linux\""));
        assert_non_null(
            strstr(dump.text, wide ? "text 888,98 \"median\"" : "text 984,98 \"median\""));
        assert_int_equal(count_lines(dump.text, "\"base\""), wide);
        assert_non_null(strstr(dump.text, side.label));
    }
    pa_strbuf_release(&dump);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sample_is_a_dot),
        cmocka_unit_test(equal_samples_hide_no_other),
        cmocka_unit_test(samples_that_are_all_equal_are_one_dot),
        cmocka_unit_test(columns_are_as_wide_as_their_texts),
        cmocka_unit_test(odd_values_are_drawn_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
