// SPDX-License-Identifier: Apache-2.0
// The files that a report is written to beside standard output, all from one run. None of them is
// there until all are whole.
#ifndef PA_CLI_COPIES_H
#define PA_CLI_COPIES_H

#include "base/error.h"
#include "base/vec.h"
#include "cli/options.h"
#include "cli/outfiles.h"
#include "document/printer.h"

struct pa_copy {
    char *path, *link;                // link NULL: none
    const struct pa_printer *printer; // NULL: no report, the command makes it
    const char *format;               // its name
    bool in_folder;                   // one of all formats: left out if the report is none for it
};

// `struct pa_copies c = {0}` is empty.
struct pa_copies {
    PA_VEC(struct pa_copy) list;
    struct pa_outfiles files;
    PA_VEC(const char *) links;
    // What html is made by instead of the printer; NULL: nothing else.
    bool (*page)(const void *state, struct pa_writer *out, struct pa_error *err);
    const void *page_state;
    // What makes pictures and the like, which are no reports; the command sets it if it has some.
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

// Finds what is written in which of `formats`; makes folders, no files. Errors: a suffix that is
// none of them, a path given twice, too many.
PA_MUST_CHECK bool pa_copies_open(struct pa_copies *copies, const struct pa_copies_plan *plan,
                                  const struct pa_choice *formats, struct pa_error *err);
bool pa_copies_are_for(const struct pa_copies *copies, enum pa_audience who);
bool pa_copies_have(const struct pa_copies *copies, const char *format);
// Sets what a page links to: every copy but `self`, which may be NULL. Borrowed until the next
// call.
void pa_copies_links(struct pa_copies *copies, struct pa_print_options *print,
                     const struct pa_copy *self);
// Writes all files beside their places.
PA_MUST_CHECK bool pa_copies_print(struct pa_copies *copies, const struct pa_doc *doc,
                                   const struct pa_print_options *print, struct pa_error *err);
// Gives the files their names.
PA_MUST_CHECK bool pa_copies_commit(struct pa_copies *copies, struct pa_error *err);
// Removes what has no name yet (pa_outfiles_discard()), and frees all.
void pa_copies_discard(struct pa_copies *copies);

// The address of a file under `base`; NULL without one. From malloc.
char *pa_copies_link(const char *base, const char *path);

#endif
