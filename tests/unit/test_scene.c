// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "scene/color.h"
#include "scene/compact.h"
#include "scene/flow.h"
#include "scene/font.h"
#include "scene/scene.h"

#include <math.h>
#include <string.h>

static void test_dump_shows_everything(void **state)
{
    (void)state;
    struct pa_scene scene;
    struct pa_error err = {0};
    pa_scene_init(&scene, "CPU \"x\"", 200, 100.5);
    pa_scene_open(&scene, &(struct pa_group){.x = 8,
                                             .y = 64.126,
                                             .tooltip = "main\n1.2\ts",
                                             .class_name = "node n-1",
                                             .link = "https://example.org/?a&b"});
    pa_scene_rect(&scene, (struct pa_box){0.333, 0, 0.333, 17},
                  &(struct pa_look){.fill = pa_color_page, .radius = 3});
    pa_scene_text(&scene, 3, 13, "main", &(struct pa_font){.bold = true});
    pa_scene_close(&scene);
    struct pa_point points[] = {{0, 0}, {1, 1}, {2, 2}, {-3.1, 3}};
    struct pa_look line = {.stroke = pa_color_line, .width = 2.5, .dashed = true};
    pa_scene_curve(&scene, points, 4, &line);
    pa_scene_polygon(&scene, points, 3, &(struct pa_look){.fill = pa_color_ink});
    pa_scene_polyline(&scene, points, 2, &line);
    pa_scene_line(&scene, points[0], points[3], &line);
    assert_true(pa_scene_finish(&scene, &err));
    struct pa_strbuf out = {0};
    pa_scene_dump(&scene, &out);
    assert_string_equal(pa_strbuf_text(&out),
                        "scene 200,100.5 \"CPU \\\"x\\\"\"\n"
                        "  group 8,64.13 class=\"node n-1\" link=\"https://example.org/?a&b\""
                        " tooltip=\"main\\n1.2\xEF\xBF\xBDs\"\n"
                        "    rect 0.33,0 0.34,17 fill=#ffffff/16181d radius=3\n"
                        "    text 3,13 \"main\" size=12 bold fill=#111317/f1f3f6\n"
                        "  curve 0,0 1,1 2,2 -3.1,3 stroke=#c4c8cf/454a54 width=2.5 dashed\n"
                        "  polygon 0,0 1,1 2,2 fill=#111317/f1f3f6\n"
                        "  polyline 0,0 1,1 stroke=#c4c8cf/454a54 width=2.5 dashed\n"
                        "  line 0,0 -3.1,3 stroke=#c4c8cf/454a54 width=2.5 dashed\n");
    pa_strbuf_release(&out);
    pa_scene_release(&scene);
}

static void test_a_compact_scene(void **state)
{
    (void)state;
    struct pa_scene scene;
    struct pa_error err = {0};
    const struct pa_look red = {.fill = {0xff0000, 0xff0000}}, ink = {.fill = pa_color_ink};
    pa_scene_init(&scene, "x", 200, 100);
    pa_scene_text(&scene, 1.26, 1, "small", &(struct pa_font){.size = 9});
    pa_scene_rect(&scene, (struct pa_box){0, 0, 1.04, 17}, &red);
    pa_scene_open(&scene, &(struct pa_group){.tooltip = "narrow\n1 s"});
    pa_scene_rect(&scene, (struct pa_box){1.04, 0, 0.01, 17}, &ink);
    pa_scene_close(&scene);
    pa_scene_rect(&scene, (struct pa_box){10, 0, 2, 17}, &red);
    pa_scene_open(&scene, &(struct pa_group){.tooltip = "wide\n2 s", .class_name = "node n3"});
    pa_scene_rect(&scene, (struct pa_box){20, 0, 30, 17}, &ink);
    pa_scene_close(&scene);
    pa_scene_open(&scene, &(struct pa_group){.tooltip = "shown", .class_name = "edge f1"});
    pa_scene_rect(&scene, (struct pa_box){60, 0, 30, 17}, &ink);
    pa_scene_text(&scene, 61, 13, "shown", &(struct pa_font){.size = 12});
    pa_scene_close(&scene);
    assert_true(pa_scene_finish(&scene, &err));
    pa_scene_compact(&scene, 12);
    struct pa_strbuf out = {0};
    pa_scene_dump(&scene, &out);
    // Boxes beside each other by colour, what is seen stays so, texts last, larger ones first.
    assert_string_equal(pa_strbuf_text(&out),
                        "scene 200,100 \"x\"\n"
                        "  rect 0,0 1,17 fill=#ff0000/ff0000\n"
                        "  rect 10,0 2,17 fill=#ff0000/ff0000\n"
                        "  rect 1,0 0.1,17 fill=#111317/f1f3f6\n"
                        "  text 1.3,1 \"small\" size=9 fill=#111317/f1f3f6\n"
                        "  group 0,0 class=\"node\" tooltip=\"wide\"\n"
                        "    rect 20,0 30,17 fill=#111317/f1f3f6\n"
                        "  rect 60,0 30,17 fill=#111317/f1f3f6\n"
                        "  text 61,13 \"shown\" size=12 fill=#111317/f1f3f6\n");
    pa_strbuf_release(&out);
    pa_scene_release(&scene);
}

