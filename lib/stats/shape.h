// SPDX-License-Identifier: Apache-2.0
// Outliers and second modes of many samples together. Small samples of a normal distribution have
// some of both by chance: what counts is whether all samples of a report have more than that.
//
//     struct pa_shapes shapes = {0};
//     for (...) pa_shapes_add(&shapes, sorted, n);
//     if (pa_shapes_beyond_chance(&shapes.outliers, .01)) ...
#ifndef PA_STATS_SHAPE_H
#define PA_STATS_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

// Of `trials` values or samples `found` had the property, where `expected` have it by chance.
struct pa_shape_count {
    size_t trials, found;
    double expected;
};

struct pa_shapes {
    struct pa_shape_count outliers;   // values that pa_outlier_count() counts
    struct pa_shape_count two_modes;  // samples for which pa_outlier_is_bimodal() is true
    struct pa_shape_count wide_apart; // samples with two modes and a gap so wide that one normal
                                      // sample of 4,000 has it
};

// What a sample shows.
struct pa_shape {
    size_t outliers;
    bool two_modes, wide_apart;
};

// Adds the ascending sample x[0..n-1] to the counts and returns what it shows by itself. Samples
// below five values or with a MAD of 0 show nothing and are not counted. *shapes starts as all
// zero.
struct pa_shape pa_shapes_add(struct pa_shapes *shapes, const double *x, size_t n);

// Returns whether count->found is significantly more than chance: the binomial probability of that
// many or more, where all samples are normal, is at most `level` (0.01). The rate is expected /
// trials. False if nothing was found.
bool pa_shapes_beyond_chance(const struct pa_shape_count *count, double level);

#endif
