// SPDX-License-Identifier: Apache-2.0
// The terminal that standard output is shown on.
#ifndef PA_CLI_TERMINAL_H
#define PA_CLI_TERMINAL_H

#include <stddef.h>

// Returns the number of characters in a line of the terminal `fd`: COLUMNS of the environment if
// that is a number above 0, else what the terminal says, else 80.
size_t pa_terminal_width(int fd);

#endif
