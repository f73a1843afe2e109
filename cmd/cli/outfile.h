// SPDX-License-Identifier: Apache-2.0
// An output file that appears only when it is whole: it is written beside the target, without a
// name or, where the file system has no such files, under one of its own, and replaces the target
// when all of it is on disk.
//
//     struct pa_outfile out;
//     if (!pa_outfile_open(&out, path, err))
//         return false;
//     fputs("…", out.stream);
//     return pa_outfile_commit(&out, err);
//
// A target that exists keeps its permissions; a link is followed; a device or a pipe is written to
// directly.
#ifndef PA_CLI_OUTFILE_H
#define PA_CLI_OUTFILE_H

#include "base/error.h"

#include <stdio.h>

struct pa_outfile {
    FILE *stream; // write here
    char *path;
    char *temporary; // NULL: it has no name yet, or is written to directly
    bool replaces;   // takes the target's place
};

// Opens out->stream for writing. The path is copied. Errors name it, and leave nothing open.
PA_MUST_CHECK bool pa_outfile_open(struct pa_outfile *out, const char *path, struct pa_error *err);
// Flushes and closes the file and gives it its name. On failure, which names the path, nothing is
// left behind and an older file is untouched. Either way there is nothing to discard.
PA_MUST_CHECK bool pa_outfile_commit(struct pa_outfile *out, struct pa_error *err);
// Flushes a stream. PA_ERROR_IO, with `name` and the reason, if not all that was written to it got
// there, now or before.
PA_MUST_CHECK bool pa_outfile_flush(FILE *stream, const char *name, struct pa_error *err);
// Closes the file and removes what has no name yet. Does nothing after a failed open or any
// commit.
void pa_outfile_discard(struct pa_outfile *out);

#endif
