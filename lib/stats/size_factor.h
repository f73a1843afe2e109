// SPDX-License-Identifier: Apache-2.0
// How much each run measured, so that rates of runs of different length can be compared.
//
// If rates were divided by totals ("share of the profile"), one function that grew would make every
// other one look smaller. The median of the ratios of all functions is not moved by a few that
// changed.
//
// Counts come as a matrix, functions by runs, row-major: counts[f * runs + r]. Factors are
// relative: their geometric mean is 1.
#ifndef PA_STATS_SIZE_FACTOR_H
#define PA_STATS_SIZE_FACTOR_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

// So many functions in common are enough to agree on something.
enum { PA_SIZE_FACTOR_FUNCTIONS = 5 };

// One estimate of how much more one set of counts measured than another, by the functions that they
// have in common: those with at least ten samples in both together that are not missing from a side
// where five or more would be expected.
struct pa_size_reading {
    double log_ratio, error; // natural logarithm of new over old, and its standard error
};

struct pa_size_readings {
    size_t common;                  // functions that both have; at least five are needed
    struct pa_size_reading total;   // ratio of the totals; the error is that of counting
    struct pa_size_reading median;  // plain median of the ratios: each function has one vote
    struct pa_size_reading refined; // large functions count more; see pa_size_factor_read()
    // Shares of the common functions, by weight: `agree` of those whose ratio is the refined one,
    // `stay` of the others whose ratio is 1. Ratios are taken as equal if the score of their
    // difference is at most 2, or the logarithms differ by at most a fifth of the refined reading,
    // at least by 0.1. Both are 0 with fewer than five common functions.
    double agree, stay;
};

// Estimates how much more `new` measured than `old`, both counts >= 0 by function, in three ways.
// Allocates only memory that it frees.
//
// The refined reading starts at the median of the ratios weighted by sqrt(old + new). From there
// it is iterated as the ratio of weighted totals, in which a function counts the less the further
// out its score lies (Tukey's biweight at 4.685 standard deviations). That is about as exact as
// totals for functions that did not change and ignores those that did. So that the heaviest
// function does not decide alone, none has more than a quarter of all weights, the width of the
// biweight comes from the scores at the start and never grows, and a result more than three
// standard errors away from the start is replaced by the start.
//
// With fewer than five common functions median and refined are those of the totals. All readings
// are 0 (a ratio of 1) if a side has no counts.
struct pa_size_readings pa_size_factor_read(const double *old, const double *new, size_t functions);

// Returns the refined reading of pa_size_factor_read() as a ratio, new / old; 1 if a side has no
// counts.
double pa_size_factor_ratio(const double *old, const double *new, size_t functions);

// Writes factors[0..runs-1], each run's share of its side: the refined reading of the run against
// the sum of the other runs of its side. counts[f * runs + r] >= 0 is the count of function f in
// run r, side[r] is 0 or 1. The factors of a side add up to 1; a run without counts has 0. May use
// two threads.
void pa_size_factor_within(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors);
// Scales the factors, which are shares of a side as pa_size_factor_within() leaves them, so that
// the new side as a whole is exp(log_ratio) times as large as the old one and the geometric mean
// of all runs is 1. In place.
void pa_size_factor_between(double log_ratio, size_t runs, const unsigned char *side,
                            double *factors);

// Writes factors[0..runs-1] by pa_size_factor_within(), with arguments as there, and
// pa_size_factor_between(), with the refined reading of the sides' sums between them. False if the
// sides have fewer than five functions in common: the factors are then those of
// pa_size_factor_total().
bool pa_size_factor_median(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors);

// Writes factors[0..runs-1] in proportion to the total of each run, with geometric mean 1.
// counts[f * runs + r] is the count of function f in run r. A run without counts has the factor 0,
// which excludes it.
void pa_size_factor_total(const double *counts, size_t functions, size_t runs, double *factors);

// Writes factors[0..runs-1] in proportion to given amounts of work (operations, seconds), all > 0,
// with geometric mean 1.
void pa_size_factor_given(const double *work, size_t runs, double *factors);

#endif
