// SPDX-License-Identifier: Apache-2.0
#include "layout/ports.h"

#include <stdlib.h>

enum { SPACING = 70 }; // between arrow heads, if there is room

// One end of an arc.
struct end {
    uint32_t node, pos; // the box; the place of the next element on the way
    uint32_t lanes;
    bool lower;
    struct pa_door *door;
    double aim, left, right; // wanted; pushed from the left and from the right
};

static int compare_ends(const void *left, const void *right)
{
    const struct end *a = left, *b = right;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    if (a->lower != b->lower)
        return a->lower ? 1 : -1;
    return (a->pos > b->pos) - (a->pos < b->pos);
}

static void list_ends(const struct pa_routing *in, struct pa_ports *ports, struct end *ends)
{
    struct pa_corridor way = {0};
    for (uint32_t i = 0; i < in->dag->arc_count; i++) {
        const struct pa_dag_arc *a = &in->dag->arcs[i];
        uint32_t span = pa_layers_span(in->layers, in->dag, i);
        uint32_t below = pa_layers_step(in->layers, in->dag, i, 1);
        uint32_t above = pa_layers_step(in->layers, in->dag, i, span - 1);
        pa_corridor_build(&way, in, i, (struct pa_door){0}, (struct pa_door){0});
        ends[2 * i] = (struct end){a->from,          in->layers->pos[below], a->lanes, false,
                                   &ports->upper[i], way.string.items[0].x,  0,        0};
        ends[2 * i + 1] = (struct end){a->to,
                                       in->layers->pos[above],
                                       a->lanes,
                                       true,
                                       &ports->lower[i],
                                       way.string.items[way.string.count - 1].x,
                                       0,
                                       0};
    }
    pa_corridor_release(&way);
}

static double clamp(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

// Spreads the ordered ends at one side of a box: they are pushed apart once from the left and once
// from the right, and the mean of both keeps the distances.
static void spread(const struct pa_routing *in, struct end *ends, size_t count)
{
    double x = in->at->x[ends[0].node], half = pa_corridor_half_side(in, ends[0].node);
    double lanes = 0, step = SPACING;
    for (size_t i = 0; i < count; i++)
        lanes += ends[i].lanes;
    if (step * (lanes - 1) > 2 * half)
        step = 2 * half / (lanes - 1);
    for (size_t i = 0; i < count; i++) {
        double least =
            i ? ends[i - 1].left + step * (ends[i].lanes + ends[i - 1].lanes) / 2 : x - half;
        ends[i].left = ends[i].aim > least ? ends[i].aim : least;
    }
    for (size_t i = count; i-- > 0;) {
        double after = i + 1 < count ? step * (ends[i].lanes + ends[i + 1].lanes) / 2 : 0;
        double most = i + 1 < count ? ends[i + 1].left - after : x + half;
        ends[i].left = ends[i].left < most ? ends[i].left : most;
        most = i + 1 < count ? ends[i + 1].right - after : x + half;
        ends[i].right = ends[i].aim < most ? ends[i].aim : most;
    }
    for (size_t i = 0; i < count; i++) {
        double before = i ? step * (ends[i].lanes + ends[i - 1].lanes) / 2 : 0;
        double least = i ? ends[i - 1].right + before : x - half;
        ends[i].right = ends[i].right > least ? ends[i].right : least;
        double room = half - (ends[i].lanes - 1) * (double)PA_LAYERS_LANE / 2;
        room = room > 0 ? room : 0;
        *ends[i].door =
            (struct pa_door){true, clamp((ends[i].left + ends[i].right) / 2, x - room, x + room)};
    }
}

struct pa_ports pa_ports_choose(struct pa_arena *scratch, const struct pa_routing *in)
{
    size_t arcs = in->dag->arc_count;
    struct pa_ports ports = {pa_arena_calloc(scratch, arcs, sizeof *ports.upper),
                             pa_arena_calloc(scratch, arcs, sizeof *ports.lower)};
    struct end *ends = pa_arena_calloc(scratch, 2 * arcs, sizeof *ends);
    list_ends(in, &ports, ends);
    if (arcs > 0)
        qsort(ends, 2 * arcs, sizeof *ends, compare_ends);
    for (size_t first = 0, i = 1; i <= 2 * arcs; i++) {
        if (i < 2 * arcs && ends[i].node == ends[first].node && ends[i].lower == ends[first].lower)
            continue;
        spread(in, ends + first, i - first);
        first = i;
    }
    return ports;
}
