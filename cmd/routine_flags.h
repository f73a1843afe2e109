// SPDX-License-Identifier: Apache-2.0
// The options of commands that show the instructions of functions (disasm, weblist), and the way
// from them to the report's own.
#ifndef PA_CMD_ROUTINE_FLAGS_H
#define PA_CMD_ROUTINE_FLAGS_H

#include "flags/report_flags.h"
#include "report/routines.h"

struct pa_routine_flags {
    const char *regex; // NULL: the first file argument
    int spelling;      // enum pa_disasm_spelling
    bool intel;        // PA_SPELL_INTEL, as pprof asks for it
    struct pa_report_flags report;
};

// All options but the one that names the functions, whose name is the command's.
extern const struct pa_option pa_routine_options[];

// Reads the context's files as pa_command_view() does, with a place for each address, and sets
// `routines`, which borrows from the flags and the context. False, with an error, if there is no
// regular expression, or where pa_command_view() fails.
PA_MUST_CHECK bool pa_command_routines(struct pa_context *ctx, const struct pa_routine_flags *flags,
                                       struct pa_view *view, struct pa_routines_options *routines,
                                       struct pa_error *err);

#endif
