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

// The id of a string in a table.
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

// Frees all strings and leaves an empty table; ids and texts are no longer valid.
void pa_strings_release(struct pa_strings *strings);
// Returns the id of the `size` bytes at `text`, which are copied if they are not yet in the table.
// They may hold any byte, NUL as well. Size 0 gives id 0.
pa_str pa_strings_add(struct pa_strings *strings, const char *text, size_t size);
// Returns the hash of the `size` bytes at `text` (at least 1) for pa_strings_add_hashed(), and asks
// for the memory in which they will be looked up. Who looks up several strings hashes all of them
// first, so that the processor waits for all of that memory at once.
uint64_t pa_strings_hash(const struct pa_strings *strings, const char *text, size_t size);
// Does what pa_strings_add() does; `hash` is what pa_strings_hash() gave, and not used for size 0.
pa_str pa_strings_add_hashed(struct pa_strings *strings, const char *text, size_t size,
                             uint64_t hash);
enum { PA_STRINGS_AT_ONCE = 64 };
// Adds `count` texts, at most PA_STRINGS_AT_ONCE, in order; ids[i] becomes the id of texts[i],
// which is copied if it is new. Faster than one by one if the table is larger than the caches.
void pa_strings_add_all(struct pa_strings *strings, const struct pa_string *texts, size_t count,
                        pa_str *ids);
// Returns the id of a NUL-terminated text, which is copied if it is new.
pa_str pa_strings_adds(struct pa_strings *strings, const char *text);
// Returns the id of the `size` bytes at `text`, or UINT32_MAX if they are not in the table, which
// stays as it is.
pa_str pa_strings_find(const struct pa_strings *strings, const char *text, size_t size);

// Compares two strings byte by byte as memcmp() does, a prefix before what it begins: < 0, 0 or >
// 0, whatever the ids.
int pa_strings_compare(const struct pa_strings *strings, pa_str a, pa_str b);

// Returns the text of an id, NUL-terminated; borrowed, valid as long as the table. `id` must be 0
// or one that this table gave.
static inline const char *pa_strings_text(const struct pa_strings *strings, pa_str id)
{
    return id ? strings->list.items[id].text : "";
}

// Returns the size in bytes of an id's text, without the NUL.
static inline size_t pa_strings_size(const struct pa_strings *strings, pa_str id)
{
    return id ? strings->list.items[id].size : 0;
}

#endif
