// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include "base/memory.h"
#include "base/wire.h"

#include <stdlib.h>
#include <string.h>

// Multiply and fold: the 128-bit product's halves xor-ed (the mixing step of wyhash, public
// domain).
static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide p = (wide)a * b;
    return (uint64_t)p ^ (uint64_t)(p >> 64);
}

static const uint64_t SALT_A = 0x9e3779b97f4a7c15u, SALT_B = 0xd6e8feb86659fd93u;

uint64_t pa_hash_u64(uint64_t value)
{
    return fold(value ^ SALT_A, SALT_B);
}

uint64_t pa_hash_combine(uint64_t hash, uint64_t value)
{
    return fold(hash ^ SALT_A, value ^ SALT_B);
}

// 1 to 7 bytes as a number. (Byte by byte into a number that is then read as one takes longer than
// all that comes before: the reading waits for the writes.)
static uint64_t few_bytes(const uint8_t *p, size_t size)
{
    uint32_t low, high;
    if (size < sizeof low)
        return p[0] | (uint64_t)p[size / 2] << 8 * (size / 2) |
               (uint64_t)p[size - 1] << 8 * (size - 1);
    memcpy(&low, p, sizeof low);
    memcpy(&high, p + size - sizeof high, sizeof high);
    return low | (uint64_t)high << 8 * (size - sizeof high);
}

uint64_t pa_hash_bytes(const void *bytes, size_t size)
{
    const uint8_t *p = bytes;
    uint64_t hash = pa_hash_u64(size);
    for (; size >= 8; p += 8, size -= 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        hash = pa_hash_combine(hash, word);
    }
    return pa_hash_combine(hash, size ? few_bytes(p, size) : 0);
}

static uint64_t hash_short(const uint8_t *p, size_t size)
{
    uint64_t hash = pa_hash_u64(size);
    if (size >= 8)
        return fold(hash ^ pa_wire_load(p), SALT_B ^ pa_wire_load(p + size - 8));
    return pa_hash_combine(hash, size ? few_bytes(p, size) : 0);
}

uint64_t pa_hash_text(const void *bytes, size_t size)
{
    enum { BLOCK = 16 };
    if (size <= BLOCK)
        return hash_short(bytes, size);
    const uint8_t *p = bytes, *last = p + size - BLOCK;
    uint64_t hash = pa_hash_u64(size);
    for (; p < last; p += BLOCK)
        hash = fold(hash ^ pa_wire_load(p), SALT_B ^ pa_wire_load(p + 8));
    return fold(hash ^ pa_wire_load(last), SALT_B ^ pa_wire_load(last + 8));
}

// ---- 128 bits

// Of 16 bytes, what is folded may lose a difference (once in 2^64), what is chained does not: each
// step of it can be undone.
struct lane {
    uint64_t folded, chained;
};

static inline void take_block(struct lane *lane, const uint8_t *block)
{
    uint64_t a = pa_wire_load(block), b = pa_wire_load(block + 8), c = lane->chained;
    lane->folded = fold(lane->folded ^ a, SALT_B ^ b);
    c = (c ^ a) * SALT_A;
    lane->chained = ((c << 29 | c >> 35) + b) * SALT_B;
}

static void finish(const struct lane lanes[2], size_t size, uint64_t hash[2])
{
    uint64_t folded = fold(lanes[0].folded ^ SALT_A, lanes[1].folded ^ SALT_B);
    uint64_t chained = pa_hash_combine(lanes[0].chained, lanes[1].chained);
    hash[0] = pa_hash_combine(pa_hash_combine(folded, chained), size);
    hash[1] = pa_hash_combine(pa_hash_combine(lanes[0].chained ^ size, folded ^ SALT_B),
                              lanes[1].chained + lanes[0].folded);
}

// Two lanes of blocks in turn, as a processor can work at both at a time. The rest is filled up
// with zeros; the size tells it from zeros.
void pa_hash_128(const void *bytes, size_t size, uint64_t hash[2])
{
    enum { BLOCK = 16, PAIR = 2 * BLOCK };
    struct lane lanes[2] = {{SALT_A, SALT_B}, {~SALT_A, ~SALT_B}};
    const uint8_t *next = bytes;
    size_t left = size;
    for (; left >= PAIR; next += PAIR, left -= PAIR) {
        take_block(&lanes[0], next);
        take_block(&lanes[1], next + BLOCK);
    }
    uint8_t rest[PAIR] = {0};
    if (left)
        memcpy(rest, next, left);
    take_block(&lanes[0], rest);
    take_block(&lanes[1], rest + BLOCK);
    finish(lanes, size, hash);
}

// ---- The table

void pa_index_release(struct pa_index *index)
{
    free(index->slots);
    *index = (struct pa_index){0};
}

static void put(struct pa_index *index, struct pa_index_slot entry)
{
    uint32_t slot = entry.hash & index->mask;
    while (index->slots[slot].item)
        slot = (slot + 1) & index->mask;
    index->slots[slot] = entry;
}

static void grow(struct pa_index *index)
{
    struct pa_index old = *index;
    size_t size = old.slots ? ((size_t)old.mask + 1) * 2 : 16;
    index->slots = pa_xcalloc(size, sizeof *index->slots);
    index->mask = (uint32_t)(size - 1);
    for (size_t i = 0; old.slots && i <= old.mask; i++) {
        if (old.slots[i].item)
            put(index, old.slots[i]);
    }
    free(old.slots);
}

void pa_index_add(struct pa_index *index, uint64_t hash, uint32_t item)
{
    if (!index->slots || index->used >= (index->mask + 1) / 4 * 3)
        grow(index);
    put(index, (struct pa_index_slot){(uint32_t)(hash >> 32), item + 1});
    index->used++;
}

// ---- Parts

void pa_index_parts_release(struct pa_index_parts *parts)
{
    for (size_t i = 0; i < parts->list.count; i++)
        pa_index_release(&parts->list.items[i]);
    pa_vec_release(&parts->list);
}

void pa_index_parts_grow(struct pa_index_parts *parts, uint32_t number)
{
    while (parts->list.count <= number)
        pa_vec_push(&parts->list, (struct pa_index){0});
}

size_t pa_index_parts_size(const struct pa_index_parts *parts)
{
    size_t size = parts->list.count * sizeof *parts->list.items;
    for (size_t i = 0; i < parts->list.count; i++) // as if 3/4 of the slots were used
        size += parts->list.items[i].used * sizeof(struct pa_index_slot) / 3 * 4;
    return size;
}
