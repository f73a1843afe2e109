// SPDX-License-Identifier: Apache-2.0
// The order of the elements in each row, with few crossings between rows.
//
// Sweeps down and up sort each row by the weighted median of the neighbours in the row before and
// then exchange adjacent elements as long as that helps (Gansner et al., section 3). There are
// several starts: depth-first from the top and from the bottom, then disturbed copies of the best
// so far, within a fixed budget of work. Random numbers come from a generator with a fixed seed,
// so the same graph always gets the same order.
#ifndef PA_LAYOUT_ORDER_H
#define PA_LAYOUT_ORDER_H

#include "layout/layers.h"

// Rewrites order and pos of the layers, and sorts their lists `up` and `down` by place. Returns
// the number of crossings that are left. `scratch` is for working memory.
uint64_t pa_order_improve(struct pa_arena *scratch, struct pa_layers *layers);

// Returns how many pairs of links between neighbouring rows cross. `scratch` is for working
// memory.
uint64_t pa_order_crossings(struct pa_arena *scratch, struct pa_layers *layers);

#endif
