// SPDX-License-Identifier: Apache-2.0
// The outline of a drawing: cut into strips of equal height, how far it reaches to the left and to
// the right in each.
#ifndef PA_LAYOUT_OUTLINE_H
#define PA_LAYOUT_OUTLINE_H

#include "base/arena.h"
#include "layout/layout.h"

struct pa_outline {
    int32_t width, height, strip; // strip: the height of one, at least 1
    uint32_t count;               // of strips, at least 1
    int32_t *left, *right;        // of each; left > right: nothing there
};

// An empty drawing of this size, in strips of equal height.
struct pa_outline pa_outline_new(struct pa_arena *arena, int32_t width, int32_t height,
                                 int32_t strip);
// Adds a box; what lies outside of the drawing counts as on its border.
void pa_outline_add_box(struct pa_outline *outline, struct pa_layout_point corner,
                        const struct pa_layout_node *box);
// Adds a Bézier curve, as short pieces.
void pa_outline_add_curve(struct pa_outline *outline, const struct pa_layout_curve *curve);
// The outline grown upwards and downwards by so many strips: strip i of the result is strip
// i - margin of the drawing.
struct pa_outline pa_outline_grow(struct pa_arena *arena, const struct pa_outline *outline,
                                  uint32_t margin);

#endif
