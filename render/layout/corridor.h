// SPDX-License-Identifier: Apache-2.0
// The corridor of an arc from its upper to its lower box: in each row it passes the free room
// around its dummy element, and between two rows it may go anywhere. The shortest way through is
// that of a taut string. All lengths are in tenths of a pixel.
#ifndef PA_LAYOUT_CORRIDOR_H
#define PA_LAYOUT_CORRIDOR_H

#include "base/vec.h"
#include "layout/coordinates.h"

struct pa_route_point {
    double x, y;
};

// The free room in one row. Between the rooms of two rows nothing is in the way.
struct pa_room {
    double top, bottom, left, right;
};

struct pa_corridor {
    PA_VEC(struct pa_room) rooms; // downwards; the first and last are the doors of the boxes
    PA_VEC(struct pa_route_point) string; // from door to door
    double left, right;                   // nothing may go beyond
    double lanes;                         // room that the edges of the arc take on either side
};

// Where an arc leaves a box: at a fixed x, or anywhere on the middle part of the side.
struct pa_door {
    bool fixed;
    double x; // of `fixed` doors
};

// A component whose elements have places: what all steps of drawing edges look at.
struct pa_routing {
    const struct pa_dag *dag;
    const struct pa_layers *layers;
    const struct pa_coordinates *at;
    int32_t gap; // between nodes
};

// Frees what the corridor holds.
void pa_corridor_release(struct pa_corridor *corridor);

// Fills rooms, string, left, right and lanes for arc number `arc`, which leaves its upper box at
// the door `upper` and enters its lower box at `lower`. Memory of the corridor is used again.
void pa_corridor_build(struct pa_corridor *corridor, const struct pa_routing *in, uint32_t arc,
                       struct pa_door upper, struct pa_door lower);

// Returns the y of the upper side of a node's box; boxes lie in the middle of their row.
double pa_corridor_box_top(const struct pa_routing *in, uint32_t node);
// Returns the y of the lower side of a node's box.
double pa_corridor_box_bottom(const struct pa_routing *in, uint32_t node);
// Returns how far from the middle of a box edges may leave it: 40 % of its width, which keeps the
// corners free.
double pa_corridor_half_side(const struct pa_routing *in, uint32_t node);
// Returns half the width that the edges of the arc need beside each other.
double pa_corridor_lane_room(const struct pa_dag_arc *arc);

#endif
