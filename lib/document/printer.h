// SPDX-License-Identifier: Apache-2.0
// The ways to print a document. To add one: a file with a function as below, and a row in
// printers.def.
#ifndef PA_DOCUMENT_PRINTER_H
#define PA_DOCUMENT_PRINTER_H

#include "base/error.h"
#include "base/writer.h"
#include "document/document.h"

// The short form of a function's name (or of a cell that begins with one), in `out`.
typedef void pa_shorten_name(const char *name, size_t size, struct pa_strbuf *out);

struct pa_print_options {
    bool color;               // text: ANSI colours by row class
    size_t width;             // text: characters of a line on a terminal; 0: as wide as need be
    pa_shorten_name *shorten; // text: of names that have no room; NULL: they are cut
    bool raw_csv;             // csv: texts as they are, also what a spreadsheet would run
    const char *marker;       // markdown: hidden comment that lets a bot find its own text again
    size_t limit;             // markdown: bytes at most, not below 4,000; 0: PA_MARKDOWN_LIMIT
    const char *const *links; // markdown: addresses of what else was written, named at its end
    size_t link_count;
    const char
        *pictures; // markdown: the address of the folder of pictures; NULL: they are left out
};

// What fits a comment on GitHub, which takes 65,536 characters, with some to spare.
enum { PA_MARKDOWN_LIMIT = 60000 };

// One way to print.
struct pa_printer {
    const char *name;
    const char *summary;
    enum pa_audience audience;
    bool checks_only; // prints nothing but checks
    void (*print)(const struct pa_doc *doc, const struct pa_print_options *options,
                  struct pa_writer *out);
};

extern const struct pa_printer pa_printers[];
extern const size_t pa_printer_count;

// Returns the printer with the name that --format takes, NULL if there is none.
const struct pa_printer *pa_printer_find(const char *name);

// Prints the parts of the document that are for the printer's audience to `out`. `options` may be
// NULL for the defaults. Failed writes are told by pa_writer_finish(), which is the caller's to
// call. Fails with PA_ERROR_USAGE, having written nothing, if the printer is for documents with
// checks and there are none.
PA_MUST_CHECK bool pa_doc_print(const struct pa_doc *doc, const struct pa_printer *printer,
                                const struct pa_print_options *options, struct pa_writer *out,
                                struct pa_error *err);

#endif
