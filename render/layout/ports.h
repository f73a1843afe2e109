// SPDX-License-Identifier: Apache-2.0
// Where edges leave and enter boxes: as near as possible to where the straight way would, but side
// by side, in the order of their other ends, so that arrow heads do not pile up.
#ifndef PA_LAYOUT_PORTS_H
#define PA_LAYOUT_PORTS_H

#include "layout/corridor.h"

// The ends of each arc, by arc: at its upper and at its lower box.
struct pa_ports {
    struct pa_door *upper, *lower;
};

// Returns the ports of all arcs, in `scratch`.
struct pa_ports pa_ports_choose(struct pa_arena *scratch, const struct pa_routing *in);

#endif
