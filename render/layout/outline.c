// SPDX-License-Identifier: Apache-2.0
#include "layout/outline.h"

struct pa_outline pa_outline_new(struct pa_arena *arena, int32_t width, int32_t height,
                                 int32_t strip)
{
    uint32_t count = (uint32_t)(height / strip) + 1;
    struct pa_outline o = {.width = width, .height = height, .strip = strip, .count = count};
    o.left = pa_arena_calloc(arena, count, sizeof *o.left);
    o.right = pa_arena_calloc(arena, count, sizeof *o.right);
    for (uint32_t i = 0; i < count; i++) {
        o.left[i] = INT32_MAX;
        o.right[i] = INT32_MIN;
    }
    return o;
}

static uint32_t strip_at(const struct pa_outline *o, int64_t y)
{
    int64_t i = y < 0 ? 0 : y / o->strip;
    return i < o->count ? (uint32_t)i : o->count - 1;
}

static void add(struct pa_outline *o, int64_t left, int64_t top, int64_t right, int64_t bottom)
{
    int32_t from = (int32_t)(left < 0 ? 0 : left);
    int32_t to = (int32_t)(right > o->width ? o->width : right);
    for (uint32_t i = strip_at(o, top), last = strip_at(o, bottom); i <= last; i++) {
        o->left[i] = from < o->left[i] ? from : o->left[i];
        o->right[i] = to > o->right[i] ? to : o->right[i];
    }
}

void pa_outline_add_box(struct pa_outline *o, struct pa_layout_point corner,
                        const struct pa_layout_node *box)
{
    add(o, corner.x, corner.y, (int64_t)corner.x + box->width, (int64_t)corner.y + box->height);
}

static struct pa_layout_point on_curve(const struct pa_layout_point *c, double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
    return (struct pa_layout_point){(int32_t)(a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x),
                                    (int32_t)(a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y)};
}

void pa_outline_add_curve(struct pa_outline *o, const struct pa_layout_curve *curve)
{
    enum { PIECES = 8 };
    for (uint32_t i = 0; i + 3 < curve->count; i += 3) {
        struct pa_layout_point p = curve->points[i];
        for (int k = 1; k <= PIECES; k++) {
            struct pa_layout_point q = on_curve(curve->points + i, (double)k / PIECES);
            add(o, p.x < q.x ? p.x : q.x, p.y < q.y ? p.y : q.y, p.x > q.x ? p.x : q.x,
                p.y > q.y ? p.y : q.y);
            p = q;
        }
    }
}

struct pa_outline pa_outline_grow(struct pa_arena *arena, const struct pa_outline *o,
                                  uint32_t margin)
{
    struct pa_outline grown = *o;
    grown.count += 2 * margin;
    grown.left = pa_arena_calloc(arena, grown.count, sizeof *grown.left);
    grown.right = pa_arena_calloc(arena, grown.count, sizeof *grown.right);
    for (uint32_t i = 0; i < grown.count; i++) {
        uint32_t first = i > 2 * margin ? i - 2 * margin : 0;
        grown.left[i] = INT32_MAX;
        grown.right[i] = INT32_MIN;
        for (uint32_t k = first; k <= i && k < o->count; k++) {
            grown.left[i] = o->left[k] < grown.left[i] ? o->left[k] : grown.left[i];
            grown.right[i] = o->right[k] > grown.right[i] ? o->right[k] : grown.right[i];
        }
    }
    return grown;
}
