// SPDX-License-Identifier: Apache-2.0
// Goroutines of a profile by what they are doing: those of equal stacks are a group.
#ifndef PA_ADVISE_GROUPS_H
#define PA_ADVISE_GROUPS_H

#include "advise/stack.h"

struct pa_group {
    uint64_t key;          // equal stacks of functions have equal keys, in every profile
    int64_t count;         // goroutines
    pa_str function, file; // the user's line they are at; 0: none
    int64_t line;
    uint64_t sets; // of the functions below that line
};

struct pa_groups {
    PA_VEC(struct pa_group) groups;
    int64_t count;
    bool proved; // a profile of leaked goroutines: each of them is one
};

// The goroutines of a profile by their stacks: a group for each different one. In `arena`.
struct pa_groups *pa_groups_count(const struct pa_known_functions *known, struct pa_arena *arena);
// How many goroutines the group with this key has; 0 if there is none.
int64_t pa_groups_of(const struct pa_groups *goroutines, uint64_t key);

#endif
