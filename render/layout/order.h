// SPDX-License-Identifier: Apache-2.0
// The order of the elements in each row, with few crossings between rows.
//
// Sweeps down and up sort each row by the weighted median of the neighbours in the row before and
// then exchange adjacent elements as long as that helps (Gansner et al., section 3). Several
// starts: depth-first from the top and from the bottom, then disturbed copies of the best so far,
// under a fixed budget of work. The random numbers are our own, so that the same graph always gives
// the same order.
#ifndef PA_LAYOUT_ORDER_H
#define PA_LAYOUT_ORDER_H

#include "layout/layers.h"

// Rewrites order and pos (and the sequence within up and down). Returns the number of crossings.
uint64_t pa_order_improve(struct pa_arena *scratch, struct pa_layers *layers);

// Pairs of links between neighbouring rows that cross.
uint64_t pa_order_crossings(struct pa_arena *scratch, struct pa_layers *layers);

#endif
