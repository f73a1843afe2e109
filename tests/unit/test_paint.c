// SPDX-License-Identifier: Apache-2.0
#include "base/escape.h"
#include "check.h"
#include "paint/assets.h"
#include "paint/paint.h"

#include <stdlib.h>
#include <string.h>

#define HOSTILE "</title></script><script>alert(1)</script>\"'&]]>\x01\xe2\x80\xae"

static void build(struct pa_scene *scene, const char *text)
{
    pa_scene_init(scene, text, 120, 60);
    struct pa_look blue = {.fill = pa_color_hue(6, 1), .stroke = pa_color_line, .radius = 3};
    pa_scene_open(scene,
                  &(struct pa_group){.x = 10, .y = 10.5, .tooltip = text, .class_name = "n"});
    pa_scene_rect(scene, (struct pa_box){0, 0, 100, 17}, &blue);
    pa_scene_text(scene, 3, 13, text, &(struct pa_font){.bold = true, .halo = true});
    pa_scene_close(scene);
    pa_scene_line(scene, (struct pa_point){0, 40}, (struct pa_point){120, 50},
                  &(struct pa_look){.stroke = pa_color_ink, .width = 0.5, .dashed = true});
    struct pa_point points[] = {{0, 30}, {40, 60}, {80, 0}, {120, 30}};
    pa_scene_curve(scene, points, 4, &(struct pa_look){.stroke = pa_color_accent, .width = 2});
    pa_scene_open(scene, &(struct pa_group){.link = "https://example.org/?a&b=\"c\""});
    pa_scene_polygon(scene, points, 3, &(struct pa_look){.fill = pa_color_heat(1)});
    pa_scene_close(scene);
    pa_scene_text(scene, 60, 50, "漢 é", &(struct pa_font){.anchor = PA_ANCHOR_MIDDLE, .size = 10});
    struct pa_error err;
    assert_true(pa_scene_finish(scene, &err));
}

static void paint(const char *name, const struct pa_scene *scene,
                  const struct pa_paint_options *options, struct pa_strbuf *out)
{
    struct pa_error err = {0};
    const struct pa_painter *painter = pa_painter_by_name(name);
    assert_non_null(painter);
    if (!painter->paint(scene, options, out, &err))
        fail_msg("%s: %s", name, err.text);
}

static void test_svg_is_written_as_expected(void **state)
{
    (void)state;
    struct pa_scene scene;
    struct pa_strbuf out = {0};
    build(&scene, "a<b");
    paint("svg", &scene, &(struct pa_paint_options){0}, &out);
    assert_string_equal(
        out.text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\" viewBox=\"0 0 120 "
        "60\""
        " font-family=\"Arial,Helvetica,Liberation Sans,Arimo,sans-serif\" font-size=\"12\" "
        "text-rendering=\"geometricPrecision\""
        " fill=\"#111317\">\n<title>a&lt;b</title>\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        "<g class=\"n\" transform=\"translate(10 10.5)\"><title>a&lt;b</title>"
        "<rect width=\"100\" height=\"17\" rx=\"3\" fill=\"#95d3ff\" stroke=\"#c4c8cf\"/>"
        "<text x=\"3\" y=\"13\" font-weight=\"bold\" stroke=\"#fff\" stroke-width=\"3\""
        " stroke-linejoin=\"round\" paint-order=\"stroke\">a&lt;b</text></g>\n"
        "<line x1=\"0\" y1=\"40\" x2=\"120\" y2=\"50\" stroke=\"#111317\" stroke-width=\".5\""
        " stroke-dasharray=\"3 2\"/>"
        "<path d=\"M0 30C40 60 80 0 120 30\" fill=\"none\" stroke=\"#0b57d0\" stroke-width=\"2\"/>"
        "<a href=\"https://example.org/?a&amp;b=&quot;c&quot;\">"
        "<path d=\"M0 30L40 60 80 0Z\" fill=\"#ffa380\"/></a>\n"
        "<text x=\"60\" y=\"50\" font-size=\"10\" text-anchor=\"middle\">漢 é</text></svg>\n");
    pa_strbuf_release(&out);
    pa_scene_release(&scene);
}

static size_t occurrences(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text++)
        count++;
    return count;
}

