// SPDX-License-Identifier: Apache-2.0
// What the paths of calls of several profiles cost: one tree of all of them, each frame with all
// it calls. Private to lib/analysis.
//
// A real profile has far more paths than can be told from chance. All are summed in one tree first,
// and what is kept, with a value for each run, are those that so many samples of all runs together
// went through that they could be tested, and the callers of these.
//
//     struct pa_call_paths *paths = pa_call_paths_count(runs, type, least, arena, err);
//     paths->list[p].parent … paths->counts.cum_samples[p * runs.count + run] …
#ifndef PA_ANALYSIS_CALL_PATHS_H
#define PA_ANALYSIS_CALL_PATHS_H

#include "analysis/comparison_counts.h"

// A path of calls: that of its parent and one frame more.
struct pa_call_path {
    uint32_t parent; // 0 for a root; smaller than the path itself
    pa_str name;     // of the last frame's function
};

struct pa_call_paths {
    struct pa_call_path *list; // by path; 0 stands for no frame, and has what all cost
    struct pa_counts counts;   // cum by path
};

// Returns the paths that at least `least_samples` samples of all runs together went through, with
// their cumulative values and samples by run; where values count no samples, every path. `type` is
// as for pa_run_types_find(). Lives in `arena`. Returns NULL with `err` set if the runs have no
// such type in common.
PA_MUST_CHECK struct pa_call_paths *pa_call_paths_count(struct pa_comparison_runs runs,
                                                        const char *type, double least_samples,
                                                        struct pa_arena *arena,
                                                        struct pa_error *err);

#endif
