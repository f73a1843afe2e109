// SPDX-License-Identifier: Apache-2.0
#include "paint/svg.h"

#include "base/escape.h"
#include "paint/assets.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FONT_FAMILY "Arial,Helvetica,Liberation Sans,Arimo,sans-serif"

struct writer {
    const struct pa_scene *scene;
    struct pa_strbuf *out;
    bool dark;
};

#define add_literal(out, literal) pa_strbuf_add(out, "" literal, sizeof literal - 1)

// Appends hundredths as a decimal number without trailing zeros. Not by printf(), since half of a
// file is numbers.
static void add_number(struct pa_strbuf *out, int32_t value)
{
    enum { MOST = 16 };
    if (out->capacity - out->size < MOST)
        pa_strbuf_reserve(out, MOST);
    char *p = out->text + out->size;
    unsigned magnitude = value < 0 ? 0u - (unsigned)value : (unsigned)value;
    unsigned fraction = magnitude % 100, whole = magnitude / 100;
    if (value < 0)
        *p++ = '-';
    if (whole || !fraction) {
        for (unsigned rest = whole; rest >= 10; rest /= 10)
            p++;
        char *last = p++;
        do
            *last-- = (char)('0' + whole % 10);
        while (whole /= 10);
    }
    if (fraction) {
        *p++ = '.';
        *p++ = (char)('0' + fraction / 10);
        *p = (char)('0' + fraction % 10);
        p += *p != '0';
    }
    *p = '\0';
    out->size = (size_t)(p - out->text);
}

#define add_attribute(out, name, value)                                                            \
    do {                                                                                           \
        add_literal(out, " " name "=\"");                                                          \
        add_number(out, value);                                                                    \
        pa_strbuf_addc(out, '"');                                                                  \
    } while (0)

static void add_rgb(struct pa_strbuf *out, uint32_t rgb)
{
    static const char hex[] = "0123456789abcdef";
    char text[7] = "#";
    for (int i = 0; i < 6; i++)
        text[i + 1] = hex[rgb >> (20 - 4 * i) & 15];
    if (text[1] == text[2] && text[3] == text[4] && text[5] == text[6]) {
        text[2] = text[3];
        text[3] = text[5];
        pa_strbuf_add(out, text, 4);
    } else {
        pa_strbuf_add(out, text, sizeof text);
    }
}

static uint32_t shown(const struct writer *w, struct pa_color color)
{
    return w->dark ? color.dark : color.light;
}

static void add_paint(const struct writer *w, const char *name, struct pa_color color)
{
    pa_strbuf_addc(w->out, ' ');
    pa_strbuf_adds(w->out, name);
    add_literal(w->out, "=\"");
    add_rgb(w->out, shown(w, color));
    pa_strbuf_addc(w->out, '"');
}

static void add_look(const struct writer *w, const struct pa_shape *s)
{
    if (s->kind == PA_SHAPE_RECT || s->kind == PA_SHAPE_POLYGON || s->fill.light) {
        if (s->fill.light)
            add_paint(w, "fill", s->fill);
        else
            add_literal(w->out, " fill=\"none\"");
    } else if (s->kind != PA_SHAPE_LINE) {
        add_literal(w->out, " fill=\"none\"");
    }
    if (!s->stroke.light)
        return;
    add_paint(w, "stroke", s->stroke);
    if (s->size != 100)
        add_attribute(w->out, "stroke-width", s->size);
    if (s->dashed)
        add_literal(w->out, " stroke-dasharray=\"3 2\"");
}

static void add_title(const struct writer *w, uint32_t text)
{
    const char *title = pa_scene_string(w->scene, text);
    add_literal(w->out, "<title>");
    pa_escape_xml(w->out, title, strlen(title));
    add_literal(w->out, "</title>");
}

// Adds a rectangle, with its tooltip if `title` is not 0.
static void add_rect(const struct writer *w, const struct pa_shape *s, uint32_t title)
{
    add_literal(w->out, "<rect");
    if (s->x)
        add_attribute(w->out, "x", s->x);
    if (s->y)
        add_attribute(w->out, "y", s->y);
    add_attribute(w->out, "width", s->width);
    add_attribute(w->out, "height", s->height);
    if (s->radius)
        add_attribute(w->out, "rx", s->radius);
    add_look(w, s);
    if (!title) {
        add_literal(w->out, "/>");
        return;
    }
    pa_strbuf_addc(w->out, '>');
    add_title(w, title);
    add_literal(w->out, "</rect>\n");
}

