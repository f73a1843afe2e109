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

// Pictures and profiles have a value each; what report/ prints shares the last one.
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
    PA_FORMAT_REPORT, // + index in pa_printers
};

// The values of the reports: PA_REPORT_text, PA_REPORT_json, …
enum pa_report_format {
    PA_REPORTS_BEGIN = PA_FORMAT_REPORT - 1,
#define PRINTER(name, ...) PA_REPORT_##name,
#include "document/printers.def"
#undef PRINTER
};

// A command's formats are a list of choices, the first is what is written if nothing else is said.
// This is the list of every command that prints documents: all of report/printers.def.
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
    bool annotations;       // but commands of GitHub for what failed, after the report
    const char *title, *marker, *link_base;
};

enum pa_output_when { PA_OUTPUT_AUTO, PA_OUTPUT_ALWAYS, PA_OUTPUT_NEVER };

// The option table of a command that writes these formats (`more` may be NULL), and what it is made
// of; no copy of it may be made. Without `checks` printers of those are left out, and there is one
// -o.
enum { PA_OUTPUT_ROWS = 11, PA_OUTPUT_FORMATS = 32 };
struct pa_output_table {
    struct pa_choice formats[PA_OUTPUT_FORMATS];
    struct pa_option rows[PA_OUTPUT_ROWS];
};
void pa_output_table_init(struct pa_output_table *table, const struct pa_choice *formats,
                          const struct pa_choice *more, bool checks);

struct pa_progress;

struct pa_output {
    FILE *stream;
    enum pa_format format; // PA_FORMAT_REPORT for each of report/
    const char *format_name;
    const struct pa_printer *printer; // the one that prints the report, else NULL
    struct pa_print_options print;    // for the printer: color is set, the rest is the command's
    bool to_terminal;                 // what is written is read by a person at once
    const char *path;                 // NULL: standard output

    struct pa_copies copies;
    bool quiet, annotations;
    const char *title, *marker; // NULL: the command's

    struct pa_outfile file; // if path
    pid_t pager;            // 0: none

    struct pa_progress *progress; // ends with the first output; NULL: none
};

// Errors: a suffix or format that is not among `formats`, a file that cannot be made, binary
// output on a terminal.
PA_MUST_CHECK bool pa_output_open(struct pa_output *output, const struct pa_output_options *options,
                                  const struct pa_choice *formats, struct pa_error *err);
// Whether someone of this audience will read it: what costs time is made for those alone.
bool pa_output_is_for(const struct pa_output *output, enum pa_audience who);
// Whether it is written in this format, here or in a copy.
bool pa_output_has(const struct pa_output *output, const char *format);
// If standard output is a terminal, what text is printed with: its width, and colours unless the
// environment forbids them. False: it is none.
bool pa_output_fit_terminal(struct pa_print_options *print);
// The marker of pages: what was asked for, else `own`.
const char *pa_output_set_marker(struct pa_output *output, const char *own);
// Prints the document by output->printer, and into the copies.
PA_MUST_CHECK bool pa_output_print(struct pa_output *output, const struct pa_doc *doc,
                                   struct pa_error *err);
// Flushes and checks; a file gets its name; waits for the pager.
PA_MUST_CHECK bool pa_output_finish(struct pa_output *output, struct pa_error *err);
// Instead of finish, after a failure: a file is not left behind. No effect if none is open.
void pa_output_discard(struct pa_output *output);

#endif
