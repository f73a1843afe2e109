// SPDX-License-Identifier: Apache-2.0
// Which frames of the call tree changed, from the root down to where a change happened.
//
// Every path of calls from a root is tested by the cumulative values of its last frame, as
// pa_compare_profiles() tests functions. Then, from the roots down, the frames called by one frame
// are a family: it is tested, after Benjamini and Hochberg, only if the frame was found to have
// changed, or functions below it were found to have changed in opposite ways, which cancel, and at
// the level fdr / 2.88, which keeps the false discovery rate of the whole tree
// below fdr (Yekutieli, JASA 2008: 2 * 1.44 times the level of a family). Roots are one family,
// with what is called by frames that hold half of everything. So a change is followed to the
// deepest frame that shows it, and thousands of frames below steady ones cost no power.
//
// What was counted one by one needs no test, and what has no estimate of noise allows for none:
// then changes of the least effect are followed, of the latter those of 1 % of the total or more.
//
//     struct pa_compared_tree *tree = pa_compare_trees(c, runs, &options, arena, err);
//     for (size_t i = 0; i < tree->count; i++) … tree->frames[i].deepest …
#ifndef PA_ANALYSIS_COMPARISON_TREE_H
#define PA_ANALYSIS_COMPARISON_TREE_H

#include "analysis/comparison.h"

enum { PA_NO_FRAME = UINT32_MAX };

struct pa_compared_frame {
    pa_str name;
    uint32_t parent;         // in the tree's frames, before this one; PA_NO_FRAME: a root
    uint32_t depth;          // 0 for a root
    struct pa_change change; // of the frame and all it calls; q is that of its family
    bool deepest;            // no frame it calls is listed
};

struct pa_compared_tree {
    // That changed, and their callers, whose class is NOISE if they did not. Callers first, larger
    // changes first.
    struct pa_compared_frame *frames;
    size_t count;
    size_t tested, families; // frames that were tested, and in how many families
    double level;            // of a family
};

// Returns the frames of the call tree that changed. `comparison` is that of the functions of the
// same runs with the same options; how much each run measured is taken from it. Lives in `arena`.
// Returns NULL with `err` set if the runs have no such type in common.
PA_MUST_CHECK struct pa_compared_tree *
pa_compare_trees(const struct pa_profile_comparison *comparison, struct pa_comparison_runs runs,
                 const struct pa_comparison_options *options, struct pa_arena *arena,
                 struct pa_error *err);

#endif
