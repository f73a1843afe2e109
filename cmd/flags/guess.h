// SPDX-License-Identifier: Apache-2.0
// `pa FILE`: the command whose report of a file most people want first.
#ifndef PA_FLAGS_GUESS_H
#define PA_FLAGS_GUESS_H

#include "base/strbuf.h"
#include "input/identify.h"

// The name of a command, and in `what` what the file is: a profile is for top, results are for
// bench, a folder is for info. The file stays open in `opened` for the command to read. NULL: there
// is no such file; one that cannot be told is left for info, which says so.
const char *pa_guess_command(const char *path, struct pa_input_opened *opened,
                             struct pa_strbuf *what);

#endif
