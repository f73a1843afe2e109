// SPDX-License-Identifier: Apache-2.0
// Hashing, and the hash table of the project; only the hottest one is another
// (analysis/edge_sums.h). The table maps a key to the index of an item in an array of the caller's;
// it stores hashes and indexes only, the caller compares keys:
//
//     uint64_t h = pa_hash_bytes(key, size);
//     uint32_t slot;
//     for (slot = pa_index_first(&ix, h); pa_index_at(&ix, slot, h, &i); slot = pa_index_next(&ix,
//     slot))
//         if (same(&items[i], key))
//             return i;
//     pa_index_add(&ix, h, new_item);
//
// `struct pa_index ix = {0}` is empty. Items are never removed.
#ifndef PA_BASE_HASH_H
#define PA_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A hash of any bytes: not keyed, and not for what has to resist collisions made on purpose
// (siphash.h).
uint64_t pa_hash_bytes(const void *bytes, size_t size);
// The same of one number.
uint64_t pa_hash_u64(uint64_t value);
uint64_t pa_hash_combine(uint64_t hash, uint64_t value); // order matters

// 128 bits of many bytes, at 8 bytes a cycle or so: two inputs with the same are not met by chance
// in 2^60 of them. Not for what has to resist collisions made on purpose. The same on every
// machine.
void pa_hash_128(const void *bytes, size_t size, uint64_t hash[2]);

struct pa_index_slot {
    uint32_t hash; // upper half of the 64-bit hash
    uint32_t item; // index + 1; 0: free
};

struct pa_index {
    struct pa_index_slot *slots; // a power of two of them, at most 3/4 used
    uint32_t mask, used;
};

void pa_index_release(struct pa_index *index); // frees what it holds
// Adds an item below its hash. Whether an equal one is there already is the caller's to ask.
void pa_index_add(struct pa_index *index, uint64_t hash, uint32_t item);

// The slot at which the search for a hash starts. It ends at a free one.
static inline uint32_t pa_index_first(const struct pa_index *index, uint64_t hash)
{
    return (uint32_t)(hash >> 32) & index->mask;
}

// The slot to look at next; the first one follows the last.
static inline uint32_t pa_index_next(const struct pa_index *index, uint32_t slot)
{
    return (slot + 1) & index->mask;
}

// False at the end of the chain. An item whose hash differs is given as UINT32_MAX.
static inline bool pa_index_at(const struct pa_index *index, uint32_t slot, uint64_t hash,
                               uint32_t *item)
{
    if (!index->slots || !index->slots[slot].item)
        return false;
    bool same = index->slots[slot].hash == (uint32_t)(hash >> 32);
    *item = same ? index->slots[slot].item - 1 : UINT32_MAX;
    return true;
}

#endif
