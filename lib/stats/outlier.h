// SPDX-License-Identifier: Apache-2.0
// Signs that a sample is not one steady measurement: a second mode, outliers, runs in two blocks.
// They warn; they never remove a value.
#ifndef PA_STATS_OUTLIER_H
#define PA_STATS_OUTLIER_H

#include <stdbool.h>
#include <stddef.h>

// The sample falls into two groups: its largest gap is wider than three MADs (and than 1 % of the
// median, since timers and counters have steps) with at least a fifth of the values on either
// side. x is ascending; false below n = 5.
bool pa_outlier_is_bimodal(const double *x, size_t n);

// How many values lie further from the median than three MADs, the MAD scaled by 1.4826 to the
// standard deviation of a normal distribution (Leys et al. 2013). x is ascending; 0 if the MAD is
// 0.
size_t pa_outlier_count(const double *x, size_t n);

// Whether the sides were measured one after the other, all of one before all of the other (AAABBB),
// so that drift of the machine looks like a difference. side[i] is the side of the i-th run in
// order of measurement. False if there are fewer than two runs of either side.
bool pa_outlier_is_blocked(const int *side, size_t n);

#endif
