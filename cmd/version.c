// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"

#include <stdio.h>

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    (void)ctx;
    (void)err;
    puts("pa " PA_VERSION);
    return true;
}

const struct pa_command pa_cmd_version = {
    .name = "version",
    .summary = "the version of pa",
    .synopsis = "",
    .no_files = true,
    .run = run,
};
