// SPDX-License-Identifier: Apache-2.0
#include "stats/outlier.h"

#include "stats/summary.h"

#include <math.h>

bool pa_outlier_is_bimodal(const double *x, size_t n)
{
    if (n < 5)
        return false;
    size_t least = (n + 4) / 5, below = 1;
    for (size_t i = 2; i < n; i++)
        if (x[i] - x[i - 1] > x[below] - x[below - 1])
            below = i;
    double median = pa_summary_sorted_median(x, n), gap = x[below] - x[below - 1];
    return below >= least && n - below >= least && gap > .01 * fabs(median) &&
           gap > 3 * pa_summary_sorted_mad(x, n, median);
}

size_t pa_outlier_count(const double *x, size_t n)
{
    double median = pa_summary_sorted_median(x, n);
    double limit = 3 * 1.4826 * pa_summary_sorted_mad(x, n, median);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += limit > 0 && fabs(x[i] - median) > limit;
    return count;
}

bool pa_outlier_is_blocked(const int *side, size_t n)
{
    size_t switches = 0, last = 0;
    for (size_t i = 1; i < n; i++)
        if (side[i] != side[i - 1])
            switches++, last = i;
    return switches == 1 && last >= 2 && n - last >= 2;
}
