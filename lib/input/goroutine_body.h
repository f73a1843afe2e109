// SPDX-License-Identifier: Apache-2.0
// The body of a goroutine's block in a dump: all lines below its head, up to an empty line.
//
//     goroutine 20 [chan receive]:           the head
//     main.(*server).wait(0xc000012080)      the body
//     	example.com/app/main.go:31 +0x47
//     created by main.main in goroutine 1
//     	example.com/app/main.go:61 +0x165
#ifndef PA_INPUT_GOROUTINE_BODY_H
#define PA_INPUT_GOROUTINE_BODY_H

#include "input/text.h"

// A body in a window of text, from the line below the head.
struct pa_goroutine_body {
    struct pa_text text; // with the end of its last line; behind it there is an empty line's LF
    uint64_t hash;       // the same for bodies that differ in hexadecimal digits and '?' only
    uint32_t tries;      // shapes of this hash that the body is not of, once it was looked for
};

// Finds the body at the front of the text, behind which PA_BYTES_PADDING bytes can be read. *body
// borrows from the text. False, with *body of no use, if it has no empty line as its end within the
// text and 64 KiB, is empty, or has a line that begins with CR.
bool pa_goroutine_body_find(struct pa_text text, struct pa_goroutine_body *body);

#endif
