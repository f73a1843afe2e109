// SPDX-License-Identifier: Apache-2.0
#include "base/vec.h"

#include "base/memory.h"

#include <stdint.h>
#include <string.h>

// Many items move to a large block for twice as many: what is not used of it costs nothing, and
// copying costs less than the small pages of a block that grows where it is.
static void *move_to_large_block(void *items, size_t *capacity, size_t count, size_t item_size)
{
    if (*capacity < 2 * count && 2 * count <= SIZE_MAX / item_size)
        *capacity = 2 * count;
    void *moved = pa_xmalloc(*capacity * item_size);
    if (count)
        memcpy(moved, items, count * item_size);
    free(items);
    return moved;
}

void *pa_vec_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size)
{
    size_t wanted = *capacity + *capacity / 2 + 8;
    if (wanted < count + more)
        wanted = count + more;
    *capacity = wanted;
    if (wanted <= SIZE_MAX / item_size && wanted * item_size >= PA_LARGE_BLOCK)
        return move_to_large_block(items, capacity, count, item_size);
    return pa_xrealloc(items, wanted, item_size);
}
