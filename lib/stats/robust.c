// SPDX-License-Identifier: Apache-2.0
#include "stats/robust.h"

#include "stats/summary.h"

#include <math.h>

double pa_robust_median(double *v, size_t n)
{
    double upper = pa_summary_select(v, n, n / 2);
    return n % 2 ? upper : (pa_summary_select(v, n, n / 2 - 1) + upper) / 2;
}

double pa_robust_location(double *v, size_t n, double s)
{
    enum { STEPS = 50 };
    double mu = pa_robust_median(v, n);
    for (int step = 0; step < STEPS && s > 0; step++) {
        double sum = 0;
        size_t inside = 0;
        for (size_t i = 0; i < n; i++) {
            double r = (v[i] - mu) / s;
            inside += r >= -2 && r <= 2;
            sum += r < -2 ? -2 : r > 2 ? 2 : r;
        }
        if (inside == 0)
            break;
        double move = s * sum / (double)inside;
        mu += move;
        if (fabs(move) < 1e-10 * s)
            break;
    }
    return mu;
}

double pa_robust_difference_scale(double *d, size_t n)
{
    double limit = n ? 1.4826 * pa_robust_median(d, n) : 0, sum = 0;
    if (limit == 0)
        for (size_t i = 0; i < n; i++)
            if (d[i] > 0 && (limit == 0 || d[i] < limit))
                limit = d[i];
    for (size_t i = 0; i < n; i++) {
        double x = d[i] < 3 * limit ? d[i] : 3 * limit;
        sum += x * x;
    }
    return n ? sqrt(sum / (double)n / 2) : 0;
}
