// SPDX-License-Identifier: Apache-2.0
// A string table: equal strings have equal ids, id 0 is "". Strings are NUL-terminated copies that
// live as long as the table; they may hold any bytes but their size counts, not the NUL.
#ifndef PA_BASE_INTERN_H
#define PA_BASE_INTERN_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"

#include <stddef.h>
#include <stdint.h>

typedef uint32_t pa_str;

struct pa_string {
    const char *text;
    size_t size;
};

struct pa_strings {
    struct pa_arena arena;
    struct pa_index index;
    PA_VEC(struct pa_string) list; // by id; empty until the first pa_strings_add()
};

void pa_strings_release(struct pa_strings *strings); // frees what it holds
// The id of `size` bytes, which are copied if they are new. They may hold any byte.
pa_str pa_strings_add(struct pa_strings *strings, const char *text, size_t size);
// The id of a NUL-terminated text.
pa_str pa_strings_adds(struct pa_strings *strings, const char *text);
// The id, or UINT32_MAX if the string is not in the table.
pa_str pa_strings_find(const struct pa_strings *strings, const char *text, size_t size);

// < 0, 0, > 0: the order of the bytes, whatever the ids.
int pa_strings_compare(const struct pa_strings *strings, pa_str a, pa_str b);

// The text of an id, NUL-terminated; it lives as long as the table.
static inline const char *pa_strings_text(const struct pa_strings *strings, pa_str id)
{
    return id ? strings->list.items[id].text : "";
}

// The bytes of a text, without the NUL.
static inline size_t pa_strings_size(const struct pa_strings *strings, pa_str id)
{
    return id ? strings->list.items[id].size : 0;
}

#endif
