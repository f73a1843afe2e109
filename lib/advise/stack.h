// SPDX-License-Identifier: Apache-2.0
// The stack of a sample as rules look at it: frames from the leaf, and the site that the sample is
// charged to: the user's own frame that is nearest to the leaf. The frames below the site are its
// tail: what the user's line called. A sample has one site and one tail, so nothing is counted
// twice.
#ifndef PA_ADVISE_STACK_H
#define PA_ADVISE_STACK_H

#include "advise/sets.h"
#include "profile/profile.h"
#include "profile/sample.h"

struct pa_advise_frame {
    uint32_t function; // index in the profile; 0: without a name
    int64_t line;
};

// What is known of the functions of a profile. Arrays by index of a function, from 1.
struct pa_known_functions {
    const struct pa_profile *profile;
    const pa_set_bits *sets; // pa_sets_of() its name
    const bool *own;         // it is the user's
};

// Finds out which functions of the profile are the user's. `own` is a regular expression that
// matches the name or file of those; with NULL it is every function whose name and file do not
// show it to be of Go, of a library or of the system. The arrays are in `arena`; the profile is
// borrowed. Fails if `own` is no regular expression or meets its limits.
PA_MUST_CHECK bool pa_known_functions_find(const struct pa_profile *profile, const char *own,
                                           struct pa_arena *arena, struct pa_known_functions *known,
                                           struct pa_error *err);

struct pa_advise_stack {
    PA_VEC(struct pa_advise_frame) frames; // leaf first
    size_t site;                           // index of the site; frames.count: there is none
    pa_set_bits tail, whole;               // sets of the functions below the site (or all), of all
    pa_set_bits direct; // sets of what the site called; 0: it is the leaf, or none
    int category;       // enum pa_set of the outermost in the tail; -1: none
    bool unnamed;       // some frame has no function
};

// Replaces the stack by that of `sample`, of the profile of `known`. Memory is used again from one
// sample to the next; begin with a zeroed struct and release it at the end.
void pa_advise_stack_take(struct pa_advise_stack *stack, const struct pa_known_functions *known,
                          const struct pa_sample *sample);
// Frees what the stack holds.
void pa_advise_stack_release(struct pa_advise_stack *stack);

// Returns the frame of the user's line, borrowed from the stack; NULL if no frame is the user's.
static inline const struct pa_advise_frame *pa_advise_site(const struct pa_advise_stack *stack)
{
    return stack->site < stack->frames.count ? &stack->frames.items[stack->site] : NULL;
}

#endif
