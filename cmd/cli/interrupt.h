// SPDX-License-Identifier: Apache-2.0
// When a signal stops the program (Ctrl-C, Ctrl-\, kill, a closed terminal), files that are not
// whole yet are removed first.
//
//     pa_interrupt_hold();
//     … make the file …
//     pa_interrupt_remove(path);
#ifndef PA_CLI_INTERRUPT_H
#define PA_CLI_INTERRUPT_H

enum { PA_INTERRUPT_FILES = 257 }; // at a time: a command's output and files beside it

// To be called once, at the start: from then on a file that grows beyond the limit (ulimit -f) is
// an error of the write instead of a signal.
void pa_interrupt_begin(void);
// Blocks the stopping signals until pa_interrupt_remove() or pa_interrupt_release().
void pa_interrupt_hold(void);
// Adds a file to those that a stopping signal removes, and unblocks the signals. The path is
// borrowed until the next call with NULL, which forgets all files.
void pa_interrupt_remove(const char *path);
// Unblocks the signals; the files to remove stay the same.
void pa_interrupt_release(void);
// Removes those files now, for code that ends the program in another way. Safe in a signal
// handler.
void pa_interrupt_clean(void);

#endif
