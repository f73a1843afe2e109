// SPDX-License-Identifier: Apache-2.0
// Growable arrays of any type. A vector is a plain struct whose members are read directly:
//
//     PA_VEC(struct pa_line) lines = {0};
//     pa_vec_push(&lines, (struct pa_line){.function = f});
//     for (size_t i = 0; i < lines.count; i++)
//         use(&lines.items[i]);
//     pa_vec_release(&lines);
//
// `{0}` is an empty vector. Items move when the vector grows: keep indexes, not pointers.
#ifndef PA_BASE_VEC_H
#define PA_BASE_VEC_H

#include <stddef.h>
#include <stdlib.h>

#define PA_VEC(type)                                                                               \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

#define pa_vec_push(vec, ...)                                                                      \
    do {                                                                                           \
        pa_vec_reserve(vec, 1);                                                                    \
        (vec)->items[(vec)->count++] = (__VA_ARGS__);                                              \
    } while (0)

// Room for `more` further items; count stays.
#define pa_vec_reserve(vec, more)                                                                  \
    ((vec)->items = (vec)->capacity - (vec)->count >= (size_t)(more)                               \
                        ? (vec)->items                                                             \
                        : pa_vec_grow((vec)->items, &(vec)->capacity, (vec)->count,                \
                                      (size_t)(more), sizeof *(vec)->items))

#define pa_vec_release(vec)                                                                        \
    do {                                                                                           \
        free((vec)->items);                                                                        \
        (vec)->items = NULL;                                                                       \
        (vec)->count = (vec)->capacity = 0;                                                        \
    } while (0)

// Moves `items` (`count` used, room for `*capacity`, `item_size` bytes each) to a block with room
// for count + more items, at least half as many again as before, sets `*capacity` and returns the
// new block. Used by the macros above only.
void *pa_vec_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size);

#endif
