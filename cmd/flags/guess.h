// SPDX-License-Identifier: Apache-2.0
// `pa FILE`: the command whose report of a file most people want first.
#ifndef PA_FLAGS_GUESS_H
#define PA_FLAGS_GUESS_H

#include "base/strbuf.h"
#include "input/identify.h"

// Returns the name of the command to run on the file, and appends to `what` what the file is: a
// profile is for top, results are for bench, a folder, an archive or an unknown file for info. A
// file that was read from stays open in `opened` for the command. NULL if there is no such file.
const char *pa_guess_command(const char *path, struct pa_input_opened *opened,
                             struct pa_strbuf *what);

#endif
