// SPDX-License-Identifier: Apache-2.0
// Calls of several profiles of a kind as one tree of functions, with what each profile spent in
// each node itself, of all its sample types: what the viewer of a page needs to show any of them,
// or the difference of any two groups. Internal to page/.
#ifndef PA_PAGE_CALLS_H
#define PA_PAGE_CALLS_H

#include "base/prefix_tree.h"
#include "profile/profile.h"

struct pa_page_run {
    unsigned char side; // 0 old, 1 new
    const char *name;   // of its file
    int64_t time_nanos;
};

struct pa_page_cell {
    uint32_t node, run;
};

// `{.arena = arena}` is empty. The lists are released by pa_page_calls_release().
struct pa_page_calls {
    struct pa_arena *arena;
    const struct pa_value_type *types; // of the first profile
    uint32_t type_count;
    struct pa_prefix_tree tree;        // its items are names of functions; 0 is the root
    PA_VEC(struct pa_page_cell) cells; // in order of runs
    PA_VEC(int64_t) values;            // by cell, one for each type
    PA_VEC(struct pa_page_run) runs;
    PA_VEC(uint32_t) newest; // by node: its newest cell, and 1
};

// Adds the calls of a profile, which is aggregated by function; all share a string table. Types
// that the first one does not have are left out. PA_ERROR_LIMIT if a sum leaves 64 bits.
PA_MUST_CHECK bool pa_page_calls_add(struct pa_page_calls *calls, const struct pa_profile *profile,
                                     const struct pa_page_run *run, struct pa_error *err);

// Which nodes are kept: those that have, with all below them, at least `share` of the values of
// some type, or twice that and so on until at most `most` are left. In the arena.
const bool *pa_page_calls_large(const struct pa_page_calls *calls, double share, uint32_t most);

void pa_page_calls_release(struct pa_page_calls *calls); // frees what it holds

#endif
