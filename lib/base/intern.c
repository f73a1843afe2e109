// SPDX-License-Identifier: Apache-2.0
#include "base/intern.h"

#include <assert.h>
#include <string.h>

void pa_strings_release(struct pa_strings *strings)
{
    pa_arena_release(&strings->arena);
    pa_index_release(&strings->index);
    pa_vec_release(&strings->list);
}

static pa_str find(const struct pa_strings *strings, uint64_t hash, const char *text, size_t size)
{
    uint32_t id;
    for (uint32_t slot = pa_index_first(&strings->index, hash);
         pa_index_at(&strings->index, slot, hash, &id);
         slot = pa_index_next(&strings->index, slot)) {
        if (id == UINT32_MAX)
            continue;
        const struct pa_string *s = &strings->list.items[id];
        if (s->size == size && memcmp(s->text, text, size) == 0)
            return id;
    }
    return UINT32_MAX;
}

pa_str pa_strings_find(const struct pa_strings *strings, const char *text, size_t size)
{
    return size == 0 ? 0 : find(strings, pa_hash_text(text, size), text, size);
}

pa_str pa_strings_add(struct pa_strings *strings, const char *text, size_t size)
{
    return pa_strings_add_hashed(strings, text, size, size ? pa_hash_text(text, size) : 0);
}

uint64_t pa_strings_hash(const struct pa_strings *strings, const char *text, size_t size)
{
    uint64_t hash = pa_hash_text(text, size);
    if (strings->index.slots)
        __builtin_prefetch(&strings->index.slots[pa_index_first(&strings->index, hash)]);
    return hash;
}

pa_str pa_strings_add_hashed(struct pa_strings *strings, const char *text, size_t size,
                             uint64_t hash)
{
    if (strings->list.count == 0)
        pa_vec_push(&strings->list, (struct pa_string){"", 0});
    if (size == 0)
        return 0;
    pa_str id = find(strings, hash, text, size);
    if (id != UINT32_MAX)
        return id;
    assert(strings->list.count < UINT32_MAX - 1);
    id = (pa_str)strings->list.count;
    pa_vec_push(&strings->list,
                (struct pa_string){pa_arena_strndup(&strings->arena, text, size), size});
    pa_index_add(&strings->index, hash, id);
    return id;
}

// Returns the string that the search for a hash will look at first, NULL if none.
static const struct pa_string *first_of(const struct pa_strings *strings, uint64_t hash)
{
    uint32_t id;
    bool used = pa_index_at(&strings->index, pa_index_first(&strings->index, hash), hash, &id);
    return used && id != UINT32_MAX ? &strings->list.items[id] : NULL;
}

// What a search looks at is asked of the memory for all texts, one step after another.
void pa_strings_add_all(struct pa_strings *strings, const struct pa_string *texts, size_t count,
                        pa_str *ids)
{
    uint64_t hashes[PA_STRINGS_AT_ONCE];
    const struct pa_string *first[PA_STRINGS_AT_ONCE];
    assert(count <= PA_STRINGS_AT_ONCE);
    for (size_t i = 0; i < count; i++)
        hashes[i] = texts[i].size ? pa_strings_hash(strings, texts[i].text, texts[i].size) : 0;
    for (size_t i = 0; i < count; i++) {
        first[i] = first_of(strings, hashes[i]);
        __builtin_prefetch(first[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (first[i])
            __builtin_prefetch(first[i]->text);
    }
    for (size_t i = 0; i < count; i++)
        ids[i] = pa_strings_add_hashed(strings, texts[i].text, texts[i].size, hashes[i]);
}

pa_str pa_strings_adds(struct pa_strings *strings, const char *text)
{
    return pa_strings_add(strings, text, strlen(text));
}

int pa_strings_compare(const struct pa_strings *strings, pa_str a, pa_str b)
{
    size_t size_a = pa_strings_size(strings, a), size_b = pa_strings_size(strings, b);
    int order = memcmp(pa_strings_text(strings, a), pa_strings_text(strings, b),
                       size_a < size_b ? size_a : size_b);
    return order ? order : (size_a > size_b) - (size_a < size_b);
}
