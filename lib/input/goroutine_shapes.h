// SPDX-License-Identifier: Apache-2.0
// Goroutines of one stack, recognized by the bytes of their blocks in a dump: these differ in the
// words of arguments and in the number of who created them, nowhere else. So a block need not be
// taken apart if one of its shape was.
//
//     goroutine 20 [chan receive]:           the head
//     main.(*server).wait(0xc000012080)      the body, up to an empty line; it has the shape
//     	example.com/app/main.go:31 +0x47
//     created by main.main in goroutine 1
//     	example.com/app/main.go:61 +0x165
#ifndef PA_INPUT_GOROUTINE_SHAPES_H
#define PA_INPUT_GOROUTINE_SHAPES_H

#include "base/hash.h"
#include "base/vec.h"
#include "input/text.h"

// A body in a window of text, from the line below the head.
struct pa_goroutine_body {
    struct pa_text text; // with the end of its last line; behind it there is an empty line's LF
    size_t lines;        // the empty one not among them
    uint64_t hash;       // of the shape
    uint32_t tries;      // shapes of this hash that the body is not of, once it was looked for
};

// Digits that may be others.
struct pa_goroutine_word {
    uint32_t start, size; // in the shape's text
};

struct pa_goroutine_shape {
    const char *text;
    uint32_t size;
    uint32_t first, count; // of its words
};

struct pa_goroutine_shapes {
    PA_VEC(struct pa_goroutine_shape) list;
    PA_VEC(struct pa_goroutine_word) words;
    // private
    struct pa_index index;
    size_t bytes; // of all texts
};

// Frees what it holds.
void pa_goroutine_shapes_release(struct pa_goroutine_shapes *shapes);

// Finds the body at the front of the text, behind which PA_BYTES_PADDING bytes can be read. *body
// borrows from the text. False, with *body of no use, if it has no empty line as its end within the
// text and 64 KiB, or is empty.
bool pa_goroutine_body_find(struct pa_text text, struct pa_goroutine_body *body);

enum { PA_GOROUTINE_WORDS = 512 };
// Returns the index in `list` of the body's shape, UINT32_MAX if it is not known; sets body->tries.
// `words`, unless it is NULL, gets where in the body each word of the shape begins, and has room
// for PA_GOROUTINE_WORDS.
uint32_t pa_goroutine_shapes_find(const struct pa_goroutine_shapes *shapes,
                                  struct pa_goroutine_body *body, const char **words);
// Adds the shape of a body that pa_goroutine_shapes_find() did not find, with a copy of its text.
// Returns its index in `list`, or UINT32_MAX if it is not kept: 16 MiB of shapes are, and bodies of
// at most PA_GOROUTINE_WORDS words.
uint32_t pa_goroutine_shapes_add(struct pa_goroutine_shapes *shapes,
                                 const struct pa_goroutine_body *body);

#endif
