// SPDX-License-Identifier: Apache-2.0
#include "stats/theil_sen.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_POINTS = 1000 };

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const double *sorted, size_t n)
{
    return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

// Sen (1968), section 5: of N slopes in order, those at (N - C)/2 and (N + C)/2 from the start,
// where C is 1.96 standard deviations of the score.
static void set_interval(struct pa_theil_sen *t, const double *sorted, double variance)
{
    double c = 1.959963984540054 * sqrt(variance), n = (double)t->pairs;
    double low = floor((n - c) / 2), high = ceil((n + c) / 2);
    t->lo = low >= 1 ? sorted[(size_t)low - 1] : -INFINITY;
    t->hi = high < n ? sorted[(size_t)high] : INFINITY;
}

struct pa_theil_sen pa_theil_sen(const double *time, const double *value, size_t n, double variance)
{
    struct pa_theil_sen t = {.slope = NAN, .lo = -INFINITY, .hi = INFINITY};
    size_t step = n / MOST_POINTS + 1, m = (n + step - 1) / step;
    double *slopes = pa_xmalloc((m * m / 2 + 1) * sizeof *slopes);
    for (size_t i = 0; i < n; i += step) {
        for (size_t k = i + step; k < n; k += step) {
            if (time[k] != time[i])
                slopes[t.pairs++] = (value[k] - value[i]) / (time[k] - time[i]);
        }
    }
    if (t.pairs) {
        qsort(slopes, t.pairs, sizeof *slopes, ascending);
        t.slope = median(slopes, t.pairs);
        if (step == 1)
            set_interval(&t, slopes, variance);
    }
    free(slopes);
    return t;
}
