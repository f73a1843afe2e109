// SPDX-License-Identifier: Apache-2.0
// As few cubic Bézier curves as stay in a corridor, laid along its taut string (the task of Gansner
// et al., section 5, by another fit: one curve for all, and where none fits, two).
#ifndef PA_LAYOUT_CURVE_H
#define PA_LAYOUT_CURVE_H

#include "layout/corridor.h"

// A stretch of the string still to be covered, and the directions at its ends.
struct pa_curve_span {
    size_t first, last;
    struct pa_route_point start, end;
};

struct pa_curve {
    PA_VEC(struct pa_route_point) points; // 3k+1, y never decreases
    PA_VEC(struct pa_curve_span) spans;   // work to do
};

// Fills the curve with one that follows the corridor's string and stays in its rooms.
void pa_curve_fit(struct pa_curve *curve, const struct pa_corridor *corridor);
void pa_curve_release(struct pa_curve *curve); // frees what it holds

#endif
