// SPDX-License-Identifier: Apache-2.0
// What `pa help` and `pa COMMAND --help` print, from commands.def and the option tables.
#ifndef PA_CMD_HELP_H
#define PA_CMD_HELP_H

#include "cli/command.h"

#include <stdio.h>

// Prints the list of all commands by section.
void pa_help_commands(FILE *stream);
// Prints what a command does and all its options but hidden ones, by heading.
void pa_help_command(FILE *stream, const struct pa_command *command);

#endif
