// SPDX-License-Identifier: Apache-2.0
// The outline of a drawing: it is cut into horizontal strips of equal height, each of which has
// how far the drawing reaches to the left and to the right in it. Lengths are in tenths of a
// pixel.
#ifndef PA_LAYOUT_OUTLINE_H
#define PA_LAYOUT_OUTLINE_H

#include "base/arena.h"
#include "layout/layout.h"

struct pa_outline {
    int32_t width, height, strip; // strip: the height of one, at least 1
    uint32_t count;               // of strips, at least 1
    int32_t *left, *right;        // by strip; left > right: nothing is there
};

// Returns the outline of an empty drawing of this size, in strips of the height `strip` (1 at
// least). The arrays are in `arena`.
struct pa_outline pa_outline_new(struct pa_arena *arena, int32_t width, int32_t height,
                                 int32_t strip);
// Adds a box of the node's size whose upper left corner is at `corner`; what lies outside of the
// drawing counts as on its border.
void pa_outline_add_box(struct pa_outline *outline, struct pa_layout_point corner,
                        const struct pa_layout_node *box);
// Adds a curve, as 8 straight pieces for each of its Bézier curves.
void pa_outline_add_curve(struct pa_outline *outline, const struct pa_layout_curve *curve);
// Returns the outline grown upwards and downwards by `margin` strips, in `arena`: its strip i is
// around strip i - margin of the drawing. Left and right do not grow.
struct pa_outline pa_outline_grow(struct pa_arena *arena, const struct pa_outline *outline,
                                  uint32_t margin);

#endif
