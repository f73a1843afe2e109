// SPDX-License-Identifier: Apache-2.0
// Both tails of the distribution of rank sums, without all that lies between them.
//
// The values are cut into a lower and an upper half. How many subsets of k values of a half have
// which sum is counted for each half alone, and the two are put together where they end in a tail
// (Horowitz & Sahni 1974 do so for knapsacks). A half has half the values, picks and sums, so it
// takes about a sixteenth of the time that counting over all values takes.
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

// Counts the subsets of exactly `picks` values with a rank sum <= `low` and with one >= `high`.
// Counts are doubles as in rank_sum.h. picks <= value_count, and there are two groups at least.
void pa_rank_tails_count(const struct pa_rank_groups *groups, size_t picks, int64_t low,
                         int64_t high, struct pa_rank_tails *tails);

#endif
