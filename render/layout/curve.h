// SPDX-License-Identifier: Apache-2.0
// Fits as few cubic Bézier curves as stay in a corridor, laid along its taut string. The task is
// that of Gansner et al., section 5, with another fit: one curve for the whole string, and where
// none fits, two for its halves, and so on.
#ifndef PA_LAYOUT_CURVE_H
#define PA_LAYOUT_CURVE_H

#include "layout/corridor.h"

// A part of the string that is still to be covered, and the directions of the curve at its ends.
struct pa_curve_span {
    size_t first, last;               // indices of points of the string
    struct pa_route_point start, end; // directions
};

struct pa_curve {
    PA_VEC(struct pa_route_point) points; // 3k+1, y never decreases
    PA_VEC(struct pa_curve_span) spans;   // work to do
};

// Replaces curve->points by curves along the corridor's string that stay in its rooms. Memory of
// the curve is used again.
void pa_curve_fit(struct pa_curve *curve, const struct pa_corridor *corridor);
// Frees what the curve holds.
void pa_curve_release(struct pa_curve *curve);

#endif
