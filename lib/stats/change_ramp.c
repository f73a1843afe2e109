// SPDX-License-Identifier: Apache-2.0
#include "stats/change_ramp.h"

#include <math.h>

enum { GRID = 24 }; // places of each end that are tried first

struct search {
    size_t n, shortest;
    const double *sum, *weighted; // of y[0..i) and of i y[i], from the first value on
    double best;                  // squared error that the best ramp takes off
    struct pa_change_ramp ramp;
};

// Least squares on the regressor r(t) = min(t, b) - a for t > a, else 0. What it takes off the
// squared error is the square of its covariance with y over its variance.
static void consider(struct search *s, size_t a, size_t b)
{
    if (b > s->n || b < a + s->shortest)
        return;
    double n = (double)s->n, m = (double)(b - a), behind = (double)(s->n - b);
    double r = m * (m - 1) / 2 + behind * m;
    double rr = (m - 1) * m * (2 * m - 1) / 6 + behind * m * m;
    double y = s->sum[s->n];
    double ry =
        s->weighted[b] - s->weighted[a] - (double)a * (s->sum[b] - s->sum[a]) + m * (y - s->sum[b]);
    double variance = rr - r * r / n, covariance = ry - r * y / n;
    double gain = variance > 0 ? covariance * covariance / variance : 0;
    if (!(gain > s->best) || isinf(gain))
        return;
    s->best = gain;
    s->ramp = (struct pa_change_ramp){a, b, covariance / variance};
}

static size_t moved(size_t place, int by, size_t step)
{
    return by < 0 ? place - (place < step ? place : step) : place + (size_t)by * step;
}

// Steps of halved length around the best ramp.
static void refine(struct search *s, size_t step)
{
    for (; step > 0; step /= 2) {
        double before;
        do {
            const struct pa_change_ramp at = s->ramp;
            before = s->best;
            for (int i = -1; i <= 1; i++)
                for (int k = -1; k <= 1; k++)
                    consider(s, moved(at.from, i, step), moved(at.to, k, step));
        } while (s->best > before);
    }
}

bool pa_change_ramp_find(const double *y, size_t n, size_t shortest, struct pa_arena *arena,
                         struct pa_change_ramp *ramp)
{
    double *sum = pa_arena_calloc(arena, n + 1, sizeof *sum);
    double *weighted = pa_arena_calloc(arena, n + 1, sizeof *weighted);
    struct search s = {.n = n, .shortest = shortest, .sum = sum, .weighted = weighted};
    size_t step = n / GRID + 1;
    for (size_t i = 0; i < n; i++) {
        sum[i + 1] = sum[i] + (y[i] - y[0]);
        weighted[i + 1] = weighted[i] + (double)i * (y[i] - y[0]);
    }
    for (size_t a = 0; a + shortest <= n; a += step) {
        for (size_t b = a + shortest; b < n; b += step)
            consider(&s, a, b);
        consider(&s, a, n);
    }
    if (s.best <= 0)
        return false;
    refine(&s, step);
    *ramp = s.ramp;
    return true;
}
