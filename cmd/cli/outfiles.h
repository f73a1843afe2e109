// SPDX-License-Identifier: Apache-2.0
// Several output files that take their places together, when all of them are whole.
//
//     struct pa_outfiles files = {0};
//     FILE *stream = pa_outfiles_open(&files, "report.html", err);
//     … write, open more …
//     ok = ok && pa_outfiles_commit(&files, err);
//     pa_outfiles_discard(&files);
#ifndef PA_CLI_OUTFILES_H
#define PA_CLI_OUTFILES_H

#include "base/vec.h"
#include "cli/outfile.h"

// All zero is empty.
struct pa_outfiles {
    PA_VEC(struct pa_outfile) list;
    PA_VEC(char *) folders; // that were made
};

// Makes a folder unless it is there. Fails if it cannot be made or written to.
PA_MUST_CHECK bool pa_outfiles_folder(struct pa_outfiles *files, const char *path,
                                      struct pa_error *err);
// Opens one more file beside its place; the stream is borrowed until the files are committed or
// discarded. NULL if it cannot be opened, is open already, or is one too many.
PA_MUST_CHECK FILE *pa_outfiles_open(struct pa_outfiles *files, const char *path,
                                     struct pa_error *err);
// Gives the files their names, in order. Errors name the file; those before it have their names.
PA_MUST_CHECK bool pa_outfiles_commit(struct pa_outfiles *files, struct pa_error *err);
// Removes what has no name yet, and folders that were made and are empty. To be called in any case.
void pa_outfiles_discard(struct pa_outfiles *files);

#endif
