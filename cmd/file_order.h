// SPDX-License-Identifier: Apache-2.0
// The order in time of files that do not tell their time, for commands that follow something.
#ifndef PA_CMD_FILE_ORDER_H
#define PA_CMD_FILE_ORDER_H

#include "cli/command.h"

// Sorts the files by what their names tell of it (pa_names_sort()), and warns if that is not the
// order in which they were given.
void pa_file_order(struct pa_context *ctx, struct pa_words *files);

#endif
