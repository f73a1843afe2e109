// SPDX-License-Identifier: Apache-2.0
// Memory that is freed all at once. What lives in an arena has no free function of its own and is
// valid until pa_arena_release(). `struct pa_arena arena = {0};` is an empty arena.
#ifndef PA_BASE_ARENA_H
#define PA_BASE_ARENA_H

#include "base/attributes.h"

#include <stddef.h>
#include <stdint.h>

struct pa_arena {
    struct pa_arena_block *blocks; // newest first
    struct pa_arena_deferred *deferred;
    char *next, *end; // free bytes of the open block
    size_t block_size;
};

void pa_arena_release(struct pa_arena *arena); // leaves an empty arena

// About `size` bytes will be asked for: memory is taken in pieces of that order at least.
void pa_arena_expect(struct pa_arena *arena, size_t size);

// Aligned for any type, not zeroed.
void *pa_arena_alloc(struct pa_arena *arena, size_t size);
// An array, zeroed; aborts if count*size overflows.
void *pa_arena_calloc(struct pa_arena *arena, size_t count, size_t size);
// A copy of `size` bytes; NULL data is fine for 0 bytes.
void *pa_arena_memdup(struct pa_arena *arena, const void *data, size_t size);
// A copy of `size` bytes, with a NUL behind them.
char *pa_arena_strndup(struct pa_arena *arena, const char *text, size_t size);
// A copy of a NUL-terminated text.
char *pa_arena_strdup(struct pa_arena *arena, const char *text);
// What printf() would write, NUL-terminated.
char *pa_arena_printf(struct pa_arena *arena, const char *format, ...) PA_PRINTF(2, 3);

// Has release(object) called when the arena is released, last registered first. For what lives as
// long as the arena but was not allocated from it.
void pa_arena_defer(struct pa_arena *arena, void (*release)(void *object), void *object);

#endif
