// SPDX-License-Identifier: Apache-2.0
// Signs that a sample is not one steady measurement: a second mode, outliers, runs in two blocks.
// They warn; they never remove a value.
#ifndef PA_STATS_OUTLIER_H
#define PA_STATS_OUTLIER_H

#include <stdbool.h>
#include <stddef.h>

// Returns whether the ascending sample x[0..n-1] falls into two groups: its largest gap is wider
// than three MADs (and than 1 % of the median, since timers and counters have steps) with at least
// a fifth of the values on either side. False for n < 5.
bool pa_outlier_is_bimodal(const double *x, size_t n);

// Returns how many of the ascending values x[0..n-1] lie further from the median than three MADs,
// the MAD scaled by 1.4826 to the standard deviation of a normal distribution (Leys et al. 2013).
// 0 if the MAD is 0 or n is 0.
size_t pa_outlier_count(const double *x, size_t n);

// Returns whether all runs of one side were measured before all runs of the other (AAABBB), so
// that a drift of the machine looks like a difference of the sides. side[i], 0 or 1, is the side
// of the i-th run in the order of measurement. False if a side has fewer than two runs.
bool pa_outlier_is_blocked(const int *side, size_t n);

#endif
