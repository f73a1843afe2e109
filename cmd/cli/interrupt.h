// SPDX-License-Identifier: Apache-2.0
// What is left behind when the program is stopped by a signal (Ctrl-C, kill, a closed terminal):
// nothing. The one file that is not whole yet is removed first.
//
//     pa_interrupt_hold();
//     … make the file …
//     pa_interrupt_remove(path);
#ifndef PA_CLI_INTERRUPT_H
#define PA_CLI_INTERRUPT_H

// From now on such signals wait, until pa_interrupt_remove().
void pa_interrupt_hold(void);
// They stop the program again, and remove the file with this name before. The path is borrowed and
// has to live until the next call. NULL: there is no file.
void pa_interrupt_remove(const char *path);
// Removes that file now, if there is one: for who ends the program otherwise.
void pa_interrupt_clean(void);

#endif
