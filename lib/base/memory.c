// SPDX-License-Identifier: Apache-2.0
#define _DEFAULT_SOURCE // madvise()
#include "base/memory.h"

#include "base/attributes.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static PA_NORETURN void out_of_memory(size_t size)
{
    fprintf(stderr, "pa: out of memory (%zu bytes wanted)\n", size);
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

void pa_memory_expect_reuse(void)
{
#ifdef __GLIBC__
    // Larger blocks stay mappings of their own, which grow without being copied.
    mallopt(M_MMAP_THRESHOLD, 2 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

// The heap grows by a block that is freed at once: what comes next is cut from where it was.
void pa_memory_expect(size_t size)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    enum { MOST = 16 << 20 };
    if (size < 2 * PA_LARGE_BLOCK)
        return;
    size = size < MOST ? size : MOST;
    mallopt(M_MMAP_THRESHOLD, 2 * MOST);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    free(large_block(size));
    mallopt(M_MMAP_THRESHOLD, PA_LARGE_BLOCK);
#else
    (void)size;
#endif
}
