// SPDX-License-Identifier: Apache-2.0
#include "scene/compact.h"

#include <stdlib.h>
#include <string.h>

static int32_t tenths(int32_t hundredths)
{
    int32_t half = hundredths < 0 ? -5 : 5;
    return (hundredths + half) / 10 * 10;
}

// Returns the rounded right or lower edge of a box: neighbours still touch afterwards, and no
// visible box becomes empty.
static int32_t edge(int32_t from, int32_t size)
{
    int32_t end = tenths(from + size);
    return size > 0 && end == tenths(from) ? end + 10 : end;
}

static void round_shape(struct pa_shape *s)
{
    const struct pa_shape was = *s;
    s->x = tenths(was.x);
    s->y = tenths(was.y);
    if (s->kind == PA_SHAPE_LINE) {
        s->width = tenths(was.width);
        s->height = tenths(was.height);
    } else if (s->kind == PA_SHAPE_RECT) {
        s->width = edge(was.x, was.width) - s->x;
        s->height = edge(was.y, was.height) - s->y;
    }
}

// The width of the first rectangle of a group; of a group without one 0.
static int32_t width_of(const struct pa_scene *scene, size_t group)
{
    for (size_t i = group + 1; i < scene->shapes.count; i++) {
        const struct pa_shape *s = &scene->shapes.items[i];
        if (s->kind == PA_SHAPE_RECT)
            return s->width;
        if (s->kind == PA_SHAPE_OPEN || s->kind == PA_SHAPE_CLOSE)
            break;
    }
    return 0;
}

// Whether the group shows its tooltip as a text.
static bool is_shown(const struct pa_scene *scene, size_t group)
{
    const char *tooltip = pa_scene_string(scene, scene->shapes.items[group].text);
    for (size_t i = group + 1; i < scene->shapes.count; i++) {
        const struct pa_shape *s = &scene->shapes.items[i];
        if (s->kind == PA_SHAPE_CLOSE)
            break;
        if (s->kind == PA_SHAPE_TEXT && strcmp(pa_scene_string(scene, s->text), tooltip) == 0)
            return true;
    }
    return false;
}

static void shorten_group(struct pa_scene *scene, size_t group, int32_t least)
{
    struct pa_shape *s = &scene->shapes.items[group];
    char *class = scene->texts.text + s->class_name;
    if (strncmp(class, "node", 4) == 0)
        class[4] = '\0';
    else
        s->class_name = 0;
    if (width_of(scene, group) < least) {
        s->text = 0;
        return;
    }
    char *end = s->text ? strchr(scene->texts.text + s->text, '\n') : NULL;
    if (end)
        *end = '\0';
    if (!s->class_name && is_shown(scene, group))
        s->text = 0;
}

static bool says_nothing(const struct pa_shape *group)
{
    return !group->text && !group->link && !group->class_name && !group->x && !group->y;
}

// Removes groups without tooltip, class, link and movement, so that painters see their shapes as
// one run.
static void drop_groups(struct pa_scene *scene)
{
    PA_VEC(bool) dropped = {0}; // open groups
    size_t kept = 0;
    for (size_t i = 0; i < scene->shapes.count; i++) {
        const struct pa_shape s = scene->shapes.items[i];
        bool drop = false;
        if (s.kind == PA_SHAPE_OPEN) {
            drop = says_nothing(&s);
            pa_vec_push(&dropped, drop);
        } else if (s.kind == PA_SHAPE_CLOSE && dropped.count) {
            drop = dropped.items[--dropped.count];
        }
        if (!drop)
            scene->shapes.items[kept++] = s;
    }
    scene->shapes.count = kept;
    pa_vec_release(&dropped);
}

static bool is_plain(const struct pa_shape *s)
{
    return s->kind == PA_SHAPE_RECT && !s->radius && !s->stroke.light && s->fill.light;
}

static int compare_places(const void *a, const void *b)
{
    const struct pa_shape *x = a, *y = b;
    int order = (x->fill.light > y->fill.light) - (x->fill.light < y->fill.light);
    order = order ? order : (x->y > y->y) - (x->y < y->y);
    return order ? order : (x->x > y->x) - (x->x < y->x);
}

static bool is_beside(const struct pa_shape *s, const struct pa_shape *before)
{
    return is_plain(s) && s->y == before->y && s->x >= before->x + before->width;
}

// Boxes beside each other hide nothing, so their order is free: those of a colour together are one
// shape for a painter.
static void sort_colors(struct pa_scene *scene)
{
    struct pa_shape *list = scene->shapes.items;
    for (size_t i = 0, end; i < scene->shapes.count; i = end) {
        end = i + 1;
        while (is_plain(&list[i]) && end < scene->shapes.count &&
               is_beside(&list[end], &list[end - 1]))
            end++;
        qsort(list + i, end - i, sizeof *list, compare_places);
    }
}

struct place {
    struct pa_shape shape;
    size_t at; // where it was
};

static int compare_styles(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    const struct pa_shape *s = &x->shape, *t = &y->shape;
    if (s->size != t->size)
        return s->size > t->size ? -1 : 1;
    if (s->fill.light != t->fill.light)
        return s->fill.light < t->fill.light ? -1 : 1;
    if (s->anchor != t->anchor)
        return s->anchor < t->anchor ? -1 : 1;
    if (s->bold != t->bold)
        return s->bold ? 1 : -1;
    return (x->at > y->at) - (x->at < y->at);
}

static bool is_bracket(const struct pa_shape *s)
{
    return s->kind == PA_SHAPE_OPEN || s->kind == PA_SHAPE_CLOSE;
}

// Texts go behind the other shapes of their group, those of a style together: one style for a
// painter, and boxes that are neighbours.
static void sort_texts(struct pa_scene *scene)
{
    struct pa_shape *list = scene->shapes.items;
    PA_VEC(struct place) texts = {0};
    for (size_t i = 0, end; i < scene->shapes.count; i = end) {
        size_t kept = i;
        texts.count = 0;
        for (end = i; end < scene->shapes.count && (end == i || !is_bracket(&list[end])); end++) {
            if (list[end].kind == PA_SHAPE_TEXT)
                pa_vec_push(&texts, (struct place){list[end], end});
            else
                list[kept++] = list[end];
        }
        if (texts.count)
            qsort(texts.items, texts.count, sizeof *texts.items, compare_styles);
        for (size_t k = 0; k < texts.count; k++)
            list[kept + k] = texts.items[k].shape;
    }
    pa_vec_release(&texts);
}

void pa_scene_compact(struct pa_scene *scene, double least)
{
    for (size_t i = 0; i < scene->shapes.count; i++) {
        struct pa_shape *s = &scene->shapes.items[i];
        if (s->kind == PA_SHAPE_OPEN)
            shorten_group(scene, i, (int32_t)(least * 100));
        if (s->kind != PA_SHAPE_CLOSE)
            round_shape(s);
    }
    for (size_t i = 0; i < scene->points.count; i++) {
        scene->points.items[i].x = tenths(scene->points.items[i].x);
        scene->points.items[i].y = tenths(scene->points.items[i].y);
    }
    drop_groups(scene);
    sort_texts(scene);
    sort_colors(scene);
}
