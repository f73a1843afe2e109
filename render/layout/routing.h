// SPDX-License-Identifier: Apache-2.0
// Draws the curves of all edges of a component: ports.h says where they begin and end, corridor.h
// where they may go, curve.h fits them. Edges of one arc run beside each other.
#ifndef PA_LAYOUT_ROUTING_H
#define PA_LAYOUT_ROUTING_H

#include "layout/corridor.h"

// Fills curves[e] for each edge e of the dag, from its `from` to its `to`, in the coordinates of
// routing->at. The points live in `arena`.
void pa_routing_draw(struct pa_arena *arena, const struct pa_routing *routing,
                     struct pa_layout_curve *curves);

#endif
