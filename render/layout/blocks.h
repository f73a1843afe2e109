// SPDX-License-Identifier: Apache-2.0
// x of every element in linear time, for drawings too large for the network simplex method:
// Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment", 2002. Elements are aligned
// with a median neighbour into vertical blocks and blocks are packed; the four ways of doing that
// (from above or below, from left or right) are averaged. Packing is a longest path over the
// blocks rather than the paper's classes.
#ifndef PA_LAYOUT_BLOCKS_H
#define PA_LAYOUT_BLOCKS_H

#include "layout/layers.h"

// Fills x[v] for each element v, in tenths of a pixel, so that neighbours in a row keep
// pa_layers_distance(…, gap). The lists `up` and `down` of the layers are sorted by place.
// `scratch` is for working memory.
void pa_blocks_place(struct pa_arena *scratch, const struct pa_layers *layers, int32_t gap,
                     int64_t *x);

#endif
