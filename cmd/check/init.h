// SPDX-License-Identifier: Apache-2.0
// `pa check --init`: a pa.conf of what is in the folder.
#ifndef PA_CHECK_INIT_H
#define PA_CHECK_INIT_H

#include "cli/command.h"

// Writes a pa.conf to `path` that compares the profiles and results found in its surroundings, and
// prints what was found. PA_ERROR_USAGE if there is such a file; other errors name it.
PA_MUST_CHECK bool pa_check_init(struct pa_context *ctx, const char *path, struct pa_error *err);

#endif
