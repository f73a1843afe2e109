// SPDX-License-Identifier: Apache-2.0
// How different two profiles are as a whole, in one number and what it would be by chance.
#ifndef PA_STATS_DISTANCE_H
#define PA_STATS_DISTANCE_H

#include <stddef.h>

struct pa_distance {
    double share;    // of all samples that would have to move: half the sum of |p1 - p0|, 0 to 1
    double expected; // the same between two samples of one distribution
};

// Manhattan distance of the shares, halved. Expected: each |p1 - p0| has mean
// sqrt(2 p (1 - p) / pi) sqrt(dispersion (1/N0 + 1/N1)) for shares p of both profiles together.
// Counts are samples, flat (so that they sum up to the total). Both 0 if a side is empty.
struct pa_distance pa_distance_manhattan(const double *old, const double *new, size_t functions,
                                         double dispersion);

#endif
