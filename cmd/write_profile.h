// SPDX-License-Identifier: Apache-2.0
// Profiles to the command's output.
#ifndef PA_CMD_WRITE_PROFILE_H
#define PA_CMD_WRITE_PROFILE_H

#include "cli/command.h"
#include "profile/profile.h"

// The formats of commands that write profiles.
extern const struct pa_choice pa_profile_formats[];

// As profile.proto: packed by gzip unless the output file is called *.pb.
PA_MUST_CHECK bool pa_write_profile(struct pa_context *ctx, const struct pa_profile *profile,
                                    struct pa_error *err);

#endif
