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

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Returns a 64-bit hash of `size` bytes. It has no key, so an attacker can make collisions:
// siphash.h is for that. It depends on the machine's byte order and is not to be stored.
uint64_t pa_hash_bytes(const void *bytes, size_t size);
// Returns another 64-bit hash of `size` bytes, of less than half the cost for names: 16 at a time,
// the last 16 once more if there is a rest. For tables that are only looked into; what
// pa_hash_bytes() gives is seen in some outputs.
uint64_t pa_hash_text(const void *bytes, size_t size);
// Returns a 64-bit hash of one number.
uint64_t pa_hash_u64(uint64_t value);
// Returns the hash of a sequence whose hash so far is `hash` and whose next item is `value`. The
// order of the items matters.
uint64_t pa_hash_combine(uint64_t hash, uint64_t value);

// Writes a 128-bit hash of `size` bytes, at about 8 bytes a cycle and the same on every machine, so
// it may be stored. It is good enough to tell inputs apart that nobody made to collide: two of 2^60
// random inputs are not expected to share a hash. It has no key and is not cryptographic.
void pa_hash_128(const void *bytes, size_t size, uint64_t hash[2]);

// One slot of the table.
struct pa_index_slot {
    uint32_t hash; // upper half of the 64-bit hash
    uint32_t item; // index + 1; 0: free
};

// The table: open addressing with linear probing.
struct pa_index {
    struct pa_index_slot *slots; // a power of two of them, at most 3/4 used
    uint32_t mask, used;
};

// Frees the slots and leaves an empty table. The items are the caller's.
void pa_index_release(struct pa_index *index);
// Adds the item of number `item` (below UINT32_MAX) under its hash, growing the table if needed. It
// does not look for an equal item: the caller has done so.
void pa_index_add(struct pa_index *index, uint64_t hash, uint32_t item);

// Returns the slot at which the search for a hash starts. The table may be empty: pa_index_at()
// then ends the search.
static inline uint32_t pa_index_first(const struct pa_index *index, uint64_t hash)
{
    return (uint32_t)(hash >> 32) & index->mask;
}

// Returns the slot to look at after `slot`; behind the last slot comes the first.
static inline uint32_t pa_index_next(const struct pa_index *index, uint32_t slot)
{
    return (slot + 1) & index->mask;
}

// Looks at one slot of a search. Returns false if it is free, which ends the search: no such item.
// Else `*item` is the number of the item there, to be compared by the caller, or UINT32_MAX if its
// hash differs.
static inline bool pa_index_at(const struct pa_index *index, uint32_t slot, uint64_t hash,
                               uint32_t *item)
{
    if (!index->slots || !index->slots[slot].item)
        return false;
    bool same = index->slots[slot].hash == (uint32_t)(hash >> 32);
    *item = same ? index->slots[slot].item - 1 : UINT32_MAX;
    return true;
}

// Asks the memory for the slot at which a search will start, which takes a while in a table that is
// larger than the caches.
static inline void pa_index_prefetch(const struct pa_index *index, uint64_t hash)
{
    if (index->slots)
        __builtin_prefetch(&index->slots[pa_index_first(index, hash)]);
}

// ---- Tables larger than the caches

// A table in parts, each a table of its own. Items that are mostly looked up together, as those of
// one program are, share a part, so that what is looked at lies together in memory and stays in the
// caches. Begins as zero.
struct pa_index_parts {
    PA_VEC(struct pa_index) list;
};

// Frees all parts; the items are the caller's.
void pa_index_parts_release(struct pa_index_parts *parts);
// Adds empty parts up to `number`. Used by pa_index_part() only.
void pa_index_parts_grow(struct pa_index_parts *parts, uint32_t number);
// Returns how many bytes the parts take at least.
size_t pa_index_parts_size(const struct pa_index_parts *parts);

// Returns part `number`, from 0, valid until the next call. All parts below it are made, 16 bytes
// each, so numbers should be small.
static inline struct pa_index *pa_index_part(struct pa_index_parts *parts, uint32_t number)
{
    if (number >= parts->list.count)
        pa_index_parts_grow(parts, number);
    return &parts->list.items[number];
}

#endif
