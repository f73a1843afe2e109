// SPDX-License-Identifier: Apache-2.0
#define _DEFAULT_SOURCE // madvise()
#include "base/memory.h"

#include "base/attributes.h"
#include "base/caller.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static PA_NORETURN void out_of_memory(size_t size)
{
    const struct pa_caller *caller = pa_caller();
    if (caller->out_of_memory)
        caller->out_of_memory(caller->user, size);
    abort();
}

static void *large_block(size_t size)
{
    void *p;
    if (posix_memalign(&p, PA_LARGE_BLOCK, size) != 0)
        out_of_memory(size);
#ifdef MADV_HUGEPAGE
    madvise(p, size / PA_LARGE_BLOCK * PA_LARGE_BLOCK, MADV_HUGEPAGE); // or small pages
#endif
    return p;
}

void *pa_xmalloc(size_t size)
{
    if (size >= PA_LARGE_BLOCK)
        return large_block(size);
    void *p = malloc(size ? size : 1);
    if (!p)
        out_of_memory(size);
    return p;
}

void *pa_xcalloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    if (count * size >= PA_LARGE_BLOCK)
        return memset(large_block(count * size), 0, count * size);
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        out_of_memory(count * size);
    return p;
}

void *pa_xrealloc(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    size_t bytes = count * size;
    if (!old)
        return pa_xmalloc(bytes);
    void *p = realloc(old, bytes > 0 ? bytes : 1);
    if (!p)
        out_of_memory(bytes);
    return p;
}
