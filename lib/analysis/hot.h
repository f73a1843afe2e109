// SPDX-License-Identifier: Apache-2.0
// The hot paths of a call tree: the heaviest chain from the root, and the heaviest stacks.
//
//     struct pa_hot_options options = {.total = view.total, .min_share = .02, .max_stacks = 10};
//     struct pa_hot *hot;
//     if (!pa_hot_find(tree, &options, arena, &hot, err)) …
//     for (size_t i = 0; i < hot->steps.count; i++)
//         … hot->steps.items[i].cum …
//
// In a comparison a node is worth what it gained: its value minus the base's. Heavy then means a
// large magnitude, of either sign.
#ifndef PA_ANALYSIS_HOT_H
#define PA_ANALYSIS_HOT_H

#include "analysis/call_tree.h"

struct pa_hot_options {
    int64_t total;       // what shares are of
    double min_share;    // below this share of the total nothing is followed or listed
    uint32_t max_depth;  // 0: any; links from the root, what is deeper counts for the last one
    uint32_t max_stacks; // 0: any number
};

// A frame of the heaviest chain. cum = own + the next step's cum + elsewhere.
struct pa_hot_step {
    uint32_t at; // of the tree
    int64_t cum;
    int64_t own;
    int64_t elsewhere; // went to other callees than the next step; of the last step: to any
    uint32_t leak;     // the heaviest of those, of the tree; 0: none
    int64_t leak_cum;
};

// One of the heaviest stacks.
struct pa_hot_stack {
    uint32_t at;   // where it ends, of the tree
    int64_t value; // its own, and all below it where max_depth cuts
};

// What was found. Arrays are freed with the arena.
struct pa_hot {
    PA_VEC(struct pa_hot_step) steps;   // from the root, without the tree's node 0
    PA_VEC(struct pa_hot_stack) stacks; // heaviest first, equal ones in the tree's order
    uint64_t stack_count;               // with a value other than 0, listed or not
    int64_t listed;                     // sum of stacks[].value
    const struct pa_call_tree *tree;
    // By node of the tree, how many callees have a value at or below them; 2: several.
    const unsigned char *used;
};

// Returns whether the frame `at` continues its caller's link: the caller calls nothing else that
// has a value and has none of its own, so that both can be shown as one.
bool pa_hot_same_link(const struct pa_hot *hot, uint32_t at);

// Finds the heaviest chain from the root and the heaviest stacks of a call tree, which is borrowed.
// `*hot` lives in `arena`. Time is linear in the nodes but for sorting what is listed. Fails with
// PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_hot_find(const struct pa_call_tree *tree,
                               const struct pa_hot_options *options, struct pa_arena *arena,
                               struct pa_hot **hot, struct pa_error *err);

#endif
