// SPDX-License-Identifier: Apache-2.0
#include "stats/hodges_lehmann.h"

#include "base/memory.h"
#include "stats/rank.h"
#include "stats/summary.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct samples {
    double *x, *y; // ascending
    double *few;   // room for nx + ny ratios
    size_t nx, ny;
};

static double ratio_of(double x, double y)
{
    return x == 0 && y == 0 ? 1 : y / x;
}

// How many ratios are <= r. They fall with x and rise with y: one walk along the border.
static size_t count_up_to(const struct samples *s, double r)
{
    size_t count = 0, j = 0;
    for (size_t i = 0; i < s->nx; i++) {
        while (j < s->ny && ratio_of(s->x[i], s->y[j]) <= r)
            j++;
        count += j;
    }
    return count;
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double value_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

// Lists the ratios from lo to hi, along the same border.
static size_t list_between(const struct samples *s, double lo, double hi)
{
    size_t count = 0, first = 0;
    for (size_t i = 0; i < s->nx; i++) {
        while (first < s->ny && ratio_of(s->x[i], s->y[first]) < lo)
            first++;
        for (size_t j = first; j < s->ny; j++) {
            double ratio = ratio_of(s->x[i], s->y[j]);
            if (ratio > hi)
                break;
            s->few[count++] = ratio;
        }
    }
    return count;
}

// The k-th smallest ratio, k from 1. Non-negative doubles are ordered as their bits are, so halving
// the interval of the bits leads to that ratio; as soon as few are left they are looked through.
static double nth_ratio(const struct samples *s, size_t k)
{
    uint64_t lo = bits_of(ratio_of(s->x[s->nx - 1], s->y[0]));
    uint64_t hi = bits_of(ratio_of(s->x[0], s->y[s->ny - 1]));
    size_t below = 0, up_to = s->nx * s->ny; // ratios < lo and <= hi
    while (lo < hi && up_to - below > s->nx + s->ny) {
        uint64_t middle = lo + (hi - lo) / 2;
        size_t count = count_up_to(s, value_of(middle));
        if (count >= k) {
            hi = middle;
            up_to = count;
        } else {
            lo = middle + 1;
            below = count;
        }
    }
    if (lo == hi)
        return value_of(lo);
    size_t count = list_between(s, value_of(lo), value_of(hi));
    return pa_summary_select(s->few, count, k - below - 1);
}

// Sorted, with -0 made 0; false if a value is negative or NaN.
static bool copy_sorted(const double *from, size_t n, double *to)
{
    for (size_t i = 0; i < n; i++) {
        if (!(from[i] >= 0))
            return false;
        to[i] = from[i] + 0.;
    }
    pa_summary_sort(to, n);
    return n > 0;
}

static void estimate(const struct samples *s, size_t depth, struct pa_ratio *ratio)
{
    size_t pairs = s->nx * s->ny;
    double upper = nth_ratio(s, pairs / 2 + 1);
    double lower = pairs % 2 ? upper : nth_ratio(s, pairs / 2);
    // The middle of two ratios in logarithms: swapping the samples inverts the result.
    ratio->ratio = lower == upper ? lower : sqrt(lower) * sqrt(upper);
    ratio->bounded = depth > 0;
    ratio->lo = depth ? nth_ratio(s, depth) : 0;
    ratio->hi = depth ? nth_ratio(s, pairs + 1 - depth) : INFINITY;
}

bool pa_hodges_lehmann_ratio(const struct pa_two_samples *samples, size_t depth,
                             struct pa_ratio *ratio)
{
    size_t nx = samples->nx, ny = samples->ny;
    double *values = pa_xmalloc(2 * (nx + ny) * sizeof *values);
    struct samples s = {values, values + nx, values + nx + ny, nx, ny};
    bool fine = copy_sorted(samples->x, nx, s.x) && copy_sorted(samples->y, ny, s.y);
    if (fine)
        estimate(&s, depth, ratio);
    free(values);
    return fine;
}
