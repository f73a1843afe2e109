// SPDX-License-Identifier: Apache-2.0
// Places the drawings of components beside each other: each where the whole grows least, also into
// what another leaves free inside its own width and height. (A coarse form of K. Freivalds, U.
// Dogrusoz, P. Kikusts, "Disconnected Graph Layout and the Polyomino Packing Approach", 2001.)
#ifndef PA_LAYOUT_PACKING_H
#define PA_LAYOUT_PACKING_H

#include "layout/outline.h"

struct pa_packed {
    struct pa_outline outline;     // in; strips of one height for all
    struct pa_layout_point corner; // out: its place
};

// Sets each item's corner, in the order given; the first comes to (0, 0). At least `gap` tenths of
// a pixel lie between outlines. *size becomes the size of the whole. All outlines have strips of
// one height. Very many items are placed in rows from some number on. False if the whole would be
// larger than PA_LAYOUT_MAX_EXTENT.
bool pa_packing_place(struct pa_packed *items, uint32_t count, int32_t gap,
                      struct pa_layout_point *size) PA_MUST_CHECK;

#endif
