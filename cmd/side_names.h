// SPDX-License-Identifier: Apache-2.0
// What the two sides of a comparison are called in pictures.
#ifndef PA_CMD_SIDE_NAMES_H
#define PA_CMD_SIDE_NAMES_H

#include "cmd/options.h"

// The last file of the old side and the only one of the new side (NULL if there are more), with as
// many folders as tell them apart. Borrowed.
void pa_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                   const char **old_name, const char **new_name);

#endif
