// SPDX-License-Identifier: Apache-2.0
// Allocation that cannot fail: out of memory prints one line and aborts. Therefore a size that was
// read from input is checked against the bytes that are left, or against a limit, before it
// reaches these functions.
#ifndef PA_BASE_MEMORY_H
#define PA_BASE_MEMORY_H

#include <stddef.h>

void *pa_xmalloc(size_t size);
void *pa_xcalloc(size_t count, size_t size); // zeroed; aborts if count*size overflows
void *pa_xrealloc(void *old, size_t count, size_t size);

// Much will be freed and allocated again, file by file: it is not given back to the system between,
// which would clear every page anew. A matter of speed only.
void pa_memory_expect_reuse(void);

#endif
