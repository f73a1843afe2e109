// SPDX-License-Identifier: Apache-2.0
// The two sides of a comparison on a command line.
#ifndef PA_FLAGS_SIDE_WORDS_H
#define PA_FLAGS_SIDE_WORDS_H

#include "cli/command.h"
#include "input/identify.h"
#include "view/sides.h"

// Returns what a file is, or the first file of a folder that is a profile or results; it stays
// open as ctx->opened for who reads it. PA_INPUT_UNKNOWN if it cannot be read: the reader will say
// why.
enum pa_input_kind pa_side_words_kind(struct pa_context *ctx, const char *path);

// Splits words LABEL=FILE into two sides by their labels, each label as often as wanted. The side
// of the first label is the old one, unless the labels are "new" and "old". Arrays are in `arena`.
// False, with *sides undefined, if a word has no label or there are not exactly two labels. An
// existing file whose name contains '=' has no label.
bool pa_side_words_split(const struct pa_words *files, struct pa_arena *arena,
                         struct pa_side_files *sides);

// Sets the sides to `old` and `new` or, if both are empty, by the context's files: two files or
// folders, or LABEL=FILE with two labels, or one file with values of both sides
// (sides->in_one_file). Arrays are in the context's arena. PA_ERROR_USAGE for anything else, or if
// a side is empty.
PA_MUST_CHECK bool pa_side_words_find(const struct pa_context *ctx, const struct pa_words *old,
                                      const struct pa_words *new, struct pa_side_files *sides,
                                      struct pa_error *err);

#endif