// Plain rectangles of one colour in a row of shapes are one path: a third of the bytes. Returns how
// many were taken; 0 or 1 are not worth it.
static size_t add_rects(const struct writer *w, size_t at)
{
    const struct pa_shape *shapes = w->scene->shapes.items, *first = &shapes[at];
    size_t count = 0;
    for (const struct pa_shape *s = first; at + count < w->scene->shapes.count; s++, count++)
        if (s->kind != PA_SHAPE_RECT || s->stroke.light || s->radius || !s->fill.light ||
            s->fill.light != first->fill.light)
            break;
    if (count < 2)
        return 0;
    add_literal(w->out, "<path");
    add_paint(w, "fill", first->fill);
    add_literal(w->out, " d=\"");
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_addc(w->out, 'M');
        add_number(w->out, first[i].x);
        pa_strbuf_addc(w->out, ' ');
        add_number(w->out, first[i].y);
        pa_strbuf_addc(w->out, 'h');
        add_number(w->out, first[i].width);
        pa_strbuf_addc(w->out, 'v');
        add_number(w->out, first[i].height);
        pa_strbuf_addc(w->out, 'h');
        add_number(w->out, -first[i].width);
        pa_strbuf_addc(w->out, 'z');
    }
    add_literal(w->out, "\"/>");
    return count;
}

static bool is_dot(const struct pa_shape *s)
{
    return s->kind == PA_SHAPE_RECT && s->radius && s->width == s->height &&
           s->width == 2 * s->radius && s->fill.light && !s->stroke.light;
}

// Dots of one size and colour are one path of points with round ends. As add_rects().
static size_t add_dots(const struct writer *w, size_t at)
{
    const struct pa_shape *first = &w->scene->shapes.items[at];
    size_t most = w->scene->shapes.count - at, count = 0;
    while (count < most && is_dot(&first[count]) && first[count].width == first->width &&
           first[count].fill.light == first->fill.light)
        count++;
    if (count < 2)
        return 0;
    add_literal(w->out, "<path stroke-linecap=\"round\"");
    add_paint(w, "stroke", first->fill);
    add_attribute(w->out, "stroke-width", first->width);
    add_literal(w->out, " d=\"");
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_addc(w->out, 'M');
        add_number(w->out, first[i].x + first[i].radius);
        pa_strbuf_addc(w->out, ' ');
        add_number(w->out, first[i].y + first[i].radius);
        add_literal(w->out, "h0");
    }
    add_literal(w->out, "\"/>");
    return count;
}

static bool is_like(const struct pa_shape *s, const struct pa_shape *first)
{
    return s->kind == PA_SHAPE_LINE && !s->dashed && s->stroke.light == first->stroke.light &&
           s->size == first->size;
}

// Lines that look the same are one path. As add_rects().
static size_t add_lines(const struct writer *w, size_t at)
{
    const struct pa_shape *first = &w->scene->shapes.items[at];
    size_t most = w->scene->shapes.count - at, count = 0;
    while (count < most && is_like(&first[count], first))
        count++;
    if (count < 2)
        return 0;
    add_literal(w->out, "<path d=\"");
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_addc(w->out, 'M');
        add_number(w->out, first[i].x);
        pa_strbuf_addc(w->out, ' ');
        add_number(w->out, first[i].y);
        pa_strbuf_addc(w->out, 'L');
        add_number(w->out, first[i].width);
        pa_strbuf_addc(w->out, ' ');
        add_number(w->out, first[i].height);
    }
    pa_strbuf_addc(w->out, '"');
    add_look(w, first);
    add_literal(w->out, "/>");
    return count;
}

