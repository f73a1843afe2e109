// SPDX-License-Identifier: Apache-2.0
// What is left behind when the program is stopped by a signal (Ctrl-C, Ctrl-\, kill, a closed
// terminal): nothing. The files that are not whole yet are removed first.
//
//     pa_interrupt_hold();
//     … make the file …
//     pa_interrupt_remove(path);
#ifndef PA_CLI_INTERRUPT_H
#define PA_CLI_INTERRUPT_H

enum { PA_INTERRUPT_FILES = 257 }; // at a time: a command's output and files beside it

// Once, at the start: a file that grows beyond the limit (ulimit -f) is an error of the write then.
void pa_interrupt_begin(void);
// From now on such signals wait, until pa_interrupt_remove().
void pa_interrupt_hold(void);
// They stop the program again, and remove the file with this name, too, before. The path is
// borrowed and has to live until the next call with NULL, which says that there are no such files
// any more.
void pa_interrupt_remove(const char *path);
// They stop the program again; the files stay those that they were.
void pa_interrupt_release(void);
// Removes those files now: for who ends the program otherwise.
void pa_interrupt_clean(void);

#endif
