// SPDX-License-Identifier: Apache-2.0
// Which files a picture compares, and how.
#ifndef PA_FLAGS_COMPARE_OPTIONS_H
#define PA_FLAGS_COMPARE_OPTIONS_H

#include "cli/command.h"
#include "view/sides.h"

struct pa_compare_flags {
    struct pa_words old, new; // of --old, --new
    int norm;                 // enum pa_comparison_norm
    struct pa_words ops;      // of --ops
    bool merge;               // two files are one profile, not two sides
};
extern const struct pa_option pa_compare_options[];

// Sets the two sides: the files of --old and --new, or two file arguments, or LABEL=FILE with two
// labels, unless --merge or a base in `source` says that all files are one profile; then no side
// has files. A program that stands before them becomes source->program and is taken off the
// context's files. PA_ERROR_USAGE if one side is missing, others stand beside --old and --new, or
// there are no files.
PA_MUST_CHECK bool pa_compare_take(struct pa_context *ctx, const struct pa_compare_flags *flags,
                                   struct pa_source_options *source, struct pa_side_files *sides,
                                   struct pa_error *err);

// Replaces *old_name and *new_name by the labels of the sides, where they have any.
void pa_compare_name_sides(const struct pa_side_files *sides, const char **old_name,
                           const char **new_name);
// Sets operations[0] (old) and [1] to the two numbers of --ops, both above 0; leaves them if there
// are none. PA_ERROR_USAGE for anything else.
PA_MUST_CHECK bool pa_compare_operations(const struct pa_words *ops, double operations[2],
                                         struct pa_error *err);

#endif
