// SPDX-License-Identifier: Apache-2.0
// Values with weights, sorted, and their quantiles.
#ifndef PA_STATS_WEIGHTED_H
#define PA_STATS_WEIGHTED_H

#include <stddef.h>
#include <stdint.h>

struct pa_weighted {
    double value, weight;
    uint32_t of; // an index of the caller's, carried along by sorting
};

// Sorts items[0..n-1] ascending by value, then by weight; equal ones keep their order. `scratch`
// has room for n items. O(n log n) time, O(n) for items that are nearly in order.
void pa_weighted_sort(struct pa_weighted *items, size_t n, struct pa_weighted *scratch);

// Returns the weighted quantile q, in [0, 1], of ascending items: the value at which q of the
// total weight lies below, the mean of two neighbours if it is just between them. 0 if n is 0.
double pa_weighted_quantile(const struct pa_weighted *sorted, size_t n, double q);

#endif
