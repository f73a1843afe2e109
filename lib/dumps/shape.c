// SPDX-License-Identifier: Apache-2.0
#include "dumps/group.h"

#include <math.h>

const char *pa_dump_shape_name(enum pa_dump_shape shape)
{
    static const char *const NAMES[] = {"flat", "steady", "step", "spike"};
    return NAMES[shape];
}

// Residual sum of squares of two levels, the second from dump k on.
static double step_error(const double *y, size_t n, size_t k)
{
    double sum[2] = {0, 0}, squares = 0;
    for (size_t i = 0; i < n; i++)
        sum[i >= k] += y[i];
    double mean[2] = {sum[0] / (double)k, sum[1] / (double)(n - k)};
    for (size_t i = 0; i < n; i++)
        squares += (y[i] - mean[i >= k]) * (y[i] - mean[i >= k]);
    return squares;
}

// Of a level up to dump k and a line from there: least squares of y on max(0, t - t[k]).
static double hinge_error(const double *t, const double *y, size_t n, size_t k)
{
    double sx = 0, sy = 0, sxx = 0, sxy = 0, count = (double)n, squares = 0;
    for (size_t i = 0; i < n; i++) {
        double x = i > k ? t[i] - t[k] : 0;
        sx += x;
        sy += y[i];
        sxx += x * x;
        sxy += x * y[i];
    }
    double spread = sxx - sx * sx / count;
    double slope = spread > 0 ? (sxy - sx * sy / count) / spread : 0;
    double level = (sy - slope * sx) / count;
    for (size_t i = 0; i < n; i++) {
        double x = i > k ? t[i] - t[k] : 0;
        squares += (y[i] - level - slope * x) * (y[i] - level - slope * x);
    }
    return slope > 0 ? squares : INFINITY;
}

static void bounds(const double *y, size_t n, double *low, double *high)
{
    *low = *high = y[0];
    for (size_t i = 1; i < n; i++) {
        *low = fmin(*low, y[i]);
        *high = fmax(*high, y[i]);
    }
}

// The first dump of the longest stretch above the middle that has the highest one.
static size_t spike_start(const double *y, size_t n, double middle, double high)
{
    size_t at = 0;
    while (at + 1 < n && y[at] < high)
        at++;
    while (at > 0 && y[at - 1] > middle)
        at--;
    return at;
}

enum pa_dump_shape pa_dump_rise_of(const double *t, const double *y, size_t n, size_t *since)
{
    double best_step = INFINITY, best_hinge = INFINITY;
    size_t step = 0, hinge = 0;
    for (size_t k = 1; k < n; k++) {
        double error = step_error(y, n, k);
        if (error < best_step) {
            best_step = error;
            step = k;
        }
        error = k + 1 < n ? hinge_error(t, y, n, k - 1) : INFINITY;
        if (error < best_hinge) {
            best_hinge = error;
            hinge = k - 1;
        }
    }
    bool steady = best_hinge < best_step;
    *since = steady ? hinge + 1 : step;
    return steady ? PA_SHAPE_STEADY : PA_SHAPE_STEP;
}

enum pa_dump_shape pa_dump_shape_of(const double *t, const double *y, size_t n, size_t *since)
{
    double low, high;
    *since = 0;
    if (n < 2)
        return PA_SHAPE_FLAT;
    bounds(y, n, &low, &high);
    double middle = low + (high - low) / 2;
    if (high <= low)
        return PA_SHAPE_FLAT;
    if (y[n - 1] > middle)
        return pa_dump_rise_of(t, y, n, since);
    *since = spike_start(y, n, middle, high);
    return PA_SHAPE_SPIKE;
}
