// SPDX-License-Identifier: Apache-2.0
// Goroutines of a profile in groups of equal stacks.
#ifndef PA_ADVISE_GROUPS_H
#define PA_ADVISE_GROUPS_H

#include "advise/stack.h"

struct pa_group {
    uint64_t key;          // hash of the stack's functions: the same in all profiles of a session
    int64_t count;         // goroutines
    pa_str function, file; // the user's line they are at (stack.h); 0: none
    int64_t line;
    pa_set_bits sets; // pa_sets_of() the functions below that line, together
};

struct pa_groups {
    PA_VEC(struct pa_group) groups;
    int64_t count; // goroutines, INT64_MAX if there are more
    bool proved;   // a goroutineleak profile: the runtime found all of them leaked
};

// Groups the goroutines of a profile by stack, in order of first appearance. The first sample type
// counts them; counts over 2^63 - 1 become that. The result is in `arena`, which releases it.
struct pa_groups *pa_groups_count(const struct pa_known_functions *known, struct pa_arena *arena);
// Returns how many goroutines the group with this key has; 0 if there is none.
int64_t pa_groups_of(const struct pa_groups *goroutines, uint64_t key);

#endif
