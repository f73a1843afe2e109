// SPDX-License-Identifier: Apache-2.0
// Where a series changed its level: benchmark results or shares of a function over commits or days.
//
// The values are replaced by the normal scores of their ranks, so that heavy tails don't look like
// levels; the cut into segments that minimises squared errors plus a price for each cut is found
// exactly, by dynamic programming. The price rises with the autocorrelation that is left within
// segments, since a series that wanders would otherwise seem to step all the time.
//
//     struct pa_segment_change *changes;
//     size_t count = pa_segment_find(x, n, &(struct pa_segment_options){0}, &arena, &changes);
#ifndef PA_STATS_SEGMENT_H
#define PA_STATS_SEGMENT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct pa_segment_options {
    double price;      // of a cut, in units of ln n; 0: 3
    double min_effect; // least relative change of the median to be reported; 0: .02
};

enum pa_segment_kind {
    PA_SEGMENT_STEP,
    PA_SEGMENT_SPIKE, // a short segment (fewer than 10 values) after which the level is back
};

struct pa_segment_change {
    size_t at;            // index of the first value of the new level
    size_t lo, hi;        // 95 % interval of that index
    double before, after; // medians of the segments on either side
    size_t n_before, n_after;
    double p, log_p; // exact rank test of up to 30 values on either side
    enum pa_segment_kind kind;
    bool recent; // fewer than five values since: to be confirmed
};

// Changes in ascending order, in the arena; returns how many. Values are finite; series below four
// values have none. O(n^2) time, O(n) memory: 10,000 values take a fifth of a second.
// What lasts for three or four values only is an outlier to the ranks and not seen, but at the end.
// Optimal partitioning: Jackson et al. (2005); on rank scores it keeps its false alarm rate with
// heavy tails.
size_t pa_segment_find(const double *x, size_t n, const struct pa_segment_options *options,
                       struct pa_arena *arena, struct pa_segment_change **changes);

#endif
