// SPDX-License-Identifier: Apache-2.0
// What the program tells malloc() of what it is about to do. A matter of speed only: pages that are
// touched for the first time are dear, in virtual machines most of all.
#ifndef PA_CLI_HEAP_H
#define PA_CLI_HEAP_H

#include <stddef.h>

// Much will be freed and allocated again, file by file: it is not given back to the system between,
// which would clear every page anew.
void pa_heap_expect_reuse(void);
// About `size` bytes will be allocated in many small blocks, by libraries: large pages for them.
void pa_heap_expect(size_t size);

#endif
