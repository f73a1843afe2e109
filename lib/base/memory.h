// SPDX-License-Identifier: Apache-2.0
// Allocation that cannot fail: without memory the caller is told (base/caller.h), and the process
// ends. Therefore a size that was
// read from input is checked against the bytes that are left, or against a limit, before it
// reaches these functions.
#ifndef PA_BASE_MEMORY_H
#define PA_BASE_MEMORY_H

#include <stddef.h>

// Blocks of this size begin at a multiple of it, and the system is asked to back them with large
// pages. Where memory is dear (virtual machines), getting it a small page at a time costs more than
// what is done with it. Memory of a block that is not written to is not taken, as ever, but in
// steps of this size.
enum { PA_LARGE_BLOCK = 2 << 20 };

// At least one byte, not zeroed. Without memory the caller of the library is told and the process
// ends (base/caller.h): never NULL.
void *pa_xmalloc(size_t size);
void *pa_xcalloc(size_t count, size_t size); // zeroed; aborts if count*size overflows
// Room for count items of `size` bytes, with the old contents. Never NULL; aborts if count * size
// overflows.
void *pa_xrealloc(void *old, size_t count, size_t size);

#endif
