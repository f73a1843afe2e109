// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.h"

#include <stdlib.h>

// Hundredths as pixels, zeros trimmed.
static void add_number(struct pa_strbuf *out, int32_t value)
{
    unsigned magnitude = (unsigned)abs(value);
    pa_strbuf_printf(out, "%s%u", value < 0 ? "-" : "", magnitude / 100);
    if (magnitude % 10)
        pa_strbuf_printf(out, ".%02u", magnitude % 100);
    else if (magnitude % 100)
        pa_strbuf_printf(out, ".%u", magnitude % 100 / 10);
}

static void add_point(struct pa_strbuf *out, int32_t x, int32_t y)
{
    pa_strbuf_addc(out, ' ');
    add_number(out, x);
    pa_strbuf_addc(out, ',');
    add_number(out, y);
}

static void add_color(struct pa_strbuf *out, const char *name, struct pa_color color)
{
    if (color.light)
        pa_strbuf_printf(out, " %s=#%06x/%06x", name, color.light & 0xffffff,
                         color.dark & 0xffffff);
}

static void add_quoted(struct pa_strbuf *out, const char *name, const char *text)
{
    if (!*text)
        return;
    pa_strbuf_printf(out, " %s\"", name);
    for (; *text; text++) {
        if (*text == '\n')
            pa_strbuf_adds(out, "\\n");
        else if (*text == '"' || *text == '\\')
            pa_strbuf_printf(out, "\\%c", *text);
        else
            pa_strbuf_addc(out, *text);
    }
    pa_strbuf_addc(out, '"');
}

static void add_look(struct pa_strbuf *out, const struct pa_shape *s)
{
    add_color(out, "fill", s->fill);
    add_color(out, "stroke", s->stroke);
    if (s->stroke.light && s->size != 100) {
        pa_strbuf_adds(out, " width=");
        add_number(out, s->size);
    }
    if (s->radius) {
        pa_strbuf_adds(out, " radius=");
        add_number(out, s->radius);
    }
    if (s->dashed)
        pa_strbuf_adds(out, " dashed");
}

static void add_text(const struct pa_scene *scene, const struct pa_shape *s, struct pa_strbuf *out)
{
    static const char *const anchors[] = {"", " middle", " end"};
    add_quoted(out, "", pa_scene_string(scene, s->text));
    pa_strbuf_adds(out, " size=");
    add_number(out, s->size);
    pa_strbuf_printf(out, "%s%s%s", s->bold ? " bold" : "", anchors[s->anchor],
                     s->halo ? " halo" : "");
    add_color(out, "fill", s->fill);
}

static void add_shape(const struct pa_scene *scene, const struct pa_shape *s, struct pa_strbuf *out)
{
    static const char *const names[] = {
        [PA_SHAPE_RECT] = "rect",       [PA_SHAPE_TEXT] = "text",
        [PA_SHAPE_LINE] = "line",       [PA_SHAPE_CURVE] = "curve",
        [PA_SHAPE_POLYGON] = "polygon", [PA_SHAPE_POLYLINE] = "polyline",
        [PA_SHAPE_OPEN] = "group",
    };
    bool has_points =
        s->kind == PA_SHAPE_CURVE || s->kind == PA_SHAPE_POLYGON || s->kind == PA_SHAPE_POLYLINE;
    pa_strbuf_adds(out, names[s->kind]);
    for (uint32_t i = 0; has_points && i < s->count; i++)
        add_point(out, scene->points.items[s->first + i].x, scene->points.items[s->first + i].y);
    if (!has_points)
        add_point(out, s->x, s->y);
    if (s->kind == PA_SHAPE_RECT || s->kind == PA_SHAPE_LINE)
        add_point(out, s->width, s->height);
    if (s->kind == PA_SHAPE_TEXT) {
        add_text(scene, s, out);
    } else if (s->kind == PA_SHAPE_OPEN) {
        add_quoted(out, "class=", pa_scene_string(scene, s->class_name));
        add_quoted(out, "link=", pa_scene_string(scene, s->link));
        add_quoted(out, "tooltip=", pa_scene_string(scene, s->text));
    } else {
        add_look(out, s);
    }
    pa_strbuf_addc(out, '\n');
}

void pa_scene_dump(const struct pa_scene *scene, struct pa_strbuf *out)
{
    pa_strbuf_adds(out, "scene");
    add_point(out, scene->width, scene->height);
    add_quoted(out, "", pa_scene_string(scene, scene->title));
    pa_strbuf_addc(out, '\n');
    size_t depth = 1;
    for (size_t i = 0; i < scene->shapes.count; i++) {
        const struct pa_shape *s = &scene->shapes.items[i];
        if (s->kind == PA_SHAPE_CLOSE) {
            depth--;
            continue;
        }
        pa_strbuf_fill(out, ' ', 2 * depth);
        add_shape(scene, s, out);
        depth += s->kind == PA_SHAPE_OPEN;
    }
}
