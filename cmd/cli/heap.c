// SPDX-License-Identifier: Apache-2.0
#include "cli/heap.h"

#include "base/memory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void pa_heap_expect_reuse(void)
{
#ifdef __GLIBC__
    // Larger blocks stay mappings of their own, which grow without being copied.
    mallopt(M_MMAP_THRESHOLD, 2 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

// The heap grows by a block that is freed at once: what comes next is cut from where it was.
void pa_heap_expect(size_t size)
{
#ifdef __GLIBC__
    enum { MOST = 16 << 20 };
    if (size < 2 * PA_LARGE_BLOCK)
        return;
    size = size < MOST ? size : MOST;
    mallopt(M_MMAP_THRESHOLD, 2 * MOST);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    free(pa_xmalloc(size));
    mallopt(M_MMAP_THRESHOLD, PA_LARGE_BLOCK);
#else
    (void)size;
#endif
}
