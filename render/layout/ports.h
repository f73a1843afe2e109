// SPDX-License-Identifier: Apache-2.0
// Where edges leave and enter boxes: as near as possible to where the straight way would, but one
// beside the other in the order of their other ends, so that arrow heads do not pile up.
#ifndef PA_LAYOUT_PORTS_H
#define PA_LAYOUT_PORTS_H

#include "layout/corridor.h"

// The ends of each arc.
struct pa_ports {
    struct pa_door *upper, *lower;
};

// The ports of all arcs of a layout, in `scratch`.
struct pa_ports pa_ports_choose(struct pa_arena *scratch, const struct pa_routing *in);

#endif
