// SPDX-License-Identifier: Apache-2.0
// The way of an arc from its upper to its lower box: in each row it passes the free room around its
// dummy, between two rows it may go anywhere. The shortest way through is a taut string.
#ifndef PA_LAYOUT_CORRIDOR_H
#define PA_LAYOUT_CORRIDOR_H

#include "base/vec.h"
#include "layout/coordinates.h"

struct pa_route_point {
    double x, y;
};

// Between two rooms there is nothing in the way.
struct pa_room {
    double top, bottom, left, right;
};

struct pa_corridor {
    PA_VEC(struct pa_room) rooms; // downwards; the first and last are the doors of the boxes
    PA_VEC(struct pa_route_point) string; // from door to door
    double left, right;                   // nothing may go beyond
    double lanes;                         // room that the edges of the arc take on either side
};

// Where an arc leaves a box: a place, or anywhere on the middle of the side.
struct pa_door {
    bool fixed;
    double x;
};

struct pa_routing {
    const struct pa_dag *dag;
    const struct pa_layers *layers;
    const struct pa_coordinates *at;
    int32_t gap; // between nodes
};

void pa_corridor_release(struct pa_corridor *corridor); // frees what it holds

// Fills rooms and string for one arc.
void pa_corridor_build(struct pa_corridor *corridor, const struct pa_routing *in, uint32_t arc,
                       struct pa_door upper, struct pa_door lower);

// A node's box; boxes lie in the middle of their row.
double pa_corridor_box_top(const struct pa_routing *in, uint32_t node);
// The lower side of a node's box, in the units of the layout.
double pa_corridor_box_bottom(const struct pa_routing *in, uint32_t node);
// Half of a box's side, less what is kept free at its corners.
double pa_corridor_half_side(const struct pa_routing *in, uint32_t node);
// Half the width the edges of the arc need beside each other.
double pa_corridor_lane_room(const struct pa_dag_arc *arc);

#endif
