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

// Of `trials` things `found` were so, where `expected` would have been by chance.
struct pa_shape_count {
    size_t trials, found;
    double expected;
};

struct pa_shapes {
    struct pa_shape_count outliers;   // values, pa_outlier_count()
    struct pa_shape_count two_modes;  // samples, pa_outlier_is_bimodal()
    struct pa_shape_count wide_apart; // of these, with a gap that one of 4,000 normal samples has
};

// What a sample shows.
struct pa_shape {
    size_t outliers;
    bool two_modes, wide_apart;
};

// Adds a sample, ascending. Samples below five values or with a MAD of 0 show nothing and count for
// nothing.
struct pa_shape pa_shapes_add(struct pa_shapes *shapes, const double *x, size_t n);

// Whether so many have a chance of at most `level` where all samples are normal: a binomial tail at
// the mean of the rates expected.
bool pa_shapes_beyond_chance(const struct pa_shape_count *count, double level);

#endif
