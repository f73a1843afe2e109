// SPDX-License-Identifier: Apache-2.0
// Folded stacks whose numbers cannot be read before all lines were seen: there are fractions, or
// two numbers on each line so far. Until then a profile counts equal lines; what is behind a stack
// is a label of it.
#ifndef PA_INPUT_FOLDED_DRAFT_H
#define PA_INPUT_FOLDED_DRAFT_H

#include "input/format.h"
#include "input/text.h"
#include "profile/builder.h"

struct pa_folded_draft {
    struct pa_profile_builder *b; // of stacks; NULL: there is no draft
    // private
    struct pa_input *input;
    struct pa_strings tails;
};

// Of the file's stacks so far, with a whole number each; NULL: there are none.
void pa_folded_draft_begin(struct pa_folded_draft *draft, struct pa_input *input,
                           const struct pa_profile *before);
void pa_folded_draft_release(struct pa_folded_draft *draft); // frees what it holds
// Adds a line. Of the sample the stack counts, of locations of draft->b; `tail` is the line from
// the last byte of its last frame on, or from a semicolon if the stack ends in one.
void pa_folded_draft_add(struct pa_folded_draft *draft, const struct pa_sample *stack,
                         struct pa_text tail);

// What the whole file has shown.
struct pa_folded_shape {
    unsigned columns; // numbers of a line that are counts
    int places;       // of counts that are kept, behind the point
    bool same_stacks; // as in the draft: no frame ends in a number that was taken for a count
};
// Feeds the builder, which has the file's types, from the draft, which is at its end. False if a
// sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_folded_draft_end(struct pa_folded_draft *draft,
                                       const struct pa_folded_shape *shape,
                                       struct pa_profile_builder *b, struct pa_error *err);

#endif
