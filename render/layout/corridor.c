// SPDX-License-Identifier: Apache-2.0
#include "layout/corridor.h"

#include <math.h>

double pa_corridor_lane_room(const struct pa_dag_arc *arc)
{
    return (arc->lanes - 1) * (double)PA_LAYERS_LANE / 2;
}

// Returns how far the free space beside an element reaches: to a little before the next box, or
// half way to the next dummy.
static double limit(const struct pa_routing *in, uint32_t element, int side)
{
    const struct pa_layers *l = in->layers;
    const struct pa_coordinates *at = in->at;
    uint32_t row = l->rank[element], pos = l->pos[element];
    uint32_t size = l->row_start[row + 1] - l->row_start[row];
    if (side < 0 ? pos == 0 : pos + 1 == size)
        return side < 0 ? 0 : at->width;
    uint32_t other =
        side < 0 ? l->order[l->row_start[row] + pos - 1] : l->order[l->row_start[row] + pos + 1];
    double own = at->x[element] + side * (side < 0 ? l->left : l->right)[element];
    double edge = at->x[other] - side * (side < 0 ? l->right : l->left)[other];
    if (other < l->node_count)
        return edge - side * in->gap / 4.0;
    return (own + edge) / 2;
}

static void add_room(struct pa_corridor *c, const struct pa_routing *in, uint32_t element,
                     double top, double bottom)
{
    double left = limit(in, element, -1) + c->lanes, right = limit(in, element, 1) - c->lanes;
    double x = in->at->x[element];
    struct pa_room room = {top, bottom, left < x ? left : x, right > x ? right : x};
    pa_vec_push(&c->rooms, room);
}

// A box's height is at most that of its row, in whose middle it lies.
double pa_corridor_box_top(const struct pa_routing *in, uint32_t node)
{
    uint32_t row = in->layers->rank[node];
    int32_t height = in->dag->nodes[node].height;
    return in->at->top[row] + (in->at->bottom[row] - in->at->top[row] - height) / 2;
}

double pa_corridor_box_bottom(const struct pa_routing *in, uint32_t node)
{
    return pa_corridor_box_top(in, node) + in->dag->nodes[node].height;
}

double pa_corridor_half_side(const struct pa_routing *in, uint32_t node)
{
    return in->dag->nodes[node].width * 0.4;
}

static void add_door(struct pa_corridor *c, const struct pa_routing *in, uint32_t node, double y,
                     struct pa_door door)
{
    double x = in->at->x[node], half = pa_corridor_half_side(in, node) - c->lanes;
    half = half > 0 ? half : 0;
    struct pa_room room = {y, y, door.fixed ? door.x : x - half, door.fixed ? door.x : x + half};
    pa_vec_push(&c->rooms, room);
}

static void add_rooms(struct pa_corridor *c, const struct pa_routing *in, uint32_t arc,
                      struct pa_door upper, struct pa_door lower)
{
    const struct pa_dag_arc *a = &in->dag->arcs[arc];
    uint32_t span = pa_layers_span(in->layers, in->dag, arc);
    double y = pa_corridor_box_bottom(in, a->from);
    double row_end = in->at->bottom[in->layers->rank[a->from]];
    add_door(c, in, a->from, y, upper);
    if (y < row_end)
        add_room(c, in, a->from, y, row_end);
    for (uint32_t step = 1; step < span; step++) {
        uint32_t dummy = pa_layers_step(in->layers, in->dag, arc, step);
        uint32_t row = in->layers->rank[dummy];
        add_room(c, in, dummy, in->at->top[row], in->at->bottom[row]);
    }
    y = pa_corridor_box_top(in, a->to);
    double row_start = in->at->top[in->layers->rank[a->to]];
    if (row_start < y)
        add_room(c, in, a->to, row_start, y);
    add_door(c, in, a->to, y, lower);
}

// Returns the opening number `i`: rooms have an upper and a lower side each.
static struct pa_room side(const struct pa_corridor *c, size_t i)
{
    struct pa_room room = c->rooms.items[i / 2];
    room.top = room.bottom = i % 2 ? room.bottom : room.top;
    return room;
}

// The shortest way from one middle to the other: from the last corner a cone of sight is narrowed
// side by side; when it closes, the string bends at the corner that closed it.
static void pull_string(struct pa_corridor *c, struct pa_route_point from, struct pa_route_point to)
{
    size_t sides = 2 * c->rooms.count;
    struct pa_route_point corner = from;
    c->string.count = 0;
    pa_vec_push(&c->string, corner);
    for (size_t first = 0; first <= sides;) {
        double least = -INFINITY, most = INFINITY;
        size_t at_least = 0, at_most = 0, i = first;
        for (; i <= sides; i++) {
            struct pa_room s = i < sides ? side(c, i) : (struct pa_room){to.y, to.y, to.x, to.x};
            if (s.top <= corner.y)
                continue;
            double low = (s.left - corner.x) / (s.top - corner.y);
            double high = (s.right - corner.x) / (s.top - corner.y);
            if (low > most || high < least)
                break;
            if (low >= least) {
                least = low;
                at_least = i;
            }
            if (high <= most) {
                most = high;
                at_most = i;
            }
        }
        if (i > sides)
            break;
        struct pa_room next = i < sides ? side(c, i) : (struct pa_room){to.y, to.y, to.x, to.x};
        bool rightwards = (next.left - corner.x) / (next.top - corner.y) > most;
        size_t bend = rightwards ? at_most : at_least;
        struct pa_room s = side(c, bend);
        corner = (struct pa_route_point){rightwards ? s.right : s.left, s.top};
        pa_vec_push(&c->string, corner);
        first = bend + 1;
    }
    pa_vec_push(&c->string, to);
}

static double x_at(struct pa_route_point a, struct pa_route_point b, double y)
{
    return b.y > a.y ? a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)) : a.x;
}

// Cuts off the parts of the string inside the two boxes.
static void clip_string(struct pa_corridor *c, double top, double bottom)
{
    struct pa_route_point *p = c->string.items;
    size_t n = c->string.count;
    if (p[1].y > top) {
        p[0] = (struct pa_route_point){x_at(p[0], p[1], top), top};
    } else {
        for (size_t i = 1; i < n; i++)
            p[i - 1] = p[i];
        n--;
    }
    if (n > 1 && p[n - 2].y < bottom)
        p[n - 1] = (struct pa_route_point){x_at(p[n - 2], p[n - 1], bottom), bottom};
    else
        n--;
    c->string.count = n;
}

void pa_corridor_build(struct pa_corridor *c, const struct pa_routing *in, uint32_t arc,
                       struct pa_door upper, struct pa_door lower)
{
    const struct pa_dag_arc *a = &in->dag->arcs[arc];
    double lanes = pa_corridor_lane_room(a);
    double top = pa_corridor_box_bottom(in, a->from), bottom = pa_corridor_box_top(in, a->to);
    // A string between the middles of the boxes meets their sides at the angle it goes on with.
    double above = (pa_corridor_box_top(in, a->from) + top) / 2;
    double beneath = (bottom + pa_corridor_box_bottom(in, a->to)) / 2;
    c->rooms.count = 0;
    c->lanes = lanes;
    c->left = lanes;
    c->right = in->at->width - lanes;
    add_rooms(c, in, arc, upper, lower);
    pull_string(c, (struct pa_route_point){in->at->x[a->from], above},
                (struct pa_route_point){in->at->x[a->to], beneath});
    clip_string(c, top, bottom);
}

void pa_corridor_release(struct pa_corridor *c)
{
    pa_vec_release(&c->rooms);
    pa_vec_release(&c->string);
}
