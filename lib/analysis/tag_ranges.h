// SPDX-License-Identifier: Apache-2.0
// Many numbers as a few ranges: "16B..64B". pprof's rule: the heaviest numbers are the seeds, and
// every other one joins the nearest of them.
#ifndef PA_ANALYSIS_TAG_RANGES_H
#define PA_ANALYSIS_TAG_RANGES_H

#include "analysis/tags.h"

struct pa_tag_list {
    struct pa_tag *items;
    size_t count;
};

// Sorts `numbers` (tags of one node that are numbers in `unit` and came with the same labels) by
// |flat| or |cum|, and returns at most `most` (at least 1) of them or of their ranges, the heaviest
// first. If there are no more than `most`, the result is `numbers` itself; else it is in `arena`,
// and means are divided already.
struct pa_tag_list pa_tag_ranges(struct pa_tag_list numbers, size_t most, const char *unit,
                                 bool by_flat, struct pa_arena *arena);

#endif
