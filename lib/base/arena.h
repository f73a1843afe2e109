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
    char *next, *end;  // free bytes of the open block
    size_t block_size; // of the newest block, unless that was expected or for one large thing
    size_t expected;   // bytes that new blocks are yet to be made for
};

// Runs what pa_arena_defer() registered, frees all memory of the arena and leaves an empty arena,
// which may be used again.
void pa_arena_release(struct pa_arena *arena);

// Announces that about `size` bytes will be asked for, so that memory for those is taken from the
// system in blocks of that order (16 KiB to 2 MiB) at least. Allocates nothing.
void pa_arena_expect(struct pa_arena *arena, size_t size);

// Returns `size` bytes aligned for any type, not zeroed, valid until the arena is released. Never
// NULL but for size 0 in an empty arena. Without memory the process ends (base/memory.h).
void *pa_arena_alloc(struct pa_arena *arena, size_t size);
// Returns an array of `count` items of `size` bytes each, zeroed. The process ends if count * size
// overflows.
void *pa_arena_calloc(struct pa_arena *arena, size_t count, size_t size);
// Returns a copy of the `size` bytes at `data`, aligned for any type. `data` may be NULL if size is
// 0.
void *pa_arena_memdup(struct pa_arena *arena, const void *data, size_t size);
// Returns a copy of the `size` bytes at `text`, which may hold any byte, with a NUL behind them.
// `text` may be NULL if size is 0.
char *pa_arena_strndup(struct pa_arena *arena, const char *text, size_t size);
// Returns a copy of a NUL-terminated text.
char *pa_arena_strdup(struct pa_arena *arena, const char *text);
// Returns the text that printf() would write, NUL-terminated, in the arena.
char *pa_arena_printf(struct pa_arena *arena, const char *format, ...) PA_PRINTF(2, 3);

// Registers release(object) to be called when the arena is released, the last registered first,
// while the arena's memory is still valid. For objects that live as long as the arena but were not
// allocated from it.
void pa_arena_defer(struct pa_arena *arena, void (*release)(void *object), void *object);

#endif
