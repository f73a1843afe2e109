// SPDX-License-Identifier: Apache-2.0
// Counting subsets by their rank sum: the one dynamic program under the exact rank tests.
//
// Ranks are small whole numbers in ascending order; equal ranks are one group of tied values. The
// counts are doubles: only positive numbers are added, so the relative error stays below
// N * 2^-53, and there is no overflow below 2^1023 subsets.
#ifndef PA_STATS_RANK_SUM_H
#define PA_STATS_RANK_SUM_H

#include <stddef.h>
#include <stdint.h>

struct pa_rank_groups {
    const int64_t *rank; // of each value, ascending, the first one 0
    const size_t *size;  // of each group of equal ranks
    size_t group_count;
    size_t value_count; // the sum of the sizes
};

// Counts the subsets of exactly `picks` values by their rank sum, from the smallest possible sum
// (that of the first `picks` ranks) to `most`, which is lowered to the largest possible sum if it
// is above it. (*counts)[i] is the number of subsets whose sum is the smallest one plus i. Returns
// the length of *counts, which the caller frees with free(); 0 and NULL if `most` is below the
// smallest sum. picks <= groups->value_count. Time and memory grow with picks * (most - smallest
// sum); partial sums that cannot end at `most` or below are skipped.
size_t pa_rank_sum_counts(const struct pa_rank_groups *groups, size_t picks, int64_t most,
                          double **counts);

#endif
