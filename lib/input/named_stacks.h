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
    bool leaf_first; // the order in which frames are pushed
    size_t count;    // samples that were added
    size_t kept;     // frames that are as in the sample before
    PA_VEC(uint32_t) stack;
    PA_VEC(struct pa_label) labels;
};

// Begins a profile in the arena of `input`, which is borrowed.
void pa_named_stacks_init(struct pa_named_stacks *s, struct pa_input *input);
// Adds a sample type. All of them come before the first sample.
void pa_named_stacks_type(struct pa_named_stacks *s, const char *type, const char *unit);
// Pushes a frame, in the order of leaf_first. Names stay whole. `file` may be empty, `line` 0.
void pa_named_stacks_push(struct pa_named_stacks *s, struct pa_text name, struct pa_text file,
                          int64_t line);
// The same without file and line.
void pa_named_stacks_push_name(struct pa_named_stacks *s, struct pa_text name);
// Adds a text label to the current sample.
void pa_named_stacks_label(struct pa_named_stacks *s, const char *key, struct pa_text value);
// A sample of what was pushed, one value for each type; then nothing is.
void pa_named_stacks_end(struct pa_named_stacks *s, const int64_t *values);
void pa_named_stacks_drop(struct pa_named_stacks *s); // forgets what was pushed
// For trees, root first: pushing enters a frame, and the stack stays when a sample is added. Memory
// and time follow what changes between samples, however deep they are.
void pa_named_stacks_add(struct pa_named_stacks *s, const int64_t *values);
void pa_named_stacks_leave(struct pa_named_stacks *s); // the innermost frame
// Gives the profile, if `ok`; releases all. Without a sample: an error that says `none`.
PA_MUST_CHECK bool pa_named_stacks_finish(struct pa_named_stacks *s, bool ok, const char *none,
                                          struct pa_input_sink *sink, struct pa_error *err);

#endif
