// SPDX-License-Identifier: Apache-2.0
// What `pa help` and `pa COMMAND --help` print, from commands.def and the option tables.
#ifndef PA_CMD_HELP_H
#define PA_CMD_HELP_H

#include "cli/command.h"

#include <stdio.h>

void pa_help_commands(FILE *stream);
void pa_help_command(FILE *stream, const struct pa_command *command);

#endif
