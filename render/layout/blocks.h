// SPDX-License-Identifier: Apache-2.0
// x of every element in linear time, for drawings too large for the network simplex method:
// Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment", 2002. Elements are aligned
// with a median neighbour into vertical blocks, blocks are packed, all four ways of doing that are
// averaged. Packing is a longest path over the blocks rather than the paper's classes.
#ifndef PA_LAYOUT_BLOCKS_H
#define PA_LAYOUT_BLOCKS_H

#include "layout/layers.h"

// The lists up and down are sorted by place. `gap` as for pa_layers_distance.
void pa_blocks_place(struct pa_arena *scratch, const struct pa_layers *layers, int32_t gap,
                     int64_t *x);

#endif
