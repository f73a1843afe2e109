// SPDX-License-Identifier: Apache-2.0
// A command is one file, cmd/NAME.c, that ends in one constant, and one row in commands.def:
//
//     static bool run(struct pa_context *ctx, struct pa_error *err)
//     {
//         const struct top_options *o = ctx->options;
//         ... read ctx->files, compute, build a pa_doc of it ...
//         return pa_output_print(&ctx->output, &doc, err);
//     }
//
//     const struct pa_command pa_cmd_top = {
//         .name = "top",
//         .summary = "where the cost goes, function by function",
//         .synopsis = "[OPTIONS] FILE...",
//         .options = options,
//         .options_size = sizeof(struct top_options),
//         .min_files = 1,
//         .formats = pa_output_reports,
//         .run = run,
//     };
//
// The driver (main.c) zeroes the options struct, sets the fallbacks, parses the command line into
// it, answers --help, checks the number of files, opens the output, runs, prints the warnings,
// and finishes the output. What a command returns decides the exit status, see enum pa_status.
#ifndef PA_CLI_COMMAND_H
#define PA_CLI_COMMAND_H

#include "base/arena.h"
#include "base/error.h"
#include "base/warnings.h"
#include "cli/options.h"
#include "cli/output.h"

#include <stdbool.h>
#include <stddef.h>

enum pa_status {
    PA_STATUS_FINE,
    PA_STATUS_DIFFERENT, // a regression or difference over a threshold that was asked for
    PA_STATUS_ERROR,     // usage error, unreadable input, output that could not be written
    PA_STATUS_UNDECIDED, // no baseline, too few samples
};

struct pa_input_opened;

struct pa_context {
    const struct pa_command *command;
    struct pa_arena *arena;          // lives until the command is done
    void *options;                   // the command's own struct, parsed
    const struct pa_options *parsed; // for pa_options_given()
    struct pa_words files;           // the file arguments
    // A file that was opened to see what it is: whoever reads it takes it over. NULL: none.
    struct pa_input_opened *opened;
    struct pa_output output; // open, if the command has formats
    struct pa_warnings *warnings;
    enum pa_status status; // of a run that returns true; FINE if it says nothing
};

struct pa_command {
    const char *name;
    const char *alias;               // pprof's second name for it, understood as well; may be NULL
    const char *summary;             // one line in `pa help`, lower case, no full stop
    const char *synopsis;            // what follows "pa NAME "
    const char *description;         // some lines for --help, may be NULL; the man page says more
    const struct pa_option *options; // may be NULL
    size_t options_size;             // of the struct the options' members are in
    size_t min_files;                // fewer is a usage error
    size_t max_files;                // more is one too; 0: any number
    bool no_files;                   // any is one
    const struct pa_choice *formats; // what it writes, the first by default; NULL: it has no -o
    const struct pa_choice *more_formats; // and these
    bool has_checks;                      // its documents have checks: printers of those as well
    // False with `err` set is exit status 2 and one line on standard error; then no output is left
    // behind. True is ctx->status. With ctx->status PA_STATUS_ERROR (a file skipped by
    // --keep-going, say) the output is kept and the warnings say why.
    bool (*run)(struct pa_context *ctx, struct pa_error *err);
};

#endif
