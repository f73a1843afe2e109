// SPDX-License-Identifier: Apache-2.0
// The option tables of what lib/view reads and shows, each with the struct of the same name: put
// them into a command's table as groups. And a session for a command.
#ifndef PA_FLAGS_SESSION_OPTIONS_H
#define PA_FLAGS_SESSION_OPTIONS_H

#include "cli/command.h"
#include "view/view.h"

extern const struct pa_option pa_source_options[];
// Of these the ones that say how to read, for commands that subtract nothing.
extern const struct pa_option pa_reading_options[];
extern const struct pa_option pa_filter_options[];
extern const struct pa_option pa_value_options[];
extern const struct pa_option pa_granularity_options[];
extern const struct pa_choice pa_names_choices[]; // enum pa_symbol_level

// Returns a new session in the context's arena with the context's warnings and opened file. It
// looks for binaries where PPROF_BINARY_PATH says, in ~/.debug, and for debug information in
// /usr/lib/debug.
struct pa_session *pa_session_of(struct pa_context *ctx);

#endif
