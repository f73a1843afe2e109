// SPDX-License-Identifier: Apache-2.0
// Where a command's product goes: standard output, a pager on a terminal, or a file that appears
// only when it is whole. The driver opens it before the command runs and finishes it after, so a
// command just writes to `stream` in the `format` that was asked for; write errors are found at
// the end.
#ifndef PA_CMD_OUTPUT_H
#define PA_CMD_OUTPUT_H

#include "base/error.h"
#include "base/file.h"
#include "cmd/options.h"

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

enum pa_format {
    PA_FORMAT_TEXT,
    PA_FORMAT_JSON,
    PA_FORMAT_CSV,
    PA_FORMAT_MARKDOWN,
    PA_FORMAT_HTML,
    PA_FORMAT_SVG,
    PA_FORMAT_PNG,
    PA_FORMAT_PDF,
    PA_FORMAT_DOT,
    PA_FORMAT_FOLDED,
    PA_FORMAT_CALLGRIND,
    PA_FORMAT_PROTO,
};

// The formats of a command are a list of choices, the first is what is written if nothing else is
// said. This is the list of every command that prints tables; a command with others has its own.
extern const struct pa_choice pa_output_reports[]; // text, json, csv, markdown, html

// What the command line said.
struct pa_output_options {
    const char *path; // NULL or "-": standard output
    int format;       // enum pa_format; -1: by the suffix of path, else the command's first
    int color;        // enum pa_output_when
    bool pager;
};

enum pa_output_when { PA_OUTPUT_AUTO, PA_OUTPUT_ALWAYS, PA_OUTPUT_NEVER };

// The table of those options for a command with these formats, in `rows`.
enum { PA_OUTPUT_ROWS = 5 };
void pa_output_table(const struct pa_choice *formats, struct pa_option rows[PA_OUTPUT_ROWS]);

struct pa_output {
    FILE *stream;
    enum pa_format format;
    bool color;       // escape sequences are wanted
    bool to_terminal; // what is written is read by a person at once
    const char *path; // NULL: standard output

    struct pa_outfile file; // if path
    pid_t pager;            // 0: none
};

// Errors: a suffix or format that is not among `formats`, a file that cannot be made, binary
// output on a terminal.
PA_MUST_CHECK bool pa_output_open(struct pa_output *output, const struct pa_output_options *options,
                                  const struct pa_choice *formats, struct pa_error *err);
// Flushes and checks; a file gets its name; waits for the pager.
PA_MUST_CHECK bool pa_output_finish(struct pa_output *output, struct pa_error *err);
// Instead of finish, after a failure: a file is not left behind. No effect if none is open.
void pa_output_discard(struct pa_output *output);

// The format a file name's suffix stands for, of all there are; false if it stands for none.
bool pa_output_format_of(const char *path, enum pa_format *format);

#endif
