// SPDX-License-Identifier: Apache-2.0
// Values with weights, sorted, and their quantiles.
#ifndef PA_STATS_WEIGHTED_H
#define PA_STATS_WEIGHTED_H

#include <stddef.h>
#include <stdint.h>

struct pa_weighted {
    double value, weight;
    uint32_t of; // what has the value: the caller's
};

// By value, then by weight. `scratch` has room for as many. What is nearly in order already takes
// time in proportion to n.
void pa_weighted_sort(struct pa_weighted *items, size_t n, struct pa_weighted *scratch);

// The value with that share of the weight below it; between two values if it lies on their border.
// 0 of nothing.
double pa_weighted_quantile(const struct pa_weighted *sorted, size_t n, double q);

#endif
