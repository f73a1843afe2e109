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

// Returns the command with this name or alias. NULL, with an error that suggests the nearest name,
// if there is none.
const struct pa_command *pa_commands_find(const char *name, struct pa_error *err);

// The options that the driver adds to those of a command.
struct pa_commands_frame {
    bool help;
    struct pa_output_options output;
    struct pa_output_table table;
};
// Adds to `bound`, which is empty, the command's options with members in `options` (NULL: for
// documentation only), those of the output if it has formats, and --help. `frame` is zeroed; rows
// and members of the last two are in it, so it must live as long as `bound`.
void pa_commands_bind(const struct pa_command *command, void *options,
                      struct pa_commands_frame *frame, struct pa_options *bound);

#endif
