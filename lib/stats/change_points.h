// SPDX-License-Identifier: Apache-2.0
// Change points: where a series changed, such as the results of a benchmark over commits. Steps are
// told apart from outliers, from changes that went back after a few values (transients), from drift
// and from changes of the machine.
//
// A partition into levels with a bounded cost for wild values (biweight.h) proposes cuts; those
// stay that a t test with a long-run variance confirms, times the number of places where they could
// be. Noise sets how long a transient may be and how many values have to lie behind a change before
// it is confirmed.
//
//     struct pa_change_points found;
//     pa_change_points_find(&(struct pa_change_series){.x = x, .n = n}, &arena, &found);
//
// Positive series are looked at as logarithms: sizes of changes are differences of logarithms.
#ifndef PA_STATS_CHANGE_POINTS_H
#define PA_STATS_CHANGE_POINTS_H

#include "stats/change_fit.h"

struct pa_change_series {
    const double *x; // a value for each commit, oldest first, finite
    size_t n;
    const unsigned *machine; // an id for each commit, below n; NULL: always the same
};

enum pa_change_kind {
    PA_CHANGE_STEP,
    PA_CHANGE_MACHINE,   // a step where the machine changed
    PA_CHANGE_OUTLIER,   // one or two values
    PA_CHANGE_TRANSIENT, // a few values, and back
    PA_CHANGE_DRIFT,     // spread evenly over [at, end)
};

struct pa_change_point {
    enum pa_change_kind kind;
    size_t at, end; // STEP, MACHINE: the new level is [at, end); else the values that differ
    size_t lo, hi;  // STEP: the interval of `at`
    double size, size_lo, size_hi; // difference of levels; DRIFT: from the first to the last value
    double p;                      // STEP, MACHINE: of the test, see pa_change_p()
    bool confirmed;                // STEP, MACHINE: enough values on both sides
    size_t before, after;          // values of the levels on both sides
};

struct pa_change_points {
    bool logarithms; // y are logarithms: the relative change is exp(size) - 1
    double s;        // noise: standard deviation of a value around its level, on the scale of y
    double unit;     // 1 of logarithms, else |median|
    double rho;      // lag-1 autocorrelation that was assumed for s, 0 to 0.8
    struct pa_change_noise noise;
    struct pa_change_modes modes;
    enum pa_noise_class class;
    size_t needed; // values behind a change before it is confirmed
    // y: the n values as analysed: logarithms if all are positive, less the offsets of machines
    // that take turns. fitted: the level, or point of the slope, that each of them belongs to.
    double *y, *fitted;
    struct pa_change_point *points; // by `at`
    size_t count;
};

// Finds the change points of a series of series->n values, which may be 0. The series is borrowed
// during the call; the arrays of *found live in `arena`. There is no failure: a series without
// changes has no points. O(n) to O(n log n) for the usual number of changes: 10,000 values take
// some hundredths of a second.
void pa_change_points_find(const struct pa_change_series *series, struct pa_arena *arena,
                           struct pa_change_points *found);

// Returns the smallest step, as |size| on the scale of found->y (a difference of logarithms if
// found->logarithms), whose test would be significant at 0.001 with 15 values on each side.
// `found` is filled by pa_change_points_find() for at least one value.
double pa_change_points_detectable(const struct pa_change_points *found);

// Returns the word for a class of noise, a constant text: "quiet" (s below 1 %), "normal", "noisy"
// (5 % and more) or "bimodal".
const char *pa_noise_class_name(enum pa_noise_class class);
// Returns the word for a kind of change, a constant text: "step", "machine", "outlier",
// "transient" or "drift".
const char *pa_change_kind_name(enum pa_change_kind kind);

#endif
