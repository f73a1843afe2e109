// SPDX-License-Identifier: Apache-2.0
// Writes profiles to the command's output.
#ifndef PA_CMD_WRITE_PROFILE_H
#define PA_CMD_WRITE_PROFILE_H

#include "cli/command.h"
#include "export/writers.h"

// The formats of commands that write profile.proto only.
extern const struct pa_choice pa_profile_formats[];

// Writes a profile in the format of this name (export/writers.def). profile.proto is packed by
// gzip unless the output file is called *.pb. Errors name the context's file, if it has one only,
// or the output.
PA_MUST_CHECK bool pa_write(struct pa_context *ctx, const char *format,
                            const struct pa_export *what, struct pa_error *err);
// Writes the profile as profile.proto, packed and with errors as pa_write() says.
PA_MUST_CHECK bool pa_write_profile(struct pa_context *ctx, const struct pa_profile *profile,
                                    struct pa_error *err);

#endif
