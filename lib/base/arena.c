// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 << 10, LARGEST_BLOCK = PA_LARGE_BLOCK };

struct pa_arena_block {
    struct pa_arena_block *older;
    alignas(max_align_t) char bytes[];
};

struct pa_arena_deferred {
    struct pa_arena_deferred *older;
    void (*release)(void *object);
    void *object;
};

void pa_arena_release(struct pa_arena *arena)
{
    for (struct pa_arena_deferred *d = arena->deferred; d; d = d->older)
        d->release(d->object);
    for (struct pa_arena_block *b = arena->blocks; b;) {
        struct pa_arena_block *older = b->older;
        free(b);
        b = older;
    }
    *arena = (struct pa_arena){0};
}

static struct pa_arena_block *new_block(struct pa_arena *arena, size_t size)
{
    struct pa_arena_block *b = pa_xmalloc(sizeof *b + size);
    b->older = arena->blocks;
    arena->blocks = b;
    return b;
}

void pa_arena_expect(struct pa_arena *arena, size_t size)
{
    if (arena->expected < size)
        arena->expected = size;
}

// The size of the next block: twice that of the one before, or what is expected. What comes behind
// that may be little, and a large block is backed by large pages.
static size_t next_size(struct pa_arena *arena)
{
    size_t twice = arena->block_size ? arena->block_size * 2 : FIRST_BLOCK;
    arena->block_size = twice < LARGEST_BLOCK ? twice : LARGEST_BLOCK;
    size_t size = arena->expected < LARGEST_BLOCK ? arena->expected : LARGEST_BLOCK;
    arena->expected -= size;
    return size < arena->block_size ? arena->block_size : size;
}

// A block for `size` bytes and, if it is one of those for several things, for what comes next: of
// what is left of it and of the open block the larger one stays open.
static void *alloc_from_new_block(struct pa_arena *arena, size_t size)
{
    size_t block = next_size(arena) - sizeof(struct pa_arena_block);
    block = block > size ? block : size;
    char *p = new_block(arena, block)->bytes;
    if (!arena->next || block - size > (size_t)(arena->end - arena->next)) {
        arena->next = p + size;
        arena->end = p + block;
    }
    return p;
}

void *pa_arena_alloc(struct pa_arena *arena, size_t size)
{
    size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - 2 * align)
        return pa_xmalloc(size); // aborts
    size = (size + align - 1) & ~(align - 1);
    if (!arena->next || size > (size_t)(arena->end - arena->next))
        return alloc_from_new_block(arena, size);
    void *p = arena->next;
    arena->next += size;
    return p;
}

void *pa_arena_calloc(struct pa_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return pa_xmalloc(SIZE_MAX); // aborts
    void *p = pa_arena_alloc(arena, count * size);
    return count * size > 0 ? memset(p, 0, count * size) : p; // memset takes no NULL
}

void *pa_arena_memdup(struct pa_arena *arena, const void *data, size_t size)
{
    void *p = pa_arena_alloc(arena, size);
    return size ? memcpy(p, data, size) : p;
}

char *pa_arena_strndup(struct pa_arena *arena, const char *text, size_t size)
{
    char *p = pa_arena_alloc(arena, size + 1);
    if (size)
        memcpy(p, text, size);
    p[size] = '\0';
    return p;
}

char *pa_arena_strdup(struct pa_arena *arena, const char *text)
{
    return pa_arena_strndup(arena, text, strlen(text));
}

char *pa_arena_printf(struct pa_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = n < 0 ? 0 : (size_t)n;
    char *p = pa_arena_alloc(arena, size + 1);
    vsnprintf(p, size + 1, format, again);
    va_end(again);
    p[size] = '\0';
    return p;
}

void pa_arena_defer(struct pa_arena *arena, void (*release)(void *object), void *object)
{
    struct pa_arena_deferred *d = pa_arena_alloc(arena, sizeof *d);
    *d = (struct pa_arena_deferred){arena->deferred, release, object};
    arena->deferred = d;
}
