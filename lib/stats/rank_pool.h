// SPDX-License-Identifier: Apache-2.0
// Two samples pooled and ranked: what a rank test sees of them.
#ifndef PA_STATS_RANK_POOL_H
#define PA_STATS_RANK_POOL_H

#include <stddef.h>
#include <stdint.h>

struct pa_rank_pool {
    size_t picks, values; // size of the picked sample, of both
    int64_t *rank;        // doubled mid-rank of each pooled value, ascending
    size_t *group_size;   // of equal values
    size_t group_count;
    int64_t sum;     // doubled rank sum of the picked sample
    double tie_term; // sum of t^3 - t over the groups
};

// Pools the two samples and ranks them, `picked` being the one whose ranks are summed. Neither is
// empty; both are unsorted and stay as they are. NaN counts as smaller than every number and equal
// to itself.
void pa_rank_pool_init(struct pa_rank_pool *pool, const double *picked, size_t n,
                       const double *other, size_t m);
void pa_rank_pool_release(struct pa_rank_pool *pool); // frees what it holds

#endif
