// SPDX-License-Identifier: Apache-2.0
// Allocation that cannot fail: without memory the caller is told (base/caller.h), and the process
// ends. Therefore a size that was
// read from input is checked against the bytes that are left, or against a limit, before it
// reaches these functions.
#ifndef PA_BASE_MEMORY_H
#define PA_BASE_MEMORY_H

#include <stddef.h>

// Blocks of this many bytes and more begin at a multiple of it, and the system is asked to back
// them with large pages (madvise, MADV_HUGEPAGE), since page faults of small ones can cost more
// than the work on the memory. Pages are still taken only when written to, in steps of this size.
enum { PA_LARGE_BLOCK = 2 << 20 };

// Returns `size` bytes (at least one), not zeroed, freed with free(). Never NULL: without memory
// the out_of_memory function of pa_caller() is called, and the process ends.
void *pa_xmalloc(size_t size);
// Returns an array of `count` items of `size` bytes, zeroed, freed with free(). Never NULL: without
// memory, or if count * size overflows, the process ends as with pa_xmalloc().
void *pa_xcalloc(size_t count, size_t size);
// Resizes `old`, a block from these functions or NULL, to `count` items of `size` bytes and returns
// the new block, which has the old contents; what is added is not zeroed. Never NULL: without
// memory, or if the product overflows, the process ends as with pa_xmalloc().
void *pa_xrealloc(void *old, size_t count, size_t size);

#endif
