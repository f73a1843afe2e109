// SPDX-License-Identifier: Apache-2.0
#include "base/vec.h"

#include "base/memory.h"

void *pa_vec_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size)
{
    size_t wanted = *capacity + *capacity / 2 + 8;
    if (wanted < count + more)
        wanted = count + more;
    *capacity = wanted;
    return pa_xrealloc(items, wanted, item_size);
}
