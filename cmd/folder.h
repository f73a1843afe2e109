// SPDX-License-Identifier: Apache-2.0
// A folder on the command line stands for the files in it.
#ifndef PA_CMD_FOLDER_H
#define PA_CMD_FOLDER_H

#include "cmd/command.h"

bool pa_folder_is(const char *path);

// The paths of a folder's regular files but the hidden ones, in the order of their names; they and
// the list live in the arena. Fails if the folder cannot be read or has none.
PA_MUST_CHECK bool pa_folder_files(const char *folder, struct pa_arena *arena,
                                   struct pa_words *files, struct pa_error *err);

#endif
