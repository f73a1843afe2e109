// SPDX-License-Identifier: Apache-2.0
#include "layout_check.h"

struct box {
    int64_t left, top, right, bottom;
};

static struct box box_of(const struct pa_layout_graph *g, const struct pa_layout *l, uint32_t v)
{
    struct pa_layout_point p = l->corners[v];
    return (struct box){p.x, p.y, (int64_t)p.x + g->nodes[v].width,
                        (int64_t)p.y + g->nodes[v].height};
}

static bool within(const struct pa_layout *l, double x, double y, double slack)
{
    return x >= -slack && y >= -slack && x <= l->width + slack && y <= l->height + slack;
}

static const char *check_boxes(const struct pa_layout_graph *g, const struct pa_layout *l)
{
    for (uint32_t i = 0; i < g->node_count; i++) {
        struct box a = box_of(g, l, i);
        if (!within(l, (double)a.left, (double)a.top, 1) ||
            !within(l, (double)a.right, (double)a.bottom, 1))
            return "a box is outside the drawing";
        for (uint32_t k = 0; k < i; k++) {
            struct box b = box_of(g, l, k);
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                return "two boxes overlap";
        }
    }
    return NULL;
}

static bool on_border(struct box b, struct pa_layout_point p)
{
    bool inside =
        p.x >= b.left - 1 && p.x <= b.right + 1 && p.y >= b.top - 1 && p.y <= b.bottom + 1;
    return inside && (p.y <= b.top + 1 || p.y >= b.bottom - 1 || p.x >= b.right - 1);
}

static double at(double a, double b, double c, double d, double t)
{
    double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

static const char *check_point(const struct pa_layout_graph *g, const struct pa_layout *l,
                               const struct pa_layout_edge *e, double x, double y)
{
    // A curve may bulge by a fraction of its own width between the places where it was fitted.
    if (!within(l, x, y, 10))
        return "a curve leaves the drawing";
    for (uint32_t v = 0; v < g->node_count; v++) {
        struct box b = box_of(g, l, v);
        int64_t slack = v == e->from || v == e->to ? 2 : 0;
        if (x > (double)(b.left + slack) && x < (double)(b.right - slack) &&
            y > (double)(b.top + slack) && y < (double)(b.bottom - slack))
            return v == e->from || v == e->to ? "a curve enters its own box"
                                              : "a curve enters a box";
    }
    return NULL;
}

static const char *check_curve(const struct pa_layout_graph *g, const struct pa_layout *l,
                               uint32_t index)
{
    enum { SAMPLES = 20 };
    const struct pa_layout_edge *e = &g->edges[index];
    const struct pa_layout_curve *c = &l->curves[index];
    const struct pa_layout_point *p = c->points;
    if (c->count < 4 || c->count % 3 != 1)
        return "a curve has not 3k+1 points";
    if (!on_border(box_of(g, l, e->from), p[0]) || !on_border(box_of(g, l, e->to), p[c->count - 1]))
        return "a curve does not begin and end on its boxes";
    bool down = p[c->count - 1].y >= p[0].y;
    for (uint32_t i = 1; i < c->count; i++)
        if (down ? p[i].y < p[i - 1].y : p[i].y > p[i - 1].y)
            return "a curve turns back";
    for (uint32_t i = 0; i + 3 < c->count; i += 3)
        for (int s = 0; s <= SAMPLES; s++) {
            double t = (double)s / SAMPLES;
            const char *wrong =
                check_point(g, l, e, at(p[i].x, p[i + 1].x, p[i + 2].x, p[i + 3].x, t),
                            at(p[i].y, p[i + 1].y, p[i + 2].y, p[i + 3].y, t));
            if (wrong)
                return wrong;
        }
    return NULL;
}

// What the curve of a self loop reaches is three quarters of the way to its handles.
static const char *check_loop(const struct pa_layout_graph *g, const struct pa_layout *l,
                              uint32_t index)
{
    uint32_t node = g->edges[index].from;
    const struct pa_layout_point *p = l->curves[index].points;
    struct box a = box_of(g, l, node);
    a.right = p[0].x + ((int64_t)p[1].x - p[0].x) * 3 / 4 + g->nodes[node].loop_room;
    if (a.right > l->width + 1)
        return "the room of a loop is outside the drawing";
    for (uint32_t v = 0; v < g->node_count; v++) {
        struct box b = box_of(g, l, v);
        if (v != node && a.left < b.right && b.left < a.right && a.top < b.bottom &&
            b.top < a.bottom)
            return "a box is in the room of a loop";
    }
    return NULL;
}

const char *layout_check(const struct pa_layout_graph *g, const struct pa_layout *l)
{
    const char *wrong = check_boxes(g, l);
    for (uint32_t e = 0; e < g->edge_count && !wrong; e++)
        if (!(wrong = check_curve(g, l, e)) && g->edges[e].from == g->edges[e].to)
            wrong = check_loop(g, l, e);
    return wrong;
}
