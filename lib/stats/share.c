// SPDX-License-Identifier: Apache-2.0
#include "stats/share.h"

#include <math.h>

struct pa_share_interval pa_share_wilson(double k, double n)
{
    const double z = 1.959963984540054, zz = z * z;
    if (!(n > 0))
        return (struct pa_share_interval){0, 1};
    double p = k / n, centre = (p + zz / (2 * n)) / (1 + zz / n);
    double half = z * sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n);
    return (struct pa_share_interval){fmax(0, centre - half), fmin(1, centre + half)};
}
