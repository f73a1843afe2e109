// SPDX-License-Identifier: Apache-2.0
// Hints to glibc's malloc() about what the program is about to do. They only make it faster: pages
// that are touched for the first time cost much, above all in virtual machines.
#ifndef PA_CLI_HEAP_H
#define PA_CLI_HEAP_H

#include <stddef.h>

// Says that much memory will be freed and allocated again, file by file: it is kept, since the
// system would clear pages that were given back.
void pa_heap_expect_reuse(void);
// Says that about `size` bytes will be allocated in many small blocks, by libraries: the heap
// grows once, in large pages, by 16 MB at most. Does nothing for small sizes.
void pa_heap_expect(size_t size);

#endif
