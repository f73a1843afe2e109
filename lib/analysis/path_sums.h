// SPDX-License-Identifier: Apache-2.0
// Adds up what walks dealt out to sets (analysis/path_walk.h), one set after another, in a table
// that fits into a near cache, and keeps the heavy paths. Private to lib/analysis.
#ifndef PA_ANALYSIS_PATH_SUMS_H
#define PA_ANALYSIS_PATH_SUMS_H

#include "analysis/path_walk.h"

// Every walk_count-th set, which may be added up on a thread of its own.
struct pa_path_sums {
    // What is added up, and what is kept of it.
    const struct pa_path_walk *walks;
    uint32_t walk_count, part;
    uint32_t most; // heavy paths that are kept at most; 0: any number
    double least;  // lighter ones are not heavy; doubled while there are more than `most`
    // What comes out of it.
    uint64_t paths, stacks; // different ones; of those, that are the whole stack of a sample
    PA_VEC(struct pa_path_entry) heavy;
    // On the way: the paths of one set, and where they are: a table with open addressing of their
    // numbers from 1; 0: free.
    PA_VEC(struct pa_path_entry) set;
    uint32_t *places;
    unsigned bits; // of a place's number
};

// Adds up the sets. The caller has set the members from `walks` to `least`; all others are zero. To
// be released.
void pa_path_sums_run(struct pa_path_sums *sums);
// Adds what came out of other sets of the same walks.
void pa_path_sums_join(struct pa_path_sums *sums, const struct pa_path_sums *from);
// Frees what the sums hold.
void pa_path_sums_release(struct pa_path_sums *sums);

#endif
