// SPDX-License-Identifier: Apache-2.0
// Locations of a profile that is being added to a segment. Most are in the segment already, from an
// earlier profile of the program. So a location is looked for by its numbers, and its record is
// made only if it is new.
#include "base/wire.h"
#include "store/segment_encode.h"

// Those of one mapping, which is mostly one program, share a part of the table's index. Parts are
// few, as each process of a program may have mappings of its own.
enum { PARTS = 64 };

struct locations {
    struct pa_segment_encoder *e;
    struct pa_dict *table;
    const uint32_t *mapping;
    PA_VEC(uint64_t) words; // of one location
};

// The words tell a location from all others of the segment.
static struct pa_dict_key key_of(struct locations *all, const struct pa_location *l)
{
    const struct pa_line *lines = all->e->profile->lines + l->first_line;
    uint32_t mapping = all->mapping[l->mapping];
    struct pa_dict_key key = {.part = mapping % PARTS};
    all->words.count = 0;
    pa_vec_reserve(&all->words, 2 + 3 * (size_t)l->line_count);
    uint64_t *next = all->words.items;
    *next++ = l->address;
    *next++ = (uint64_t)mapping << 1 | l->folded;
    for (uint32_t i = 0; i < l->line_count; i++) {
        *next++ = all->e->function[lines[i].function];
        *next++ = (uint64_t)lines[i].line;
        *next++ = (uint64_t)lines[i].column;
    }
    pa_hash_128(all->words.items, (size_t)(next - all->words.items) * sizeof *next, key.hash);
    return key;
}

static void put_record(struct locations *all, const struct pa_location *l)
{
    struct pa_strbuf *record = &all->e->record;
    const struct pa_line *lines = all->e->profile->lines + l->first_line;
    pa_strbuf_clear(record);
    pa_wire_add_varint(record, l->address);
    pa_wire_add_varint(record, all->mapping[l->mapping]);
    pa_wire_add_varint(record, l->folded);
    pa_wire_add_varint(record, l->line_count);
    for (uint32_t i = 0; i < l->line_count; i++) {
        pa_wire_add_varint(record, all->e->function[lines[i].function] - 1);
        pa_pack_signed(record, lines[i].line);
        pa_pack_signed(record, lines[i].column);
    }
}

static uint32_t add(struct locations *all, const struct pa_location *l,
                    const struct pa_dict_key *key)
{
    uint32_t number;
    if (pa_dict_find(all->table, key, &number))
        return number;
    put_record(all, l);
    return pa_dict_append(all->table, key, all->e->record.text, all->e->record.size);
}

// Some at a time, so that the memory is asked for all of them before the first is looked for.
void pa_segment_encode_locations(struct pa_segment_encoder *e, const uint32_t *mapping)
{
    enum { BATCH = 64 };
    struct pa_dict_key keys[BATCH];
    struct locations all = {e, &e->making->tables[PA_TABLE_LOCATIONS], mapping, {0}};
    const struct pa_profile *p = e->profile;
    for (uint32_t first = 1; first <= p->location_count; first += BATCH) {
        uint32_t left = p->location_count - first + 1, count = left < BATCH ? left : BATCH;
        for (uint32_t i = 0; i < count; i++) {
            keys[i] = key_of(&all, &p->locations[first + i]);
            pa_dict_prefetch_slot(all.table, &keys[i]);
        }
        for (uint32_t i = 0; i < count; i++)
            pa_dict_prefetch_hash(all.table, &keys[i]);
        for (uint32_t i = 0; i < count; i++)
            e->location[first + i] = add(&all, &p->locations[first + i], &keys[i]);
    }
    pa_vec_release(&all.words);
}
