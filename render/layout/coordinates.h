// SPDX-License-Identifier: Apache-2.0
// x of every element and y of every row.
//
// x minimises the sum over all links of weight times horizontal distance, with links between two
// dummies weighted 8 and those beside one dummy 2, so that long edges run straight (Gansner et al.,
// section 4). Where that leaves a node free to move, it goes to the middle. Very large drawings get
// the x of blocks.h instead.
#ifndef PA_LAYOUT_COORDINATES_H
#define PA_LAYOUT_COORDINATES_H

#include "layout/layers.h"

struct pa_coordinates {
    int32_t *x;            // by element; for a node the middle of its box
    int32_t *top, *bottom; // by row: y of its upper and lower edge, those of its highest box
    int32_t width, height; // of all; the leftmost element begins at 0
};

// Gives every element an x and every row its y, in tenths of a pixel; arrays of *out live in
// `scratch`. Both gaps of `options` are set. False if the drawing would be larger than
// PA_LAYOUT_MAX_EXTENT; *out must not be used then.
bool pa_coordinates_assign(struct pa_arena *scratch, const struct pa_dag *dag,
                           const struct pa_layers *layers, const struct pa_layout_options *options,
                           struct pa_coordinates *out) PA_MUST_CHECK;

#endif
