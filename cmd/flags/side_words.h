// SPDX-License-Identifier: Apache-2.0
// The two sides of a comparison on a command line.
#ifndef PA_FLAGS_SIDE_WORDS_H
#define PA_FLAGS_SIDE_WORDS_H

#include "cli/command.h"
#include "input/identify.h"
#include "view/sides.h"

// What a file (or the first of a folder that is anything) is; it stays open as ctx->opened, for who
// reads it. PA_INPUT_UNKNOWN if it cannot be read: whoever reads it then will say why.
enum pa_input_kind pa_side_words_kind(struct pa_context *ctx, const char *path);

// Files of two sides by their labels: LABEL=FILE, each as often as wanted. The label that comes
// first is the old side's, but those that are called old and new are these. False if a word has no
// label, or there are not just two of them. A file whose name has a '=' is one.
bool pa_side_words_split(const struct pa_words *files, struct pa_arena *arena,
                         struct pa_side_files *sides);

// The sides are `old` and `new`, or, if both are empty, the context's files: two files or folders,
// or LABEL=FILE with two labels, or one file of folded stacks with two columns.
PA_MUST_CHECK bool pa_side_words_find(const struct pa_context *ctx, const struct pa_words *old,
                                      const struct pa_words *new, struct pa_side_files *sides,
                                      struct pa_error *err);

#endif
