// SPDX-License-Identifier: Apache-2.0
// Which files a picture compares, and how.
#ifndef PA_FLAGS_COMPARE_OPTIONS_H
#define PA_FLAGS_COMPARE_OPTIONS_H

#include "cli/command.h"
#include "view/sides.h"

struct pa_compare_flags {
    struct pa_words old, new;
    int norm; // enum pa_comparison_norm
    struct pa_words ops;
    bool merge;
};
extern const struct pa_option pa_compare_options[];

// The two sides, taken off the context's files: --old and --new, or two files unless something else
// says what they are. A program before them is source->program then. No words of the new side:
// there is nothing to compare, or a base of `source` is to be subtracted.
PA_MUST_CHECK bool pa_compare_take(struct pa_context *ctx, const struct pa_compare_flags *flags,
                                   struct pa_source_options *source, struct pa_side_files *sides,
                                   struct pa_error *err);

// The two numbers of --ops; 0 if there are none.
// The labels of the sides, where they have any, instead of the names that they have now.
void pa_compare_name_sides(const struct pa_side_files *sides, const char **old_name,
                           const char **new_name);
PA_MUST_CHECK bool pa_compare_operations(const struct pa_words *ops, double operations[2],
                                         struct pa_error *err);

#endif
