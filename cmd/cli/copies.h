// SPDX-License-Identifier: Apache-2.0
// The files that a report is written to beside standard output, all in one run. None of them gets
// its name until all are whole.
#ifndef PA_CLI_COPIES_H
#define PA_CLI_COPIES_H

#include "base/error.h"
#include "base/vec.h"
#include "cli/options.h"
#include "cli/outfiles.h"
#include "document/printer.h"

struct pa_copy {
    char *path, *link;                // link: its address; NULL: none
    const struct pa_printer *printer; // NULL: not a report, but made by pa_copies.make
    const char *format;               // name of the format
    bool in_folder;                   // one of a folder's: left out if the format does not fit
};

// `struct pa_copies c = {0}` is empty.
struct pa_copies {
    PA_VEC(struct pa_copy) list;
    struct pa_outfiles files;
    PA_VEC(const char *) links;
    // Makes html instead of the printer; NULL: the printer does.
    bool (*page)(const void *state, struct pa_writer *out, struct pa_error *err);
    const void *page_state;
    // Makes formats that are no reports (pictures); set by commands that have some.
    bool (*make)(const void *state, const char *format, struct pa_writer *out,
                 struct pa_error *err);
    const void *make_state;
};

struct pa_copies_plan {
    const struct pa_words
        *paths; // "-" is left out; FOLDER/, or a folder that is there: all formats
    int format; // of files whose suffix says nothing, a value of the choices; -1: the first
    const char *link_base; // where the files will be found; NULL: no links
};

// Finds out which of plan->paths is written in which of `formats`, and makes folders, but no
// files. PA_ERROR_USAGE for a suffix that stands for none of them, a path given twice, or too many
// paths; nothing is left to discard then.
PA_MUST_CHECK bool pa_copies_open(struct pa_copies *copies, const struct pa_copies_plan *plan,
                                  const struct pa_choice *formats, struct pa_error *err);
// Returns whether some copy is written for one of these audiences (bits).
bool pa_copies_are_for(const struct pa_copies *copies, enum pa_audience who);
// Returns whether some copy is written in the format of this name.
bool pa_copies_have(const struct pa_copies *copies, const char *format);
// Sets print->links to the addresses of all copies but `self` (NULL: none) and markdown ones. They
// are borrowed until the next call.
void pa_copies_links(struct pa_copies *copies, struct pa_print_options *print,
                     const struct pa_copy *self);
// Writes all copies to files that have no names yet. Errors name the file.
PA_MUST_CHECK bool pa_copies_print(struct pa_copies *copies, const struct pa_doc *doc,
                                   const struct pa_print_options *print, struct pa_error *err);
// Gives the files their names. Errors name the file.
PA_MUST_CHECK bool pa_copies_commit(struct pa_copies *copies, struct pa_error *err);
// Removes files that have no name yet, and frees everything. To be called in any case.
void pa_copies_discard(struct pa_copies *copies);

// Returns the address under `base` of the file at `path`: its last part, with other characters
// than letters, digits and "._-" escaped as %XX. From malloc. NULL if base is NULL.
char *pa_copies_link(const char *base, const char *path);

#endif