static void test_a_flow_has_as_many_lines_as_it_takes(void **state)
{
    (void)state;
    struct pa_scene scene;
    struct pa_flow flow;
    struct pa_error err = {0};
    pa_scene_init(&scene, "", 200, 100);
    pa_flow_open(&flow, &scene, (struct pa_point){8, 46}, 100);
    assert_int_equal(pa_flow_close(&flow), 46); // nothing takes no line
    pa_flow_open(&flow, &scene, (struct pa_point){8, 46}, 100);
    pa_flow_line(&flow, "one");
    pa_flow_swatch(&flow, &(struct pa_look){.fill = pa_color_ink}, "two");
    pa_flow_swatch(&flow, &(struct pa_look){.fill = pa_color_ink}, "three");
    pa_flow_line(&flow, "words that are wider than the whole line is");
    pa_flow_scale(&flow, 2, 8, "more of these than there is room for");
    assert_int_equal(pa_flow_close(&flow), 46 + 4 * PA_FLOW_LINE);
    assert_true(pa_scene_finish(&scene, &err));
    struct pa_strbuf out = {0};
    pa_scene_dump(&scene, &out);
    static const char *const parts[] = {
        "group 8,46\n      text 0,9 \"one\"",
        ("group 40.35,46\n      rect 0,0 10,10 fill=#111317/f1f3f6\n"
         "      text 14,9 \"two\""),
        "group 8,61\n      rect",
        "group 8,76\n      text 0,9 \"words",
        "…\"",
        "group 8,91\n      rect 0,0 10,10 fill=",
        "rect 30,0 10,10 fill=",
        "text 44,9 \"more of"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(pa_strbuf_text(&out), parts[i]))
            fail_msg("no <%s> in:\n%s", parts[i], pa_strbuf_text(&out));
    pa_strbuf_release(&out);
    pa_scene_release(&scene);
}

static void check_refused(void (*draw)(struct pa_scene *), const char *text)
{
    struct pa_scene scene;
    struct pa_error err = {0};
    pa_scene_init(&scene, "", 10, 10);
    draw(&scene);
    pa_scene_text(&scene, 0, 0, "later calls do no harm", &(struct pa_font){0});
    assert_false(pa_scene_finish(&scene, &err));
    assert_string_equal(err.text, text);
    pa_scene_release(&scene);
}

static void draw_nan(struct pa_scene *scene)
{
    pa_scene_rect(scene, (struct pa_box){NAN, 0, 1, 1}, &(struct pa_look){0});
}

static void draw_far(struct pa_scene *scene)
{
    pa_scene_text(scene, 1e9, 0, "x", &(struct pa_font){0});
}

static void draw_open(struct pa_scene *scene)
{
    pa_scene_open(scene, &(struct pa_group){0});
}

