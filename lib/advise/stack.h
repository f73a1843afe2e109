// SPDX-License-Identifier: Apache-2.0
// The stack of a sample as rules look at it: frames from the leaf, and the one that the sample is
// charged to: the user's own frame that is nearest to the leaf, its site. The frames below the site
// are its tail: what the user's line called. A sample has one site and one tail, so nothing is
// counted twice.
#ifndef PA_ADVISE_STACK_H
#define PA_ADVISE_STACK_H

#include "advise/sets.h"
#include "profile/profile.h"
#include "profile/sample.h"

struct pa_advise_frame {
    uint32_t function; // 0: without a name
    int64_t line;
};

// What is known of the functions of a profile, by index.
struct pa_known_functions {
    const struct pa_profile *profile;
    const uint64_t *sets;
    const bool *own;
};

// `own`: a regular expression of names and files; NULL: what neither its name nor its file give
// away as part of Go, of a library or of the system. Lives in `arena`.
PA_MUST_CHECK bool pa_known_functions_find(const struct pa_profile *profile, const char *own,
                                           struct pa_arena *arena, struct pa_known_functions *known,
                                           struct pa_error *err);

struct pa_advise_stack {
    PA_VEC(struct pa_advise_frame) frames; // leaf first
    size_t site;                           // index of the site; frames.count: there is none
    uint64_t tail, whole;                  // sets of the functions below the site, and of all
    uint64_t direct;                       // sets of what the site called; 0: it ends the stack
    int category;                          // enum pa_set; -1: none
    bool unnamed;                          // some frame has no function
};

// The stack of `sample`; memory is used again from one to the next.
void pa_advise_stack_take(struct pa_advise_stack *stack, const struct pa_known_functions *known,
                          const struct pa_sample *sample);
void pa_advise_stack_release(struct pa_advise_stack *stack); // frees what it holds

// The frame of the user's line; NULL if no frame is the user's.
static inline const struct pa_advise_frame *pa_advise_site(const struct pa_advise_stack *stack)
{
    return stack->site < stack->frames.count ? &stack->frames.items[stack->site] : NULL;
}

#endif
