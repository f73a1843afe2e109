// SPDX-License-Identifier: Apache-2.0
// Goroutines of one stack, recognized by the bytes of their blocks in a dump: these differ in the
// words of arguments and in the number of who created them, nowhere else. So a block need not be
// taken apart if one of its shape was.
#ifndef PA_INPUT_GOROUTINE_SHAPES_H
#define PA_INPUT_GOROUTINE_SHAPES_H

#include "base/hash.h"
#include "base/vec.h"
#include "input/goroutine_body.h"

// Digits that may be others.
struct pa_goroutine_word {
    uint32_t start, size; // in the shape's text
};

struct pa_goroutine_shape {
    const char *text;
    uint32_t size, lines;
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

enum { PA_GOROUTINE_WORDS = 512 };
// Returns the index in `list` of the body's shape, UINT32_MAX if it is not known; sets body->tries.
// `words`, unless it is NULL, gets each word of the shape as it is in the body, and has room for
// PA_GOROUTINE_WORDS.
uint32_t pa_goroutine_shapes_find(const struct pa_goroutine_shapes *shapes,
                                  struct pa_goroutine_body *body, struct pa_text *words);
// Adds the shape of a body that pa_goroutine_shapes_find() did not find, with a copy of its text.
// Returns its index in `list`, or UINT32_MAX if it is not kept: 16 MiB of shapes are, and bodies of
// at most PA_GOROUTINE_WORDS words.
uint32_t pa_goroutine_shapes_add(struct pa_goroutine_shapes *shapes,
                                 const struct pa_goroutine_body *body);

#endif