static void test_hostile_names_stay_text(void **state)
{
    (void)state;
    static const char *const names[] = {"svg", "html"};
    struct pa_scene scene;
    struct pa_strbuf data = {0};
    build(&scene, HOSTILE);
    pa_escape_json(&data, HOSTILE, strlen(HOSTILE));
    struct pa_paint_options options = {.viewer = PA_VIEWER_FLAME, .data = data.text};
    for (size_t i = 0; i < 2; i++) {
        struct pa_strbuf out = {0};
        paint(names[i], &scene, &options, &out);
        assert_int_equal(occurrences(out.text, "<script"), 2);
        assert_int_equal(occurrences(out.text, "</script"), 2);
        assert_int_equal(occurrences(out.text, "]]>"), 2);
        assert_null(strchr(out.text, '\x01'));
        *strstr(out.text, "<script") = '\0'; // the still picture
        assert_int_equal(occurrences(out.text, "style="), 0);
        pa_strbuf_release(&out);
    }
    pa_strbuf_release(&data);
    pa_scene_release(&scene);
}

static void test_same_scene_same_bytes(void **state)
{
    (void)state;
    struct pa_scene scene;
    build(&scene, "main.main");
    for (size_t i = 0; i < pa_painter_count; i++) {
        struct pa_strbuf once = {0}, twice = {0};
        if (!pa_painters[i].suffix) // cairo numbers its outline pictures within a process
            continue;
        paint(pa_painters[i].name, &scene, &(struct pa_paint_options){0}, &once);
        paint(pa_painters[i].name, &scene, &(struct pa_paint_options){0}, &twice);
        assert_int_equal(once.size, twice.size);
        assert_memory_equal(once.text, twice.text, once.size);
        pa_strbuf_release(&once);
        pa_strbuf_release(&twice);
    }
    pa_scene_release(&scene);
}

static void test_cairo_forms_are_what_they_say(void **state)
{
    (void)state;
    struct pa_scene scene;
    struct pa_strbuf png = {0}, pdf = {0}, svg = {0};
    build(&scene, "main.main");
    paint("png", &scene, &(struct pa_paint_options){.scale = 2, .dark = true}, &png);
    assert_memory_equal(png.text, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\xf0\0\0\0\x78",
                        24); // 240x120
    paint("pdf", &scene, &(struct pa_paint_options){0}, &pdf);
    assert_memory_equal(pdf.text, "%PDF-1.", 7);
    paint("outline", &scene, &(struct pa_paint_options){0}, &svg);
    assert_non_null(strstr(svg.text, "width=\"120px\" height=\"60px\""));
    assert_null(strstr(svg.text, "main.main"));
    pa_strbuf_release(&png);
    pa_strbuf_release(&pdf);
    pa_strbuf_release(&svg);
    pa_scene_release(&scene);
}

static void test_a_picture_too_large_is_refused(void **state)
{
    (void)state;
    struct pa_scene scene;
    struct pa_strbuf out = {0};
    struct pa_error err = {0};
    pa_scene_init(&scene, "", 100, 40000);
    assert_false(
        pa_painter_by_name("png")->paint(&scene, &(struct pa_paint_options){0}, &out, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
    assert_string_equal(err.text,
                        "a picture of 100 x 40000 pixels does not fit into a PNG (limit 32767)");
    assert_int_equal(out.size, 0);
    pa_scene_release(&scene);
}

static void test_painters_by_suffix(void **state)
{
    (void)state;
    assert_string_equal(pa_painter_for_path("a/b.SVG")->name, "svg");
    assert_string_equal(pa_painter_for_path("x.pdf")->name, "pdf");
    assert_null(pa_painter_for_path(".png"));
    assert_null(pa_painter_for_path("x.txt"));
    assert_null(pa_painter_by_name("gif"));
}

static void test_viewers_are_small(void **state)
{
    (void)state;
    assert_in_range(pa_asset_flame_js_size, 1000, 8192);
    assert_in_range(pa_asset_graph_js_size, 1000, 8192);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_svg_is_written_as_expected),
        cmocka_unit_test(test_hostile_names_stay_text),
        cmocka_unit_test(test_same_scene_same_bytes),
        cmocka_unit_test(test_cairo_forms_are_what_they_say),
        cmocka_unit_test(test_a_picture_too_large_is_refused),
        cmocka_unit_test(test_painters_by_suffix),
        cmocka_unit_test(test_viewers_are_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
