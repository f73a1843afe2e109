// SPDX-License-Identifier: Apache-2.0
// Many numbers as a few ranges: "16B..64B". pprof's rule: the heaviest numbers are the seeds, and
// every other one joins the nearest of them.
#ifndef PA_ANALYSIS_TAG_RANGES_H
#define PA_ANALYSIS_TAG_RANGES_H

#include "analysis/tags.h"

// Sorts `tags`, numbers of one node that came with the same labels, and returns at most `most`
// (at least 1) of them or of their ranges in its place, the heaviest first; *count is then their
// number. Texts of ranges are in `arena`. Means of a range are divided already.
struct pa_tag *pa_tag_ranges(struct pa_tag *tags, size_t *count, size_t most, const char *unit,
                             bool by_flat, struct pa_arena *arena);

#endif
