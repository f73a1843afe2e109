// SPDX-License-Identifier: Apache-2.0
#include "layout/routing.h"

#include "layout/curve.h"
#include "layout/ports.h"

#include <math.h>

struct router {
    const struct pa_routing *in;
    struct pa_corridor way;
    struct pa_curve curve;
    struct pa_ports ports;
};

static int32_t to_integer(double value)
{
    return (int32_t)floor(value + 0.5);
}

// The lanes of an arc are copies of one curve beside each other.
static struct pa_layout_curve copy_lane(struct pa_arena *arena, const struct router *r,
                                        const struct pa_dag_place *place)
{
    const struct pa_dag_arc *arc = &r->in->dag->arcs[place->arc];
    int32_t narrower = r->in->dag->nodes[arc->from].width;
    if (r->in->dag->nodes[arc->to].width < narrower)
        narrower = r->in->dag->nodes[arc->to].width;
    double step = PA_LAYERS_LANE;
    if (arc->lanes > 1 && step * (arc->lanes - 1) > narrower * 0.8)
        step = narrower * 0.8 / (arc->lanes - 1);
    double offset = (place->lane - (arc->lanes - 1) / 2.0) * step;
    uint32_t count = (uint32_t)r->curve.points.count;
    struct pa_layout_curve curve = {pa_arena_calloc(arena, count, sizeof *curve.points), count};
    for (uint32_t i = 0; i < count; i++) {
        struct pa_route_point p = r->curve.points.items[i];
        uint32_t to = place->turned ? count - 1 - i : i;
        curve.points[to] = (struct pa_layout_point){to_integer(p.x + offset), to_integer(p.y)};
    }
    return curve;
}

// Returns the curve of a self loop, on the right side of the box.
static struct pa_layout_curve draw_loop(struct pa_arena *arena, const struct pa_routing *in,
                                        uint32_t node, uint32_t lane)
{
    const struct pa_layout_node *box = &in->dag->nodes[node];
    int32_t x = in->at->x[node] - box->width / 2 + box->width;
    int32_t y = (int32_t)pa_corridor_box_top(in, node) + box->height / 2, half = box->height / 4;
    // A cubic reaches three quarters of the way to its handles.
    int32_t out = (PA_LAYERS_LOOP_WIDTH + PA_LAYERS_LOOP_GAP * (int32_t)lane) * 5 / 4;
    struct pa_layout_curve curve = {pa_arena_calloc(arena, 4, sizeof *curve.points), 4};
    curve.points[0] = (struct pa_layout_point){x, y - half};
    curve.points[1] = (struct pa_layout_point){x + out, y - half};
    curve.points[2] = (struct pa_layout_point){x + out, y + half};
    curve.points[3] = (struct pa_layout_point){x, y + half};
    return curve;
}

static void draw_arc_edges(struct pa_arena *arena, struct router *r, uint32_t first,
                           const uint32_t *next, struct pa_layout_curve *curves)
{
    const struct pa_dag *dag = r->in->dag;
    uint32_t arc = dag->places[first].arc;
    pa_corridor_build(&r->way, r->in, arc, r->ports.upper[arc], r->ports.lower[arc]);
    pa_curve_fit(&r->curve, &r->way);
    for (uint32_t e = first; e != UINT32_MAX; e = next[e])
        curves[e] = copy_lane(arena, r, &dag->places[e]);
}

void pa_routing_draw(struct pa_arena *arena, const struct pa_routing *routing,
                     struct pa_layout_curve *curves)
{
    const struct pa_dag *dag = routing->dag;
    struct pa_arena scratch = {0};
    struct router r = {.in = routing, .ports = pa_ports_choose(&scratch, routing)};
    uint32_t *first = pa_arena_calloc(&scratch, dag->arc_count, sizeof *first);
    uint32_t *next = pa_arena_calloc(&scratch, dag->edge_count, sizeof *next);
    for (uint32_t i = 0; i < dag->arc_count; i++)
        first[i] = UINT32_MAX;
    for (uint32_t e = 0; e < dag->edge_count; e++) {
        const struct pa_dag_place *place = &dag->places[e];
        if (place->arc == PA_DAG_LOOP) {
            curves[e] = draw_loop(arena, routing, dag->edges[e].from, place->lane);
            continue;
        }
        next[e] = first[place->arc];
        first[place->arc] = e;
    }
    for (uint32_t i = 0; i < dag->arc_count; i++)
        draw_arc_edges(arena, &r, first[i], next, curves);
    pa_corridor_release(&r.way);
    pa_curve_release(&r.curve);
    pa_arena_release(&scratch);
}
