// SPDX-License-Identifier: Apache-2.0
#include "stats/distance.h"

#include "stats/summary.h"

#include <math.h>

struct pa_distance pa_distance_manhattan(const double *old, const double *new, size_t functions,
                                         double dispersion)
{
    static const double two_over_pi = .63661977236758134308;
    double n0 = pa_summary_sum(old, functions), n1 = pa_summary_sum(new, functions);
    struct pa_distance distance = {0, 0};
    if (!(n0 > 0 && n1 > 0))
        return distance;
    double spread = sqrt(two_over_pi * dispersion * (1 / n0 + 1 / n1));
    for (size_t f = 0; f < functions; f++) {
        double p = (old[f] + new[f]) / (n0 + n1);
        distance.share += .5 * fabs(new[f] / n1 - old[f] / n0);
        distance.expected += .5 * sqrt(p * (1 - p)) * spread;
    }
    return distance;
}
