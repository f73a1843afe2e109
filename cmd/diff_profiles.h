// SPDX-License-Identifier: Apache-2.0
// `pa diff` of profiles.
#ifndef PA_CMD_DIFF_PROFILES_H
#define PA_CMD_DIFF_PROFILES_H

#include "cli/command.h"
#include "flags/diff_options.h"

// Compares the profiles that options and context name, prints the report and the summary, and sets
// ctx->status by the gate. Errors name the file or the option.
PA_MUST_CHECK bool pa_diff_profiles_run(struct pa_context *ctx,
                                        const struct pa_diff_options *options,
                                        struct pa_error *err);

// Does the same for sections of `doc`, one for each kind of profile, without printing. What the
// document borrows lives as long as the context's arena. Sets ctx->status.
PA_MUST_CHECK bool pa_diff_profiles_add(struct pa_context *ctx,
                                        const struct pa_diff_options *options, struct pa_doc *doc,
                                        struct pa_error *err);

#endif
