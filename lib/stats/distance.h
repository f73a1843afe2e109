// SPDX-License-Identifier: Apache-2.0
// How different two profiles are as a whole, as one number beside the number to expect by chance.
#ifndef PA_STATS_DISTANCE_H
#define PA_STATS_DISTANCE_H

#include <stddef.h>

struct pa_distance {
    double
        share; // half the sum of |p1 - p0|, 0 to 1: the share of samples to move to make them equal
    double expected; // the same between two samples of one distribution
};

// Returns half the Manhattan distance between the shares old[f] / N0 and new[f] / N1 of
// `functions` functions, where N0 and N1 are the sums. Counts are flat samples (so that they sum
// up to the total), >= 0. `dispersion` is the variance of a count over that of a Poisson variable,
// 1 for pure counting noise.
//
// The expected value takes each |p1 - p0| as half-normal, with mean sqrt(2 p (1 - p) / pi)
// sqrt(dispersion (1/N0 + 1/N1)) for the share p in both profiles together. Both results are 0 if
// a side has no samples.
struct pa_distance pa_distance_manhattan(const double *old, const double *new, size_t functions,
                                         double dispersion);

#endif
