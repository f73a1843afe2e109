// SPDX-License-Identifier: Apache-2.0
// The program that shows long text on a terminal: $PAGER, else less if there is one. An empty
// PAGER, or "cat", means none. less gets options that let short text through and keep colours.
#ifndef PA_CLI_PAGER_H
#define PA_CLI_PAGER_H

#include <sys/types.h>

// Starts it and makes standard output its input. 0 if there is none: then nothing has changed.
pid_t pa_pager_start(void);
// From the first line it shows the pager decides what Ctrl-C does, which goes to everybody on the
// terminal: pa writes on, and does not end before the pager does. Before it, Ctrl-C ends pa.
void pa_pager_owns_keys(void);
// After standard output was closed. 0: no effect.
void pa_pager_wait(pid_t pager);

#endif
