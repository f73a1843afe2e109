// SPDX-License-Identifier: Apache-2.0
// Where a command's product goes: standard output, a pager on a terminal, or a file that appears
// only when it is whole. The driver opens it before the command runs and finishes it after, so a
// command just writes to `stream` in the `format` that was asked for; write errors are found at
// the end.
#ifndef PA_CLI_OUTPUT_H
#define PA_CLI_OUTPUT_H

#include "base/error.h"
#include "cli/copies.h"
#include "cli/options.h"
#include "cli/outfile.h"
#include "document/printer.h"

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

// Formats of output. Pictures and profiles have a value each; all formats of documents share the
// last.
enum pa_format {
    PA_FORMAT_SVG,
    PA_FORMAT_PNG,
    PA_FORMAT_PDF,
    PA_FORMAT_DOT,
    PA_FORMAT_CALLGRIND,
    PA_FORMAT_FOLDED,
    PA_FORMAT_SPEEDSCOPE,
    PA_FORMAT_FIREFOX,
    PA_FORMAT_PROTO,
    PA_FORMAT_OTLP,
    PA_FORMAT_BENCH_TEXT, // as benchstat prints it
    PA_FORMAT_BENCH_CSV,
    PA_FORMAT_SARIF,
    PA_FORMAT_REPORT, // documents; in choices, this + the index in pa_printers
};

// The values of the reports: PA_REPORT_text, PA_REPORT_json, …
enum pa_report_format {
    PA_REPORTS_BEGIN = PA_FORMAT_REPORT - 1,
#define PRINTER(name, ...) PA_REPORT_##name,
#include "document/printers.def"
#undef PRINTER
};

// A command's formats are a list of choices, of which the first is the default. This is the list of
// commands that print documents: all of document/printers.def.
extern const struct pa_choice pa_output_reports[];

// What the command line said.
struct pa_output_options {
    const char *path; // NULL or "-": standard output
    int format;       // value of the choice; -1: by the suffix of path, else the command's first
    int color;        // enum pa_output_when
    bool pager;
    // Of commands with checks, whose report goes to standard output and into any number of files:
    struct pa_words copies; // files and folders
    bool raw_csv;           // no mark before what a spreadsheet would run
    bool quiet;             // nothing to standard output
    bool annotations;       // print annotations of GitHub for what failed, after the report
    const char *title, *marker, *link_base;
};

enum pa_output_when { PA_OUTPUT_AUTO, PA_OUTPUT_ALWAYS, PA_OUTPUT_NEVER };

// The options of a command's output. Rows point into the struct: it must not be copied or moved.
enum { PA_OUTPUT_ROWS = 11, PA_OUTPUT_FORMATS = 32 };
struct pa_output_table {
    struct pa_choice formats[PA_OUTPUT_FORMATS];
    struct pa_option rows[PA_OUTPUT_ROWS];
};
// Fills the table for a command that writes `formats` and `more` (which may be NULL). With
// `checks` there are the printers for checks as well, and -o may be given several times.
void pa_output_table_init(struct pa_output_table *table, const struct pa_choice *formats,
                          const struct pa_choice *more, bool checks);

struct pa_progress;

struct pa_output {
    FILE *stream;                     // write here
    enum pa_format format;            // PA_FORMAT_REPORT for all formats of documents
    const char *format_name;          // "json"
    const struct pa_printer *printer; // the one that prints the report, else NULL
    struct pa_print_options print;    // for the printer: color is set, the rest is the command's
    bool to_terminal;                 // standard output is a terminal
    const char *path;                 // NULL: standard output

    struct pa_copies copies;
    bool quiet, annotations;
    const char *title, *marker; // NULL: the command's

    struct pa_outfile file; // if path
    pid_t pager;            // 0: none

    struct pa_progress *progress; // ends with the first output; NULL: none
};

// Opens the output by what the command line said: sets all members, starts the pager, and opens
// the file. PA_ERROR_USAGE for a suffix or format that is not among `formats`, or binary output on
// a terminal; PA_ERROR_IO, naming it, for a file that cannot be made.
PA_MUST_CHECK bool pa_output_open(struct pa_output *output, const struct pa_output_options *options,
                                  const struct pa_choice *formats, struct pa_error *err);
// Returns whether the output or a copy is printed for one of these audiences (bits), so that what
// takes time is made only for those.
bool pa_output_is_for(const struct pa_output *output, enum pa_audience who);
// Returns whether the output or a copy is written in the format of this name.
bool pa_output_has(const struct pa_output *output, const char *format);
// Sets width and color of `print` for text on standard output if that is a terminal (colours
// unless the environment forbids them). False if it is none.
bool pa_output_fit_terminal(struct pa_print_options *print);
// Sets the marker, the hidden text by which a bot finds its comment, to what was asked for, else
// to `own`. Returns it.
const char *pa_output_set_marker(struct pa_output *output, const char *own);
// Prints the document by output->printer, which must be set, and into all copies, which get their
// names first. Errors name the file.
PA_MUST_CHECK bool pa_output_print(struct pa_output *output, const struct pa_doc *doc,
                                   struct pa_error *err);
// Flushes and checks what was written, gives the file its name, and waits for the pager. Errors
// name the file.
PA_MUST_CHECK bool pa_output_finish(struct pa_output *output, struct pa_error *err);
// Ends the output after a failure, instead of pa_output_finish(): no file is left behind. Does
// nothing if none is open.
void pa_output_discard(struct pa_output *output);

#endif
