// SPDX-License-Identifier: Apache-2.0
// Levels of a series: the partition of biweight.h, of which only cuts stay that a test with a
// long-run variance confirms, without what is back after some values (transients).
//
// Used by change_points.h alone, for the whole series and for parts of it.
#ifndef PA_STATS_CHANGE_FIT_H
#define PA_STATS_CHANGE_FIT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

// What is fitted: `n` values of a series of `whole`.
struct pa_change_range {
    const double *y;
    const unsigned char *forced; // forced[i]: a cut lies before i whatever the values say
    size_t n, whole;
    double s;         // standard deviation of a value around its level
    double inflation; // (1 + rho) / (1 - rho) of the autocorrelation rho
    double unit;      // what limits of noise are shares of: 1 of logarithms
};

enum pa_noise_class { PA_NOISE_QUIET, PA_NOISE_NORMAL, PA_NOISE_NOISY, PA_NOISE_BIMODAL };

struct pa_change_noise {
    double g0, lrv; // variance and long-run variance (lags up to 4, Bartlett's weights) of
                    // residuals in units of s, clipped at 2
    double v;       // long-run variance of a value, as the robust level sees it
};

// Two modes of residuals: their distance in standard deviations within, and the smaller one's
// share.
struct pa_change_modes {
    double distance, share;
};

// From the value `start` on, up to the next one's.
struct pa_change_segment {
    size_t start;
    bool forced;
    bool known;        // level and free_level are
    double level;      // of all its values
    double free_level; // without the masked ones
    double p;          // of the cut before it; NaN: to be found
};

// What was away and came back.
struct pa_change_transient {
    size_t start, end;
    double size;
};

struct pa_change_fit {
    struct pa_change_range range;
    struct pa_change_segment *segments; // the first starts at 0
    size_t count;
    unsigned char *masked; // values of transients
    struct pa_change_transient *transients;
    size_t transient_count;
    struct pa_change_noise noise;
    struct pa_change_modes modes;
    enum pa_noise_class class;
    size_t transient_limit; // a segment up to this many values can be a transient
    size_t needed;          // values that a change at the end needs behind it
    double *scratch;        // n
};

// Cuts the values of the range into levels. n > 0. *fit lives in the arena.
void pa_change_fit_make(struct pa_change_fit *fit, const struct pa_change_range *range,
                        struct pa_arena *arena);

// The end of a segment.
static inline size_t pa_change_end(const struct pa_change_fit *fit, size_t segment)
{
    return segment + 1 < fit->count ? fit->segments[segment + 1].start : fit->range.n;
}

// Huber's level of the values in [from, to): without masked ones unless `all`, or if all are
// masked.
double pa_change_level(const struct pa_change_fit *fit, size_t from, size_t to, bool all);
// The p of a cut at t between cuts a and b for a difference of levels, times the b - a places where
// it could be.
double pa_change_p(const struct pa_change_fit *fit, size_t a, size_t t, size_t b,
                   double difference);
// Splits the residuals, which are sorted by it, where the parts lie furthest apart (the largest
// variance between them). {0, 0} of fewer than 20; `unit` as above.
struct pa_change_modes pa_change_two_modes(double *residuals, size_t n, double unit);

#endif
