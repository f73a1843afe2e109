// SPDX-License-Identifier: Apache-2.0
// Escape sequences by which programs colour a terminal, in files that its output was saved to.
#ifndef PA_INPUT_TERMINAL_H
#define PA_INPUT_TERMINAL_H

#include "base/file.h"

// Removes colours (ESC [ … m), clearing of the rest of a line (ESC [ … K) and the marks of time
// that build systems hide from terminals (ESC _ … BEL) from the text, in place: text->size becomes
// smaller, and PA_BYTES_PADDING zeros follow. Other escape sequences, which do not belong into a
// log, stay.
void pa_terminal_plain(struct pa_bytes *text);

#endif
