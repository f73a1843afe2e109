// SPDX-License-Identifier: Apache-2.0
// By how much two samples differ: the Hodges-Lehmann ratio, whose interval agrees with the
// Mann-Whitney test of rank.h (a test at alpha rejects where the interval at 1 - alpha leaves out
// 1, ties aside).
//
//     struct pa_ratio r;
//     size_t depth = pa_rank_moses_depth(n_old, n_new, 0.95);
//     if (pa_hodges_lehmann_ratio(&(struct pa_two_samples){old, n_old, new, n_new}, depth, &r))
//         printf("%+.2f%% [%+.2f%%, %+.2f%%]", ...);
#ifndef PA_STATS_HODGES_LEHMANN_H
#define PA_STATS_HODGES_LEHMANN_H

#include "base/attributes.h"
#include "stats/rank.h"

struct pa_ratio {
    double ratio;  // of y to x
    double lo, hi; // 0 and infinity if the samples are too small for an interval
    bool bounded;  // the interval exists
};

// Computes the median of all nx * ny ratios y/x (Hodges & Lehmann 1963) and Moses' interval, whose
// ends are the `depth`-th smallest and the `depth`-th largest ratio (Moses 1953 in Walker & Lev;
// Hollander & Wolfe 1999, 4.2 and 4.3). `depth` comes from pa_rank_moses_depth() for the sizes and
// the confidence; 0 means that no interval exists.
//
// Values are >= 0 and in any order; 0/0 counts as 1, y/0 as infinity. False, with *ratio
// untouched, if a sample is empty or a value is negative or NaN. Time is O((nx + ny) * 64) and
// memory O(nx + ny): the nx * ny ratios are never stored.
PA_MUST_CHECK bool pa_hodges_lehmann_ratio(const struct pa_two_samples *samples, size_t depth,
                                           struct pa_ratio *ratio);

#endif
