// SPDX-License-Identifier: Apache-2.0
// Levels of a series: the partition of biweight.h, keeping only the cuts that a t test with a
// long-run variance confirms. A short segment after which the series returns to the level before it
// is a transient: its values are masked and make no level.
//
// Used by change_points.h alone, for the whole series and for parts of it.
#ifndef PA_STATS_CHANGE_FIT_H
#define PA_STATS_CHANGE_FIT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

// What is fitted: all `whole` values of a series, or `n` of them in a row.
struct pa_change_range {
    const double *y;
    const unsigned char *forced; // forced[i]: a cut lies before i whatever the values say
    size_t n, whole;
    double s;         // standard deviation of a value around its level
    double inflation; // (1 + rho) / (1 - rho) of the autocorrelation rho
    double unit;      // scale of relative limits: 1 if y are logarithms, else |median|
};

enum pa_noise_class { PA_NOISE_QUIET, PA_NOISE_NORMAL, PA_NOISE_NOISY, PA_NOISE_BIMODAL };

struct pa_change_noise {
    double g0, lrv; // variance and long-run variance (lags up to 4, Bartlett's weights) of
                    // residuals in units of s, clipped to [-2, 2]
    double v;       // long-run variance of a value on the scale of y: the variance of the robust
                    // level of n values is v / n
};

// Two modes of the residuals: the distance of their means in standard deviations within a mode, and
// the share of values in the smaller one (0 to 0.5). {0, 0}: none were looked for.
struct pa_change_modes {
    double distance, share;
};

// A level: the values from index `start` to the start of the next segment.
struct pa_change_segment {
    size_t start;
    bool forced;
    bool known;        // level and free_level have been computed
    double level;      // of all its values
    double free_level; // without the masked ones
    double p;          // of the cut before it (pa_change_p()); NaN: not computed yet
};

// The values [start, end), which left their level by `size` and came back to it.
struct pa_change_transient {
    size_t start, end;
    double size;
};

struct pa_change_fit {
    struct pa_change_range range;
    struct pa_change_segment *segments; // the first starts at 0
    size_t count;
    unsigned char *masked; // of each value: 1 if it is part of a transient, else 0
    struct pa_change_transient *transients;
    size_t transient_count;
    struct pa_change_noise noise;
    struct pa_change_modes modes;
    enum pa_noise_class class;
    size_t transient_limit; // a segment up to this many values can be a transient
    size_t needed;          // values that a change at the end needs behind it
    double *scratch;        // room for n values; pa_change_level() overwrites it
};

// Fills *fit with the levels of range->y: partition, class of noise, then confirmed cuts only.
// range->n is above 0 and range->s is set (pa_change_scale()). The arrays of *fit live in `arena`;
// range->y and range->forced are borrowed as long as the fit is used. About O(n log n) for the
// usual number of cuts.
void pa_change_fit_make(struct pa_change_fit *fit, const struct pa_change_range *range,
                        struct pa_arena *arena);

// Returns the end of a segment: the index behind its last value. `segment` is below fit->count.
static inline size_t pa_change_end(const struct pa_change_fit *fit, size_t segment)
{
    return segment + 1 < fit->count ? fit->segments[segment + 1].start : fit->range.n;
}

// Returns the level of the values [from, to) of the range, not empty, by Huber's estimate of
// location (pa_robust_location()). Values that are masked as transients are left out, unless `all`
// is true or all of them are masked. Overwrites fit->scratch.
double pa_change_level(const struct pa_change_fit *fit, size_t from, size_t to, bool all);
// Returns the p, corrected for the choice of the place, of a cut at index t between the
// neighbouring cuts a < t < b, for a `difference` of the levels on its sides: two-sided t test
// with the long-run variance fit->noise.v, times the b - a places where the cut could be
// (Bonferroni), at most 1.
double pa_change_p(const struct pa_change_fit *fit, size_t a, size_t t, size_t b,
                   double difference);
// Splits n residuals into two groups where the variance between the groups is largest (Otsu 1979)
// and returns how far apart they lie; {0, 0} for fewer than 20. `residuals` are sorted ascending
// by it, unless there are fewer. Groups less than 1 % of `unit` (as in pa_change_range) apart have
// distance 0.
struct pa_change_modes pa_change_two_modes(double *residuals, size_t n, double unit);

#endif
