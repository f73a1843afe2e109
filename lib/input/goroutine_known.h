// SPDX-License-Identifier: Apache-2.0
// Goroutines of a dump that are as some before: of one shape they have one stack and one creator;
// of one shape and one head (but for its number) they are one sample, and are counted.
#ifndef PA_INPUT_GOROUTINE_KNOWN_H
#define PA_INPUT_GOROUTINE_KNOWN_H

#include "base/intern.h"
#include "input/goroutine_shapes.h"
#include "profile/builder.h"

// A goroutine's block where it is whole in the window.
struct pa_goroutine_block {
    struct pa_text head; // behind the number
    struct pa_goroutine_body body;
    uint32_t shape; // UINT32_MAX: not known
    bool whole;     // else there is nothing but zeros
};

// What the frames of a shape say.
struct pa_goroutine_frames {
    size_t stack, depth;       // of the list of locations, root first
    size_t label, label_count; // of the list of labels
};

// A sample.
struct pa_goroutine_known {
    uint32_t head, shape;
    size_t label, label_count; // of the list of labels: the head's, then those of the frames
    int64_t more;              // goroutines that are not in the profile yet
};

struct pa_goroutines_known {
    struct pa_goroutine_shapes shapes;
    PA_VEC(struct pa_goroutine_frames) frames; // by shape
    PA_VEC(struct pa_goroutine_known) list;
    PA_VEC(uint32_t) stacks;
    PA_VEC(struct pa_label) labels;
    // private
    struct pa_strings heads;
    struct pa_index index; // of the list
};

// Frees what it holds.
void pa_goroutines_known_release(struct pa_goroutines_known *known);

// Finds the block at the front of the text, of which `line` is the head and `below` begins with the
// next line; pa_goroutine_body_find() says what must be readable.
struct pa_goroutine_block pa_goroutine_block_find(const struct pa_goroutines_known *known,
                                                  struct pa_text line, struct pa_text below);
// Returns the sample that the block's goroutine belongs to; NULL: there is none yet, or its shape
// is not known.
struct pa_goroutine_known *pa_goroutines_known_find(const struct pa_goroutines_known *known,
                                                    const struct pa_goroutine_block *block);
// Keeps the sample of a whole block, of whose labels the head says the first `of_head`, unless
// there are too many, and of an unknown shape the shape with its frames.
void pa_goroutines_known_add(struct pa_goroutines_known *known, struct pa_goroutine_block *block,
                             const struct pa_sample *sample, size_t of_head);
// Adds those that were counted to the profile.
void pa_goroutines_known_finish(const struct pa_goroutines_known *known,
                                struct pa_profile_builder *builder);

#endif
