// SPDX-License-Identifier: Apache-2.0
// The calls of several profiles of one kind, as one tree of functions with what each profile spent
// in each node itself (flat), for all its sample types: what the page's viewer needs to show any
// of the profiles, or the difference of any two groups of them. Internal to page/.
#ifndef PA_PAGE_CALLS_H
#define PA_PAGE_CALLS_H

#include "base/prefix_tree.h"
#include "profile/profile.h"

// A profile, in the order in which they were added.
struct pa_page_run {
    unsigned char side; // 0 old, 1 new
    const char *name;   // of its file, for people
    int64_t time_nanos; // when it was taken, since 1970; 0: not known
};

// What profile number `run` spent in a node.
struct pa_page_cell {
    uint32_t node, run;
};

// `{.arena = arena}` is empty. The lists are released by pa_page_calls_release().
struct pa_page_calls {
    struct pa_arena *arena;
    const struct pa_value_type *types; // sample types of the first profile
    uint32_t type_count;
    struct pa_prefix_tree tree;        // its items are ids of functions' names; node 0: the root
    PA_VEC(struct pa_page_cell) cells; // in order of runs
    PA_VEC(int64_t) values;            // type_count for each cell in turn
    PA_VEC(struct pa_page_run) runs;
    PA_VEC(uint32_t) newest; // by node: index of its newest cell + 1; 0: it has none
};

// Adds the calls of a profile, which has been aggregated by function; all profiles share a table
// of strings. *run is copied, its name borrowed. Sample types that the first profile does not have
// are left out. PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_page_calls_add(struct pa_page_calls *calls, const struct pa_profile *profile,
                                     const struct pa_page_run *run, struct pa_error *err);

// Returns which nodes to keep, by node, in the arena of `calls`: those that with all below them
// have at least the share `share` (0 to 1) of the values of some type; the share is doubled until
// no more than `most` nodes are left. The root always stays.
const bool *pa_page_calls_large(const struct pa_page_calls *calls, double share, uint32_t most);

// Frees the lists; arrays in the arena stay.
void pa_page_calls_release(struct pa_page_calls *calls);

#endif
