// SPDX-License-Identifier: Apache-2.0
// Samples of text formats whose frames are names: pushed one by one, then ended with values.
//
//     struct pa_named_stacks s;
//     pa_named_stacks_init(&s, input);
//     pa_named_stacks_type(&s, "samples", "count");
//     pa_named_stacks_push(&s, name, file, line); …
//     pa_named_stacks_label(&s, "comm", text);
//     pa_named_stacks_end(&s, &value);
//     return pa_named_stacks_finish(&s, ok, sink, err);
#ifndef PA_INPUT_NAMED_STACKS_H
#define PA_INPUT_NAMED_STACKS_H

#include "base/vec.h"
#include "input/format.h"
#include "input/text.h"
#include "profile/builder.h"

struct pa_named_stacks {
    struct pa_input *input;
    struct pa_profile_builder *b;
    bool leaf_first;                // set by the caller: the order in which frames are pushed
    size_t count;                   // samples that were added
    size_t kept;                    // frames from the root on that are as in the sample before
    PA_VEC(uint32_t) stack;         // locations of the current sample, in the order of pushing
    PA_VEC(struct pa_label) labels; // of the current sample
};

// Begins a profile in the arena of `input`, which is borrowed. To be ended by
// pa_named_stacks_finish() in any case.
void pa_named_stacks_init(struct pa_named_stacks *s, struct pa_input *input);
// Adds a value type, such as "samples" in "count". All of them come before the first sample.
void pa_named_stacks_type(struct pa_named_stacks *s, const char *type, const char *unit);
// Pushes a frame onto the current stack: from the root to the leaf, or, with s->leaf_first, from
// the leaf to the root. The name is not shortened (pa_function_as_is()). An empty `file` and line 0
// mean that they are not known. Texts are copied.
void pa_named_stacks_push(struct pa_named_stacks *s, struct pa_text name, struct pa_text file,
                          int64_t line);
// Pushes a frame as pa_named_stacks_push() does, without file and line.
void pa_named_stacks_push_name(struct pa_named_stacks *s, struct pa_text name);
// Adds a text label to the current sample. Both texts are copied.
void pa_named_stacks_label(struct pa_named_stacks *s, const char *key, struct pa_text value);
// Adds a sample of the current stack and labels, with one value for each type, and empties both.
void pa_named_stacks_end(struct pa_named_stacks *s, const int64_t *values);
// Empties the current stack and labels without adding a sample.
void pa_named_stacks_drop(struct pa_named_stacks *s);
// Adds a sample as pa_named_stacks_end() does, but keeps the stack, which has to be pushed root
// first, and the labels: for walks through a tree, where pushing enters a frame and
// pa_named_stacks_leave() leaves it. Memory and time depend on the frames that change between two
// samples, not on their depth.
void pa_named_stacks_add(struct pa_named_stacks *s, const int64_t *values);
// Pops the frame that was pushed last; there must be one.
void pa_named_stacks_leave(struct pa_named_stacks *s);
// Ends the profile: frees what `s` holds, and, if `ok` (reading went well), hands the finished
// profile to the sink. Returns false and leaves `err` as it is if not `ok`; false also without any
// sample (PA_ERROR_FORMAT with the text `none`), if a sum does not fit into 64 bits
// (PA_ERROR_LIMIT), or if the sink fails.
PA_MUST_CHECK bool pa_named_stacks_finish(struct pa_named_stacks *s, bool ok, const char *none,
                                          struct pa_input_sink *sink, struct pa_error *err);

#endif
