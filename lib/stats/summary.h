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

// Sorts x[0..n-1] ascending, and returns how many of its pairs stood in falling order (Knight
// 1966). Of two equal values, zeros with signs among them, the first stays first. O(n log n) time;
// more than a few values need a copy for as long as it takes.
uint64_t pa_summary_sort(double *x, size_t n);

// Compensated sum (Neumaier 1974): the error does not grow with n.
double pa_summary_sum(const double *x, size_t n);
// The arithmetic mean; NaN of no values.
double pa_summary_mean(const double *x, size_t n);
// Unbiased (n - 1), two passes; NaN for n < 2.
double pa_summary_variance(const double *x, size_t n);
// exp of the mean logarithm; NaN if a value is not positive.
double pa_summary_geomean(const double *x, size_t n);

// Quantile q in [0, 1], type 8 of Hyndman & Fan (1996): median-unbiased for any distribution.
double pa_summary_sorted_quantile(const double *x, size_t n, double q);
// The median of ascending values, of an even number the middle of two; NaN of none.
double pa_summary_sorted_median(const double *x, size_t n);
// The most frequent value, the smallest of them if there are several.
double pa_summary_sorted_mode(const double *x, size_t n);
// Median of |x - centre|; not scaled to the normal distribution (times 1.4826 for that).
double pa_summary_sorted_mad(const double *x, size_t n, double centre);
// The k-th smallest of x, k from 0; reorders x. Same result as sorting, in linear time.
double pa_summary_select(double *x, size_t n, size_t k);

// An interval of the median by order statistics, which holds for any distribution.
struct pa_order_interval {
    size_t lo, hi;     // ranks from 1; 0 and n + 1 mean minus and plus infinity
    double confidence; // what the interval really covers, >= what was asked for
};

// As benchstat chooses it: up to n = 30 binomial probabilities are added around the middle, the
// larger neighbour first, the left one of equals; above, the normal approximation with continuity
// correction, one rank less on the right if that still suffices. confidence in [0, 1].
struct pa_order_interval pa_summary_median_interval(size_t n, double confidence);
// The smallest n with a finite interval at that confidence, 0 if none up to `limit` has.
size_t pa_summary_median_interval_needs(double confidence, size_t limit);

// Half the width of Student's t interval around the mean; infinite for n < 2.
double pa_summary_t_half_width(const double *x, size_t n, double confidence);

#endif
