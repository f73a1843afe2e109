// SPDX-License-Identifier: Apache-2.0
// Allocation that cannot fail: out of memory prints one line and aborts. Therefore a size that was
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

void *pa_xmalloc(size_t size);
void *pa_xcalloc(size_t count, size_t size); // zeroed; aborts if count*size overflows
void *pa_xrealloc(void *old, size_t count, size_t size);

// Much will be freed and allocated again, file by file: it is not given back to the system between,
// which would clear every page anew. A matter of speed only.
void pa_memory_expect_reuse(void);
// About `size` bytes will be allocated in many small blocks, by libraries: large pages for them.
void pa_memory_expect(size_t size);

#endif
