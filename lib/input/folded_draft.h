// SPDX-License-Identifier: Apache-2.0
// Folded stacks whose numbers can only be understood when all lines were seen: there are fractions,
// whose unit depends on all of them (input/count_scale.h), or two numbers on each line so far, of
// which the first may turn out to be a part of a name. Until then equal lines are counted in a
// profile, the draft, and the text behind each stack is kept as a label.
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

// Begins a draft in the arena of `input`, which is borrowed. `before` is a profile of the lines
// read so far, each with one whole number: they are added first, and their locations keep their
// numbers. NULL if there are none.
void pa_folded_draft_begin(struct pa_folded_draft *draft, struct pa_input *input,
                           const struct pa_profile *before);
// Frees what is not in the input's arena.
void pa_folded_draft_release(struct pa_folded_draft *draft);
// Adds a line. Of `stack` only location and depth are used: locations of draft->b, root first.
// `tail` is the line from the last byte of its last frame on (from the semicolon if the stack ends
// in an empty frame) to the end of its last number; it is copied.
void pa_folded_draft_add(struct pa_folded_draft *draft, const struct pa_sample *stack,
                         struct pa_text tail);

// What the whole file has shown.
struct pa_folded_shape {
    unsigned columns; // numbers of a line that are counts
    int places;       // decimal places that counts keep: a value is the count × 10^places
    bool same_stacks; // as in the draft: no frame ends in a number that was taken for a count
};
// Ends the draft and adds its samples to `b`, which has shape->columns value types. Where a line
// has one count, another number in front of it belongs to the name of the last frame. False
// (PA_ERROR_LIMIT) if the draft has too many samples; sums of `b` over 64 bits are reported when
// `b` is finished. The draft is still to be released.
PA_MUST_CHECK bool pa_folded_draft_end(struct pa_folded_draft *draft,
                                       const struct pa_folded_shape *shape,
                                       struct pa_profile_builder *b, struct pa_error *err);

#endif
