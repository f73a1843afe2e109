// SPDX-License-Identifier: Apache-2.0
// The program that shows long text on a terminal: $PAGER, else less if there is one. An empty
// PAGER, or "cat", means none. less gets options that let short text through and keep colours.
#ifndef PA_CLI_PAGER_H
#define PA_CLI_PAGER_H

#include <sys/types.h>

// Starts the pager and connects the program's standard output to its input. Returns the pager's
// process id; 0 if there is none or it cannot be started: nothing has changed then.
pid_t pa_pager_start(void);
// From now on Ctrl-C and Ctrl-\, which the terminal sends to both, are left to the pager: pa
// writes on, and does not end before it. To be called before the first line is written; until then
// Ctrl-C ends pa.
void pa_pager_owns_keys(void);
// Waits for the pager to end, after standard output was closed. Does nothing for 0.
void pa_pager_wait(pid_t pager);

#endif
