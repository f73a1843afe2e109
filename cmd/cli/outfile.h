// SPDX-License-Identifier: Apache-2.0
// An output file that is not there until it is whole: it is written beside the target, without a
// name or, where the file system has no such files, under one of its own, and takes the target's
// place when all of it is on disk.
//
//     struct pa_outfile out;
//     if (!pa_outfile_open(&out, path, err))
//         return false;
//     fputs("…", out.stream);
//     return pa_outfile_commit(&out, err);
//
// A target that is there keeps its permissions; a link is followed; a device or a pipe is written
// to directly.
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

// Errors name the path.
PA_MUST_CHECK bool pa_outfile_open(struct pa_outfile *out, const char *path, struct pa_error *err);
// Flushes, checks and renames. On failure nothing is left behind, and an older file is untouched.
PA_MUST_CHECK bool pa_outfile_commit(struct pa_outfile *out, struct pa_error *err);
// Flushes any stream: false, and the error with `name`, if not all that was written to it is.
PA_MUST_CHECK bool pa_outfile_flush(FILE *stream, const char *name, struct pa_error *err);
void pa_outfile_discard(struct pa_outfile *out); // also after a failed open or commit: no effect

#endif
