// SPDX-License-Identifier: Apache-2.0
// The list of all commands, made from commands.def.
#ifndef PA_CMD_COMMANDS_H
#define PA_CMD_COMMANDS_H

#include "cli/command.h"

// A heading or a command; the list ends with neither.
struct pa_commands_row {
    const char *section;
    const struct pa_command *command;
};

extern const struct pa_commands_row pa_commands[];

// NULL with `err` set (and the nearest name suggested) if there is none.
const struct pa_command *pa_commands_find(const char *name, struct pa_error *err);

// Binds the command's options, the output's if it has any, and --help; `options` and `output` may
// be NULL for documentation. `frame` owns rows and lives as long as `bound`.
struct pa_commands_frame {
    bool help;
    struct pa_output_options output;
    struct pa_output_table table;
};
void pa_commands_bind(const struct pa_command *command, void *options,
                      struct pa_commands_frame *frame, struct pa_options *bound);

#endif
