// SPDX-License-Identifier: Apache-2.0
// Where a series changed: results of a benchmark over commits. Steps are told apart from outliers,
// from what came back (transients), from drift, and from changes of the machine.
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
    PA_CHANGE_MACHINE,   // the level when the machine changed
    PA_CHANGE_OUTLIER,   // one or two values
    PA_CHANGE_TRANSIENT, // a few values, and back
    PA_CHANGE_DRIFT,     // spread evenly over [at, end)
};

struct pa_change_point {
    enum pa_change_kind kind;
    size_t at, end; // the first value of the new level, and where that ends; else what is different
    size_t lo, hi;  // STEP: the interval of `at`
    double size, size_lo, size_hi; // difference of levels; DRIFT: from the first to the last value
    double p;                      // STEP, MACHINE
    bool confirmed;                // STEP, MACHINE: enough values on both sides
    size_t before, after;          // values of the levels on both sides
};

struct pa_change_points {
    bool logarithms; // sizes are of logarithms: the relative change is exp(size) - 1
    double s;        // noise of a value, on the scale of y
    double unit;     // 1 of logarithms, else |median|
    double rho;      // autocorrelation that was assumed for s
    struct pa_change_noise noise;
    struct pa_change_modes modes;
    enum pa_noise_class class;
    size_t needed;      // values behind a change before it is confirmed
    double *y, *fitted; // values as looked at, machines that alternate made equal; their level
    struct pa_change_point *points; // by `at`
    size_t count;
};

// n may be 0. O(n) to O(n log n): 10,000 values take some hundredths of a second.
void pa_change_points_find(const struct pa_change_series *series, struct pa_arena *arena,
                           struct pa_change_points *found);

// The smallest step that 15 values on each side would show, on the scale of sizes.
double pa_change_points_detectable(const struct pa_change_points *found);

// "quiet", "normal", "noisy", "bimodal"; "step", "machine", "outlier", "transient", "drift".
const char *pa_noise_class_name(enum pa_noise_class class);
// "step", "machine", "outlier", "transient" or "drift".
const char *pa_change_kind_name(enum pa_change_kind kind);

#endif
