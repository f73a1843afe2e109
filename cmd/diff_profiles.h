// SPDX-License-Identifier: Apache-2.0
// `pa diff` of profiles.
#ifndef PA_CMD_DIFF_PROFILES_H
#define PA_CMD_DIFF_PROFILES_H

#include "cli/command.h"
#include "flags/diff_options.h"

PA_MUST_CHECK bool pa_diff_profiles_run(struct pa_context *ctx,
                                        const struct pa_diff_options *options,
                                        struct pa_error *err);

// Adds the same as sections of a document, one for each kind of profiles; see pa_diff_bench_add().
PA_MUST_CHECK bool pa_diff_profiles_add(struct pa_context *ctx,
                                        const struct pa_diff_options *options, struct pa_doc *doc,
                                        struct pa_error *err);

#endif
