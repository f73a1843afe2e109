// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.h"

#include "scene/font.h"

#include <string.h>

static void fail(struct pa_scene *scene, const char *what)
{
    if (scene->error.code == PA_OK)
        pa_error_set(&scene->error, PA_ERROR_LIMIT, "picture: %s", what);
}

static int32_t hundredths(struct pa_scene *scene, double pixels)
{
    if (pixels >= -PA_SCENE_LIMIT && pixels <= PA_SCENE_LIMIT)
        return (int32_t)(pixels * 100 + (pixels < 0 ? -0.5 : 0.5)); // lround() without a call
    fail(scene, "a coordinate is out of range");
    return 0;
}

static uint32_t keep_text(struct pa_scene *scene, const char *text, bool lines)
{
    if (!text || !*text)
        return 0;
    size_t size = strlen(text), offset = scene->texts.size;
    if (offset + 3 * size >= UINT32_MAX) {
        fail(scene, "more than 4 GB of text");
        return 0;
    }
    pa_font_clean(text, size, lines, &scene->texts);
    pa_strbuf_addc(&scene->texts, '\0');
    return (uint32_t)offset;
}

void pa_scene_init(struct pa_scene *scene, const char *title, double width, double height)
{
    *scene = (struct pa_scene){0};
    pa_strbuf_addc(&scene->texts, '\0'); // offset 0 is ""
    scene->title = keep_text(scene, title, false);
    pa_scene_resize(scene, width, height);
}

void pa_scene_release(struct pa_scene *scene)
{
    pa_strbuf_release(&scene->texts);
    pa_vec_release(&scene->shapes);
    pa_vec_release(&scene->points);
}

void pa_scene_resize(struct pa_scene *scene, double width, double height)
{
    scene->width = hundredths(scene, width);
    scene->height = hundredths(scene, height);
}

static bool is_class(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ ";
    return !name || name[strspn(name, allowed)] == '\0';
}

// Whether an address may be a link: http:, https: and # are; anything else, such as javascript:, is
// not.
static bool is_link(const char *link)
{
    return link && (link[0] == '#' || strncmp(link, "http://", 7) == 0 ||
                    strncmp(link, "https://", 8) == 0);
}

void pa_scene_open(struct pa_scene *scene, const struct pa_group *group)
{
    if (!is_class(group->class_name))
        fail(scene, "a class name with odd characters");
    struct pa_shape s = {.kind = PA_SHAPE_OPEN,
                         .x = hundredths(scene, group->x),
                         .y = hundredths(scene, group->y),
                         .text = keep_text(scene, group->tooltip, true),
                         .class_name = keep_text(scene, group->class_name, false)};
    if (is_link(group->link))
        s.link = keep_text(scene, group->link, false);
    pa_vec_push(&scene->shapes, s);
    scene->depth++;
}

void pa_scene_close(struct pa_scene *scene)
{
    if (scene->depth == 0) {
        fail(scene, "a group is closed that was not opened");
        return;
    }
    scene->depth--;
    pa_vec_push(&scene->shapes, (struct pa_shape){.kind = PA_SHAPE_CLOSE});
}

static struct pa_shape with_look(struct pa_scene *scene, enum pa_shape_kind kind,
                                 const struct pa_look *look)
{
    return (struct pa_shape){.kind = (uint8_t)kind,
                             .fill = look->fill,
                             .stroke = look->stroke,
                             .size = hundredths(scene, look->width > 0 ? look->width : 1),
                             .dashed = look->dashed};
}

void pa_scene_rect(struct pa_scene *scene, struct pa_box box, const struct pa_look *look)
{
    struct pa_shape s = with_look(scene, PA_SHAPE_RECT, look);
    s.x = hundredths(scene, box.x);
    s.y = hundredths(scene, box.y);
    // Edges are rounded, not sizes: neighbours that touch before touch afterwards.
    s.width = hundredths(scene, box.x + box.width) - s.x;
    s.height = hundredths(scene, box.y + box.height) - s.y;
    s.radius = hundredths(scene, look->radius);
    if (s.width < 0 || s.height < 0)
        fail(scene, "a rectangle of negative size");
    pa_vec_push(&scene->shapes, s);
}

void pa_scene_text(struct pa_scene *scene, double x, double y, const char *text,
                   const struct pa_font *font)
{
    if (!text || !*text)
        return;
    pa_vec_push(&scene->shapes,
                (struct pa_shape){
                    .kind = PA_SHAPE_TEXT,
                    .anchor = (uint8_t)font->anchor,
                    .bold = font->bold,
                    .halo = font->halo,
                    .x = hundredths(scene, x),
                    .y = hundredths(scene, y),
                    .size = hundredths(scene, font->size > 0 ? font->size : PA_FONT_SIZE),
                    .fill = font->color.light ? font->color : pa_color_ink,
                    .text = keep_text(scene, text, false),
                });
}

void pa_scene_line(struct pa_scene *scene, struct pa_point from, struct pa_point to,
                   const struct pa_look *look)
{
    struct pa_shape s = with_look(scene, PA_SHAPE_LINE, look);
    s.x = hundredths(scene, from.x);
    s.y = hundredths(scene, from.y);
    s.width = hundredths(scene, to.x);
    s.height = hundredths(scene, to.y);
    pa_vec_push(&scene->shapes, s);
}

static void add_path(struct pa_scene *scene, enum pa_shape_kind kind, const struct pa_point *points,
                     size_t count, const struct pa_look *look)
{
    struct pa_shape s = with_look(scene, kind, look);
    if (scene->points.count + count >= UINT32_MAX) {
        fail(scene, "too many points");
        return;
    }
    s.first = (uint32_t)scene->points.count;
    s.count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&scene->points, (struct pa_scene_point){hundredths(scene, points[i].x),
                                                            hundredths(scene, points[i].y)});
    pa_vec_push(&scene->shapes, s);
}

void pa_scene_curve(struct pa_scene *scene, const struct pa_point *points, size_t count,
                    const struct pa_look *look)
{
    if (count < 4 || count % 3 != 1) {
        fail(scene, "a curve needs 1 + 3n points");
        return;
    }
    add_path(scene, PA_SHAPE_CURVE, points, count, look);
}

void pa_scene_polygon(struct pa_scene *scene, const struct pa_point *points, size_t count,
                      const struct pa_look *look)
{
    if (count < 3) {
        fail(scene, "a polygon needs three points");
        return;
    }
    add_path(scene, PA_SHAPE_POLYGON, points, count, look);
}

void pa_scene_polyline(struct pa_scene *scene, const struct pa_point *points, size_t count,
                       const struct pa_look *look)
{
    if (count < 2) {
        fail(scene, "a polyline needs two points");
        return;
    }
    add_path(scene, PA_SHAPE_POLYLINE, points, count, look);
}

bool pa_scene_finish(struct pa_scene *scene, struct pa_error *err)
{
    if (scene->depth > 0)
        fail(scene, "a group is still open");
    if (scene->error.code == PA_OK && (scene->width <= 0 || scene->height <= 0))
        fail(scene, "no size");
    if (scene->error.code == PA_OK)
        return true;
    *err = scene->error;
    return false;
}