static void draw_odd_class(struct pa_scene *scene)
{
    pa_scene_open(scene, &(struct pa_group){.class_name = "a\"b"});
    pa_scene_close(scene);
}

static void draw_short_curve(struct pa_scene *scene)
{
    pa_scene_curve(scene, (struct pa_point[3]){{0, 0}}, 3, &(struct pa_look){0});
}

static void test_builder_remembers_the_first_error(void **state)
{
    (void)state;
    check_refused(draw_nan, "picture: a coordinate is out of range");
    check_refused(draw_far, "picture: a coordinate is out of range");
    check_refused(draw_open, "picture: a group is still open");
    check_refused(pa_scene_close, "picture: a group is closed that was not opened");
    check_refused(draw_odd_class, "picture: a class name with odd characters");
    check_refused(draw_short_curve, "picture: a curve needs 1 + 3n points");
}

static void test_links_lead_to_the_web_only(void **state)
{
    (void)state;
    struct pa_scene scene;
    pa_scene_init(&scene, "", 10, 10);
    pa_scene_open(&scene, &(struct pa_group){.link = "javascript:alert(1)"});
    pa_scene_close(&scene);
    assert_int_equal(scene.shapes.items[0].link, 0);
    pa_scene_release(&scene);
}

static void test_width_is_the_sum_of_arial_advances(void **state)
{
    (void)state;
    // Advances of Liberation Sans, units of 1/2048 em: m 1706, a 1139, i 455, n 1139; bold i 569.
    assert_true(fabs(pa_font_width("main", 4, 2048, false) - (1706 + 1139 + 455 + 1139)) < 1e-9);
    assert_true(fabs(pa_font_width("i", 1, 2048, true) - 569) < 1e-9);
    assert_true(fabs(pa_font_width("…", 3, 12, false) - 12) < 1e-9);
    assert_true(fabs(pa_font_width("漢", 3, 12, false) - 12) < 1e-9);
    assert_true(fabs(pa_font_width("\xff", 1, 2048, false) - 1139) < 1e-9);
}

static void check_fit(double width, const char *expected)
{
    static const char full[] = "cmd/compile/internal/ssa.(*T).regalloc";
    const struct pa_string names[] = {{full, 38}, {full + 21, 17}, {full + 25, 13}, {full + 30, 8}};
    struct pa_strbuf out = {0};
    assert_int_equal(pa_font_fit(names, 4, width, 12, &out), expected[0] != '\0');
    assert_string_equal(pa_strbuf_text(&out), expected);
    assert_true(pa_font_width(pa_strbuf_text(&out), out.size, 12, false) <= fmax(width, 0));
    pa_strbuf_release(&out);
}

static void test_names_shorten_step_by_step(void **state)
{
    (void)state;
    check_fit(400, "cmd/compile/internal/ssa.(*T).regalloc");
    check_fit(120, "ssa.(*T).regalloc");
    check_fit(80, "(*T).regalloc");
    check_fit(46, "regalloc");
    check_fit(40, "regal…");
    check_fit(23, "re…");
    check_fit(20, "");
    check_fit(-5, "");
}

static void test_a_cut_never_splits_a_character(void **state)
{
    (void)state;
    const char *text = "äöüß漢字";
    for (double width = 0; width < 80; width += 0.5) {
        size_t cut = pa_font_prefix(text, strlen(text), width, 12);
        assert_true((text[cut] & 0xC0) != 0x80);
    }
}

static void check_clean(const char *dirty, bool lines, const char *expected)
{
    struct pa_strbuf out = {0};
    pa_font_clean(dirty, strlen(dirty), lines, &out);
    assert_string_equal(pa_strbuf_text(&out), expected);
    pa_strbuf_release(&out);
}

#define BAD "\xEF\xBF\xBD"
static void test_hostile_text_is_made_harmless(void **state)
{
    (void)state;
    check_clean("plain <b> é 漢", false, "plain <b> é 漢");
    check_clean("a\nb", true, "a\nb");
    check_clean("a\nb", false, "a" BAD "b");
    check_clean("a\x1b[31mb\x7f", true, "a" BAD "[31mb" BAD);
    check_clean("x\xe2\x80\xaey\xe2\x81\xa6z", true, "x" BAD "y" BAD "z"); // U+202E, U+2066
    check_clean("\xff\xc3", true, BAD BAD);
    check_clean("\xef\xbf\xbf", true, BAD); // U+FFFF is not allowed in XML
    check_clean("\xc2\x85", true, BAD);     // C1 control
}

