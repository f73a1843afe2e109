// SPDX-License-Identifier: Apache-2.0
// Both tails of the distribution of rank sums, without counting the sums between them.
//
// The values are cut into a lower and an upper half. For each half alone and each k, the subsets of
// k values are counted by their sum; then the counts of both halves are combined for those sums
// that end in a tail (meet in the middle: Horowitz & Sahni 1974). A half has half the values, picks
// and sums, so it takes about a sixteenth of the time that counting over all values takes.
#ifndef PA_STATS_RANK_TAILS_H
#define PA_STATS_RANK_TAILS_H

#include "stats/rank_sum.h"

struct pa_rank_tail {
    double beyond; // subsets whose sum is the limit or lies beyond it
    double at;     // subsets whose sum is the limit
};

struct pa_rank_tails {
    struct pa_rank_tail low, high;
};

// Counts the subsets of exactly `picks` values whose rank sum is <= `low`, and those whose sum is
// >= `high`; the limits need not be possible sums. Counts are doubles as in rank_sum.h. picks <=
// groups->value_count, and there are at least two groups. Overwrites *tails; allocates only memory
// that it frees.
void pa_rank_tails_count(const struct pa_rank_groups *groups, size_t picks, int64_t low,
                         int64_t high, struct pa_rank_tails *tails);

#endif
