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
    const int64_t *rank; // of each value, ascending, from 0
    const size_t *size;  // of each group of equal ranks
    size_t group_count;
    size_t value_count; // the sum of the sizes
};

// Counts the subsets of exactly `picks` values by their rank sum, from the smallest possible sum
// (that of the first `picks` ranks) to `most`: counts[s - smallest]. Returns how many counts there
// are, 0 if `most` is below the smallest sum; the caller frees *counts. `most` is first lowered to
// the largest possible sum. Time and memory grow with picks * (most - smallest sum): what cannot
// end at `most` or below is not computed.
size_t pa_rank_sum_counts(const struct pa_rank_groups *groups, size_t picks, int64_t most,
                          double **counts);

#endif
