// SPDX-License-Identifier: Apache-2.0
// Summaries of one sample: sums, centres, spread and intervals of the centre.
//
// Functions that need order take the sample already sorted (pa_summary_sort) and say so in their
// name; the others leave their argument alone. No other function allocates. An empty sample has NaN
// for everything but its sum. NaN values sort before all numbers.
//
//     pa_summary_sort(x, n);
//     struct pa_order_interval ci = pa_summary_median_interval(n, 0.95);
//     double centre = pa_summary_sorted_median(x, n);
//     double lo = ci.lo < 1 ? -INFINITY : x[ci.lo - 1];
#ifndef PA_STATS_SUMMARY_H
#define PA_STATS_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Sorts x[0..n-1] ascending, NaN first, and returns the number of inversions: pairs of values that
// stood in falling order (Knight 1966). Equal values (zeros of either sign among them) keep their
// order. O(n log n) time; above 16 values it allocates and frees room for n more.
uint64_t pa_summary_sort(double *x, size_t n);

// Returns the sum by compensated addition (Neumaier 1974), whose error does not grow with n; 0 of
// no values.
double pa_summary_sum(const double *x, size_t n);
// Returns the arithmetic mean; NaN of no values.
double pa_summary_mean(const double *x, size_t n);
// Returns the unbiased sample variance (divided by n - 1), in two passes; NaN for n < 2.
double pa_summary_variance(const double *x, size_t n);
// Returns the geometric mean, exp of the mean logarithm; NaN if n is 0 or a value is not positive.
// Has the same bits on every machine (stats/portable.h).
double pa_summary_geomean(const double *x, size_t n);

// Returns the quantile q, in [0, 1], of ascending values: type 8 of Hyndman & Fan (1996),
// median-unbiased for any distribution. NaN of no values.
double pa_summary_sorted_quantile(const double *x, size_t n, double q);
// Returns the median of ascending values, for even n the mean of the middle two; NaN of no values.
double pa_summary_sorted_median(const double *x, size_t n);
// Returns the most frequent of ascending values, the smallest one if there are several; NaN of no
// values.
double pa_summary_sorted_mode(const double *x, size_t n);
// Returns the median absolute deviation: the median of |x - centre| of ascending values, where
// `centre` is usually their median. Not scaled to the normal distribution (times 1.4826 for that).
// NaN of no values.
double pa_summary_sorted_mad(const double *x, size_t n, double centre);
// Returns the k-th smallest of x[0..n-1], k from 0 and below n, as sorting would give it, in
// linear time on average (Hoare's selection). Rearranges x.
double pa_summary_select(double *x, size_t n, size_t k);

// An interval of the median by order statistics, which holds for any distribution.
struct pa_order_interval {
    size_t lo, hi;     // ranks from 1; 0 and n + 1 mean minus and plus infinity
    double confidence; // what the interval really covers, >= what was asked for
};

// Returns the ranks of the confidence interval of the median of n sorted values, chosen as
// benchstat does: up to n = 30 binomial probabilities are added around the middle, the larger
// neighbour first, the left one of equals; above, the normal approximation with continuity
// correction, one rank less on the right if that still suffices. `confidence` is in [0, 1].
struct pa_order_interval pa_summary_median_interval(size_t n, double confidence);
// Returns the smallest n whose interval of the median at that confidence has both ends finite, 0
// if no n up to `limit` has.
size_t pa_summary_median_interval_needs(double confidence, size_t limit);

// Returns half the width of Student's t interval of the mean at `confidence`, a share of 1, in the
// unit of x; infinite for n < 2.
double pa_summary_t_half_width(const double *x, size_t n, double confidence);

#endif