static void add_text_style(const struct writer *w, const struct pa_shape *s)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    if (s->size != PA_FONT_SIZE * 100)
        add_attribute(w->out, "font-size", s->size);
    if (s->bold)
        add_literal(w->out, " font-weight=\"bold\"");
    pa_strbuf_adds(w->out, anchors[s->anchor]);
    if (s->fill.light != pa_color_ink.light)
        add_paint(w, "fill", s->fill);
    if (s->halo) {
        add_paint(w, "stroke", pa_color_page);
        add_literal(w->out, " stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
}

// Adds a text; `styled`: the group around it has its style already.
static void add_text(const struct writer *w, const struct pa_shape *s, bool styled)
{
    add_literal(w->out, "<text");
    if (s->x)
        add_attribute(w->out, "x", s->x);
    if (s->y)
        add_attribute(w->out, "y", s->y);
    if (!styled)
        add_text_style(w, s);
    pa_strbuf_addc(w->out, '>');
    const char *text = pa_scene_string(w->scene, s->text);
    pa_escape_xml(w->out, text, strlen(text));
    add_literal(w->out, "</text>");
}

static bool has_style(const struct pa_shape *s, const struct pa_shape *first)
{
    return s->kind == PA_SHAPE_TEXT && s->size == first->size && s->bold == first->bold &&
           s->anchor == first->anchor && s->halo == first->halo &&
           s->fill.light == first->fill.light;
}

// Several texts of a style are a group. Returns how many were taken.
static size_t add_texts(const struct writer *w, size_t at)
{
    enum { WORTH = 3 };
    const struct pa_shape *first = &w->scene->shapes.items[at];
    size_t most = w->scene->shapes.count - at, count = 1;
    while (count < most && has_style(&first[count], first))
        count++;
    bool group = count >= WORTH;
    if (group) {
        add_literal(w->out, "<g");
        add_text_style(w, first);
        pa_strbuf_addc(w->out, '>');
    }
    for (size_t i = 0; i < count; i++)
        add_text(w, &first[i], group);
    pa_strbuf_adds(w->out, group ? "</g>\n" : "");
    return count;
}

static void add_line(const struct writer *w, const struct pa_shape *s)
{
    add_literal(w->out, "<line");
    add_attribute(w->out, "x1", s->x);
    add_attribute(w->out, "y1", s->y);
    add_attribute(w->out, "x2", s->width);
    add_attribute(w->out, "y2", s->height);
    add_look(w, s);
    add_literal(w->out, "/>");
}

static void add_points(const struct writer *w, const struct pa_shape *s, uint32_t from)
{
    for (uint32_t i = from; i < s->count; i++) {
        const struct pa_scene_point *p = &w->scene->points.items[s->first + i];
        if (i > from)
            pa_strbuf_addc(w->out, ' ');
        add_number(w->out, p->x);
        pa_strbuf_addc(w->out, ' ');
        add_number(w->out, p->y);
    }
}

static void add_path(const struct writer *w, const struct pa_shape *s)
{
    const struct pa_scene_point *p = &w->scene->points.items[s->first];
    add_literal(w->out, "<path d=\"M");
    add_number(w->out, p->x);
    pa_strbuf_addc(w->out, ' ');
    add_number(w->out, p->y);
    pa_strbuf_addc(w->out, s->kind == PA_SHAPE_CURVE ? 'C' : 'L');
    add_points(w, s, 1);
    pa_strbuf_adds(w->out, s->kind == PA_SHAPE_POLYGON ? "Z\"" : "\"");
    add_look(w, s);
    add_literal(w->out, "/>");
}

static void add_group(const struct writer *w, const struct pa_shape *s)
{
    const char *link = pa_scene_string(w->scene, s->link);
    if (*link) {
        add_literal(w->out, "<a href=\"");
        pa_escape_xml(w->out, link, strlen(link));
        add_literal(w->out, "\"");
    } else {
        add_literal(w->out, "<g");
    }
    const char *name = pa_scene_string(w->scene, s->class_name);
    if (*name) {
        add_literal(w->out, " class=\"");
        pa_strbuf_adds(w->out, name);
        pa_strbuf_addc(w->out, '"');
    }
    if (s->x || s->y) {
        add_literal(w->out, " transform=\"translate(");
        add_number(w->out, s->x);
        pa_strbuf_addc(w->out, ' ');
        add_number(w->out, s->y);
        add_literal(w->out, ")\"");
    }
    pa_strbuf_addc(w->out, '>');
    if (s->text)
        add_title(w, s->text);
}

// Whether a group does nothing but give one rectangle its tooltip, which the element can have
// itself.
static bool is_titled_rect(const struct pa_scene *scene, size_t at)
{
    const struct pa_shape *s = &scene->shapes.items[at];
    return at + 2 < scene->shapes.count && s[1].kind == PA_SHAPE_RECT &&
           s[2].kind == PA_SHAPE_CLOSE && s->text && !s->link && !s->class_name && !s->x && !s->y;
}

static void add_shapes(const struct writer *w)
{
    PA_VEC(bool) links = {0}; // open groups: is it an <a>?
    for (size_t i = 0; i < w->scene->shapes.count; i++) {
        const struct pa_shape *s = &w->scene->shapes.items[i];
        switch (s->kind) {
        case PA_SHAPE_RECT: {
            size_t taken = is_dot(s) ? add_dots(w, i) : add_rects(w, i);
            if (taken == 0)
                add_rect(w, s, 0);
            else
                i += taken - 1;
            break;
        }
        case PA_SHAPE_TEXT:
            i += add_texts(w, i) - 1;
            break;
        case PA_SHAPE_LINE: {
            size_t taken = add_lines(w, i);
            if (taken == 0)
                add_line(w, s);
            else
                i += taken - 1;
            break;
        }
        case PA_SHAPE_OPEN:
            if (is_titled_rect(w->scene, i)) {
                add_rect(w, s + 1, s->text);
                i += 2;
                break;
            }
            add_group(w, s);
            pa_vec_push(&links, s->link != 0);
            break;
        case PA_SHAPE_CLOSE:
            assert(links.items && links.count > 0); // pa_scene_close() sees to it
            pa_strbuf_adds(w->out, links.items[--links.count] ? "</a>\n" : "</g>\n");
            break;
        default:
            add_path(w, s);
        }
    }
    pa_vec_release(&links);
}

// ---- What the viewer needs ----

struct pairs {
    PA_VEC(struct pa_color) list;
};

static int compare_colors(const void *a, const void *b)
{
    const struct pa_color *x = a, *y = b;
    return (x->light > y->light) - (x->light < y->light);
}

static void collect(struct pairs *pairs, struct pa_color color)
{
    // A pair equal to the last one is skipped at once; other repetitions go when the list is
    // sorted.
    if (color.light &&
        (pairs->list.count == 0 || pairs->list.items[pairs->list.count - 1].light != color.light))
        pa_vec_push(&pairs->list, color);
}

// Lists all pairs of colours of the scene, each once.
static void collect_all(const struct pa_scene *scene, struct pairs *pairs)
{
    collect(pairs, pa_color_page);
    collect(pairs, pa_color_ink);
    for (size_t i = 0; i < scene->shapes.count; i++) {
        collect(pairs, scene->shapes.items[i].fill);
        collect(pairs, scene->shapes.items[i].stroke);
    }
    assert(pairs->list.items); // page and ink at least
    qsort(pairs->list.items, pairs->list.count, sizeof *pairs->list.items, compare_colors);
    size_t kept = 1;
    for (size_t i = 1; i < pairs->list.count; i++) {
        if (pairs->list.items[kept - 1].light != pairs->list.items[i].light)
            pairs->list.items[kept++] = pairs->list.items[i];
    }
    pairs->list.count = kept;
}

// Adds a style sheet with the dark colours for each light one of the attributes: without a script.
static void add_dark_sheet(const struct pa_scene *scene, struct pa_strbuf *out)
{
    struct pairs pairs = {0};
    collect_all(scene, &pairs);
    add_literal(out, "<style>.chart{width:100%;height:auto}@media screen and "
                     "(prefers-color-scheme:dark){");
    for (size_t i = 0; i < pairs.list.count; i++) {
        static const char *const before[] = {".chart[fill=\"", "\"],.chart [fill=\"",
                                             "\"]{fill:", "}.chart [stroke=\"", "\"]{stroke:"};
        const struct pa_color *c = &pairs.list.items[i];
        const uint32_t rgb[] = {c->light, c->light, c->dark, c->light, c->dark};
        for (size_t k = 0; k < sizeof rgb / sizeof *rgb; k++) {
            pa_strbuf_adds(out, before[k]);
            add_rgb(out, rgb[k]);
        }
        pa_strbuf_addc(out, '}');
    }
    add_literal(out, "}</style>\n");
    pa_vec_release(&pairs.list);
}

// {"#fff":"#16181d", …}: how to turn the light picture into the dark one.
static void add_color_map(const struct pa_scene *scene, struct pa_strbuf *out)
{
    struct pairs pairs = {0};
    collect_all(scene, &pairs);
    for (size_t i = 0; i < pairs.list.count; i++) {
        const struct pa_color *c = &pairs.list.items[i];
        add_literal(out, ",\"");
        if (i == 0)
            out->text[out->size - 2] = '{';
        add_rgb(out, c->light);
        add_literal(out, "\":\"");
        add_rgb(out, c->dark);
        pa_strbuf_addc(out, '"');
    }
    pa_strbuf_addc(out, '}');
    pa_vec_release(&pairs.list);
}

// Appends JSON so that no "]]>", which occurs in strings only, ends the CDATA section.
static void add_json(const char *json, struct pa_strbuf *out)
{
    for (const char *end; (end = strstr(json, "]]>")); json = end + 3) {
        pa_strbuf_add(out, json, (size_t)(end - json));
        add_literal(out, "]]\\u003e");
    }
    pa_strbuf_adds(out, json);
}

// How a viewer's search box and buttons look. They do not belong on paper.
#define CONTROLS_STYLE                                                                             \
    ".pa div{font:12px " FONT_FAMILY ";text-align:right}"                                          \
    ".pa input{font:inherit;color:inherit;background:none;margin:0 0 2px 3px;padding:2px 6px;"     \
    "border:1px solid #8889;border-radius:3px}.pa [type=button]:hover{background:#8883}"           \
    "[aria-live]{stroke-width:9;stroke-linejoin:round;paint-order:stroke}.frames{cursor:pointer}@" \
    "media "                                                                                       \
    "print{.pa{display:none}}"

static void add_script(enum pa_viewer viewer, struct pa_strbuf *out)
{
    if (viewer == PA_VIEWER_FLAME)
        pa_strbuf_add(out, pa_asset_flame_js, pa_asset_flame_js_size);
    if (viewer == PA_VIEWER_GRAPH)
        pa_strbuf_add(out, pa_asset_graph_js, pa_asset_graph_js_size);
}

static void add_viewer(const struct pa_scene *scene, const struct pa_paint_options *options,
                       struct pa_strbuf *out)
{
    add_literal(out, "<script type=\"application/json\"><![CDATA[{\"colors\":");
    add_color_map(scene, out);
    add_literal(out, ",\"view\":");
    add_json(options->data ? options->data : "{}", out);
    add_literal(out, "}]]></script>\n");
    add_literal(out, "<script><![CDATA[(function(paSvg){'use strict';");
    add_script(options->viewer, out);
    add_literal(out, "})(document.currentScript.parentNode)]]></script>\n<style>" CONTROLS_STYLE
                     "</style>\n");
}

bool pa_paint_svg(const struct pa_scene *scene, const struct pa_paint_options *options,
                  struct pa_strbuf *out, struct pa_error *err)
{
    (void)err;
    struct writer w = {scene, out, options->dark};
    // About the final size, so that the buffer is not copied while it grows.
    pa_strbuf_reserve(out, scene->texts.size + 40 * scene->shapes.count +
                               (options->data ? strlen(options->data) : 0) + 16384);
    add_literal(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    pa_strbuf_adds(out, options->adaptive ? " class=\"chart\"" : "");
    add_attribute(out, "width", scene->width);
    add_attribute(out, "height", scene->height);
    add_literal(out, " viewBox=\"0 0 ");
    add_number(out, scene->width);
    pa_strbuf_addc(out, ' ');
    add_number(out, scene->height);
    add_literal(out, "\" font-family=\"" FONT_FAMILY
                     "\" font-size=\"12\" text-rendering=\"geometricPrecision\"");
    add_paint(&w, "fill", pa_color_ink);
    add_literal(out, ">\n<title>");
    const char *title = pa_scene_string(scene, scene->title);
    pa_escape_xml(out, title, strlen(title));
    add_literal(out, "</title>\n<rect width=\"100%\" height=\"100%\"");
    add_paint(&w, "fill", pa_color_page);
    add_literal(out, "/>\n");
    if (options->adaptive)
        add_dark_sheet(scene, out);
    add_shapes(&w);
    if (options->viewer != PA_VIEWER_NONE)
        add_viewer(scene, options, out);
    add_literal(out, "</svg>\n");
    return true;
}

bool pa_paint_html(const struct pa_scene *scene, const struct pa_paint_options *options,
                   struct pa_strbuf *out, struct pa_error *err)
{
    add_literal(out, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "script-src 'unsafe-inline'; style-src 'unsafe-inline'\">\n<title>");
    const char *title = pa_scene_string(scene, scene->title);
    pa_escape_xml(out, title, strlen(title));
    add_literal(out, "</title>\n<style>body{margin:0;background:#fff}svg{display:block}"
                     "@media(prefers-color-scheme:dark){body{background:#16181d}}</style>\n"
                     "</head><body>\n");
    if (!pa_paint_svg(scene, options, out, err))
        return false;
    if (options->viewer != PA_VIEWER_NONE)
        add_literal(out, "<noscript><p>Scripts are off: this is the still picture; point at a part "
                         "of it to read its name.</p></noscript>\n");
    add_literal(out, "</body></html>\n");
    return true;
}