static void test_text_is_readable_on_every_colour(void **state)
{
    (void)state;
    for (unsigned tone = 0; tone < PA_TONES; tone++)
        for (unsigned hue = 0; hue <= PA_HUES; hue++) {
            struct pa_color c = hue < PA_HUES ? pa_color_hue(hue, tone) : pa_color_grey_tone(tone);
            assert_true(pa_color_contrast(c.light, pa_color_ink.light) >= 7);
            assert_true(pa_color_contrast(c.dark, pa_color_ink.dark) >= 4.5);
        }
    for (int step = -PA_DIFF_STEPS; step <= PA_DIFF_STEPS; step++) {
        struct pa_color c = pa_color_diff(step);
        assert_true(pa_color_contrast(c.light, pa_color_ink.light) >= 7);
        assert_true(pa_color_contrast(c.dark, pa_color_ink.dark) >= 4.5);
    }
    for (int i = 0; i <= 20; i++) {
        struct pa_color c = pa_color_heat(i / 20.0);
        assert_true(pa_color_contrast(c.light, pa_color_ink.light) >= 7);
        assert_true(pa_color_contrast(c.dark, pa_color_ink.dark) >= 4.5);
    }
    assert_true(pa_color_contrast(pa_color_page.light, pa_color_muted.light) >= 7);
    assert_true(pa_color_contrast(pa_color_page.dark, pa_color_muted.dark) >= 4.5);
}

static void test_diff_colours_are_told_apart_by_every_eye(void **state)
{
    (void)state;
    struct pa_color less = pa_color_diff(-PA_DIFF_STEPS), more = pa_color_diff(PA_DIFF_STEPS);
    for (int vision = PA_VISION_NORMAL; vision <= PA_VISION_TRITAN; vision++) {
        print_message("# more/less: %.1f light, %.1f dark\n",
                      pa_color_distance(less.light, more.light, (enum pa_vision)vision),
                      pa_color_distance(less.dark, more.dark, (enum pa_vision)vision));
        assert_true(pa_color_distance(less.light, more.light, (enum pa_vision)vision) >= 20);
        assert_true(pa_color_distance(less.dark, more.dark, (enum pa_vision)vision) >= 20);
    }
}

static void test_oklch_matches_known_colours(void **state)
{
    (void)state;
    // sRGB red is oklch(0.62796 0.25768 29.234), white is oklch(1 0 0) (CSS Color 4, examples).
    assert_int_equal(pa_rgb_oklch(0.62796, 0.25768, 29.234), PA_RGB(0xff0000));
    assert_int_equal(pa_rgb_oklch(1, 0, 0), PA_RGB(0xffffff));
    assert_true(fabs(pa_color_contrast(0xffffff, 0x000000) - 21) < 1e-9);
    assert_int_equal(pa_color_hash("foobar", 6), 0xbf9cf968); // FNV's own test vector
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_flow_has_as_many_lines_as_it_takes),
        cmocka_unit_test(test_dump_shows_everything),
        cmocka_unit_test(test_a_compact_scene),
        cmocka_unit_test(test_builder_remembers_the_first_error),
        cmocka_unit_test(test_links_lead_to_the_web_only),
        cmocka_unit_test(test_width_is_the_sum_of_arial_advances),
        cmocka_unit_test(test_names_shorten_step_by_step),
        cmocka_unit_test(test_a_cut_never_splits_a_character),
        cmocka_unit_test(test_hostile_text_is_made_harmless),
        cmocka_unit_test(test_text_is_readable_on_every_colour),
        cmocka_unit_test(test_diff_colours_are_told_apart_by_every_eye),
        cmocka_unit_test(test_oklch_matches_known_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
