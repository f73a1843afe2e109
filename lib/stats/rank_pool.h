// SPDX-License-Identifier: Apache-2.0
// Two samples pooled and ranked: what a rank test sees of them.
#ifndef PA_STATS_RANK_POOL_H
#define PA_STATS_RANK_POOL_H

#include <stddef.h>
#include <stdint.h>

struct pa_rank_pool {
    size_t picks, values; // number of values in the picked sample, and in both together
    int64_t *rank;        // doubled mid-rank of each pooled value, ascending
    size_t *group_size;   // of equal values
    size_t group_count;
    int64_t sum;     // doubled rank sum of the picked sample
    double tie_term; // sum of t^3 - t over the groups
};

// Pools and ranks two samples, `picked` of n values, whose rank sum is taken, and `other` of m
// values. Both are unsorted, have at least one value and are not changed. NaN counts as smaller
// than every number and equal to itself. *pool is overwritten and then owns memory:
// pa_rank_pool_release().
void pa_rank_pool_init(struct pa_rank_pool *pool, const double *picked, size_t n,
                       const double *other, size_t m);
// Frees what pa_rank_pool_init() allocated. The pool itself is the caller's.
void pa_rank_pool_release(struct pa_rank_pool *pool);

#endif
