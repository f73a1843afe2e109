// SPDX-License-Identifier: Apache-2.0
// Several output files that get their names together, when all of them are whole.
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

// Makes a folder unless it exists. PA_ERROR_IO, naming it, if it cannot be made or written to.
PA_MUST_CHECK bool pa_outfiles_folder(struct pa_outfiles *files, const char *path,
                                      struct pa_error *err);
// Opens one more file, to be written under a temporary name or none. The stream is borrowed until
// the files are committed or discarded. NULL, with `err` set, if it cannot be opened, is open
// already, or is one too many.
PA_MUST_CHECK FILE *pa_outfiles_open(struct pa_outfiles *files, const char *path,
                                     struct pa_error *err);
// Gives the files their names, in the order in which they were opened. If one fails, which the
// error names, those before it have got theirs.
PA_MUST_CHECK bool pa_outfiles_commit(struct pa_outfiles *files, struct pa_error *err);
// Removes files that have no name yet, and folders that were made and are still empty; frees the
// lists. To be called in any case.
void pa_outfiles_discard(struct pa_outfiles *files);

#endif
