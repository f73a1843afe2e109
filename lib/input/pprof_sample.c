// SPDX-License-Identifier: Apache-2.0
#include "input/pprof_sample.h"

#include <string.h>

enum { SAMPLE_LOCATION = 1, SAMPLE_VALUE = 2, SAMPLE_LABEL = 3 };

void pa_pprof_sample_release(struct pa_pprof_sample_decoder *d)
{
    pa_vec_release(&d->locations);
    pa_vec_release(&d->values);
    pa_vec_release(&d->labels);
    pa_vec_release(&d->gathered[0].bytes);
    pa_vec_release(&d->gathered[1].bytes);
}

static bool fail(struct pa_pprof_sample_decoder *d, const char *error, uint64_t number)
{
    d->error = error;
    d->bad_number = number;
    return false;
}

// ---- Numbers of the file

bool pa_pprof_sample_location(struct pa_pprof_sample_decoder *d, uint64_t id, uint32_t *location)
{
    *location = pa_id_map_find(&d->tables->locations, id);
    return *location || fail(d, "unknown location", id);
}

bool pa_pprof_sample_string(struct pa_pprof_sample_decoder *d, uint64_t number, pa_str *id)
{
    if (number >= (d->tables ? d->tables->string_count : UINT32_MAX))
        return fail(d, "unknown string", number);
    *id = d->tables ? d->tables->strings[number] : (pa_str)number;
    if (!d->tables && *id > d->largest_string)
        d->largest_string = *id;
    return true;
}

// ---- The stack
//
// Ids are leaf first, so that stacks with the same root end in the same bytes. Comparing those from
// the end finds what two stacks share without decoding it.

// A word without the bytes behind the first `count` (1 to 8), in memory order.
static uint64_t first_bytes(uint64_t word, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word & UINT64_MAX >> (64 - 8 * count);
#else
    return word & UINT64_MAX << (64 - 8 * count);
#endif
}

// Moves the first `count` bytes (1 to 8), in memory order, to the end of the word.
static uint64_t first_to_last(uint64_t word, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word << (64 - 8 * count);
#else
    return word >> (64 - 8 * count);
#endif
}

// Bytes in memory order: how many of the last ones of two words are equal, by their difference.
static size_t equal_last_bytes(uint64_t difference)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_clzll(difference) / 8;
#else
    return (size_t)__builtin_ctzll(difference) / 8;
#endif
}

// How many bytes the ends of two runs of sizes a_size and b_size have in common.
static size_t common_end(const uint8_t *a_end, size_t a_size, const uint8_t *b_end, size_t b_size)
{
    size_t most = a_size < b_size ? a_size : b_size, n = 0;
    uint64_t x, y;
    for (; n + 8 <= most; n += 8) {
        memcpy(&x, a_end - n - 8, 8);
        memcpy(&y, b_end - n - 8, 8);
        if (x != y)
            return n + equal_last_bytes(x ^ y);
    }
    if (n == most)
        return n;
    memcpy(&x, a_end - most, 8); // the rest, and bytes behind it
    memcpy(&y, b_end - most, 8);
    uint64_t difference = first_to_last(x ^ y, (unsigned)(most - n));
    return difference ? n + equal_last_bytes(difference) : most;
}

// How many varints end in [p, end): their last bytes are below 0x80. A few bytes behind may be
// read.
static uint32_t count_varints(const uint8_t *p, const uint8_t *end)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t count = 0;
    for (; p < end; p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        uint64_t last = ~word >> 7 & ones; // a bit for each
        unsigned bytes = end - p < 8 ? (unsigned)(end - p) : 8;
        count += first_bytes(last, bytes) * ones >> 56;
    }
    return (uint32_t)count;
}

// Where the ids begin that the stack [ids, end) has in common with the one before.
static const uint8_t *find_shared(const struct pa_pprof_sample_decoder *d, const uint8_t *ids,
                                  const uint8_t *end)
{
    size_t size = (size_t)(end - ids), before = (size_t)(d->before_end - d->before);
    size_t same = common_end(d->before_end, before, end, size);
    const uint8_t *shared = end - same;
    // The same bytes may begin within an id, here or in the stack before: with its rest.
    if ((same < size && shared[-1] >= 0x80) ||
        (same < before && d->before_end[-(ptrdiff_t)same - 1] >= 0x80)) {
        uint64_t rest;
        unsigned bytes = pa_varint_load(shared, &rest);
        shared = bytes && bytes < same ? shared + bytes : end;
    }
    return shared;
}

// Each writes the locations of the ids [p, end) in front of `fresh`, leaf first, and moves that.
static bool read_ids(struct pa_pprof_sample_decoder *d, const uint8_t *p, const uint8_t *end,
                     uint32_t **fresh)
{
    uint32_t *out = *fresh, largest = d->largest_location;
    while (p < end) {
        uint64_t id;
        if (!pa_wire_varint_padded(&p, end, &id))
            return fail(d, "bad varint", 0);
        if (id - 1 >= UINT32_MAX)
            return fail(d, "unknown location", id);
        *--out = (uint32_t)id;
        largest = *out > largest ? *out : largest;
    }
    d->largest_location = largest;
    *fresh = out;
    return true;
}

static bool read_known_ids(struct pa_pprof_sample_decoder *d, const uint8_t *p, const uint8_t *end,
                           uint32_t **fresh)
{
    while (p < end) {
        uint64_t id;
        if (!pa_wire_varint(&p, end, &id))
            return fail(d, "bad varint", 0);
        if (!pa_pprof_sample_location(d, id, --*fresh))
            return false;
    }
    return true;
}

static bool read_stack(struct pa_pprof_sample_decoder *d, const uint8_t *ids, const uint8_t *end)
{
    if (end - ids > INT32_MAX)
        return fail(d, "a stack of more than 2 GiB", 0);
    const uint8_t *shared = d->before && ids < end ? find_shared(d, ids, end) : end;
    size_t most = (size_t)(shared - ids); // an id takes a byte at least
    d->locations.count = 0;
    pa_vec_reserve(&d->locations, most + 1); // none of it is NULL
    uint32_t *fresh = d->locations.items + most;
    if (!(d->tables ? read_known_ids(d, ids, shared, &fresh) : read_ids(d, ids, shared, &fresh)))
        return false;
    d->common = 0;
    if (shared < end) // fewer ids are not shared than shared
        d->common = d->depth - count_varints(d->before, d->before_end - (end - shared));
    d->depth = d->common + (uint32_t)(d->locations.items + most - fresh);
    d->fresh = fresh;
    d->before = ids;
    d->before_end = end;
    return true;
}

bool pa_pprof_sample_translate(struct pa_pprof_sample_decoder *d, const struct pa_sample *s)
{
    uint32_t count = s->depth - s->common;
    d->locations.count = 0;
    pa_vec_reserve(&d->locations, count + 1);
    for (uint32_t i = count; i > 0; i--) { // leaf first, as in messages
        if (!pa_pprof_sample_location(d, s->location[s->common + i - 1],
                                      &d->locations.items[i - 1]))
            return false;
    }
    d->fresh = d->locations.items;
    d->common = s->common;
    d->depth = s->depth;
    return true;
}

// ---- Values and labels

static bool read_values(struct pa_pprof_sample_decoder *d, const struct pa_field *field)
{
    if (field->type == PA_WIRE_VARINT) {
        pa_vec_push(&d->values, (int64_t)field->value);
        return true;
    }
    if (field->type != PA_WIRE_BYTES)
        return fail(d, "type mismatch", 0);
    const uint8_t *p = field->bytes, *end = p + field->size;
    while (p < end) {
        uint64_t value;
        if (!pa_wire_varint(&p, end, &value))
            return fail(d, "bad varint", 0);
        pa_vec_push(&d->values, (int64_t)value);
    }
    return true;
}

enum { KEY = 1, TEXT, NUMBER, UNIT, PARTS };

static bool read_parts(struct pa_pprof_sample_decoder *d, struct pa_wire *wire, uint64_t *part)
{
    struct pa_field f;
    while (pa_wire_next(wire, &f)) {
        if (f.number == 0 || f.number >= PARTS)
            continue;
        if (f.type != PA_WIRE_VARINT)
            return fail(d, "type mismatch", 0);
        part[f.number] = f.value;
    }
    return !wire->error || fail(d, wire->error, 0);
}

static bool read_label(struct pa_pprof_sample_decoder *d, const struct pa_field *field)
{
    if (field->type != PA_WIRE_BYTES)
        return fail(d, "type mismatch", 0);
    struct pa_wire wire = {.next = field->bytes, .end = field->bytes + field->size};
    uint64_t part[PARTS] = {0};
    if (!read_parts(d, &wire, part))
        return false;
    struct pa_label label = {.numeric = part[TEXT] == 0, .num = (int64_t)part[NUMBER]};
    if (!pa_pprof_sample_string(d, part[KEY], &label.key) ||
        (part[TEXT] && !pa_pprof_sample_string(d, part[TEXT], &label.text)) ||
        (!part[TEXT] && !pa_pprof_sample_string(d, part[UNIT], &label.unit)))
        return false;
    // The number 0 without a unit cannot be told from "nothing": it is no label.
    if (part[TEXT] || part[NUMBER] || part[UNIT])
        pa_vec_push(&d->labels, label);
    return true;
}

// ---- A message

struct ids {
    const uint8_t *start, *end;
    bool gathered;
};

static void gather(struct pa_pprof_sample_decoder *d, struct ids *ids, const uint8_t *more,
                   size_t size)
{
    if (!ids->gathered)
        d->turn ^= 1;
    struct pa_pprof_gathered *g = &d->gathered[d->turn];
    if (!ids->gathered) {
        g->bytes.count = 0;
        for (const uint8_t *p = ids->start; p < ids->end; p++)
            pa_vec_push(&g->bytes, *p);
    }
    for (size_t i = 0; i < size; i++)
        pa_vec_push(&g->bytes, more[i]);
    pa_vec_reserve(&g->bytes, PA_BYTES_PADDING);
    *ids = (struct ids){g->bytes.items, g->bytes.items + g->bytes.count, true};
}

static bool add_ids(struct pa_pprof_sample_decoder *d, const struct pa_field *f, struct ids *ids)
{
    if (f->type == PA_WIRE_BYTES && ids->start == ids->end) {
        *ids = (struct ids){f->bytes, f->bytes + f->size, false};
    } else if (f->type == PA_WIRE_BYTES) {
        gather(d, ids, f->bytes, f->size);
    } else if (f->type == PA_WIRE_VARINT) {
        uint8_t packed[PA_VARINT_MAX];
        gather(d, ids, packed, pa_varint_put(packed, f->value));
    } else {
        return fail(d, "type mismatch", 0);
    }
    return true;
}

// The layout that all writers use: packed locations, packed values, labels. Moves `wire` behind
// the values; anything else is left to the general case.
static void read_usual_start(struct pa_pprof_sample_decoder *d, struct pa_wire *wire,
                             struct ids *ids)
{
    enum { PACKED_LOCATIONS = SAMPLE_LOCATION << 3 | PA_WIRE_BYTES };
    enum { PACKED_VALUES = SAMPLE_VALUE << 3 | PA_WIRE_BYTES };
    const uint8_t *p = wire->next, *end = wire->end;
    uint64_t size;
    if (end - p < 2 || *p++ != PACKED_LOCATIONS || !pa_wire_varint(&p, end, &size) ||
        size > (size_t)(end - p))
        return;
    struct ids found = {p, p + size, false};
    p += size;
    if (end - p < 2 || p[0] != PACKED_VALUES || p[1] >= 0x80 || p[1] > end - p - 2)
        return;
    for (const uint8_t *last = p + 2 + p[1], *v = p + 2; v < last;) {
        uint64_t value;
        if (!pa_wire_varint_padded(&v, last, &value)) {
            d->values.count = 0;
            return;
        }
        pa_vec_push(&d->values, (int64_t)value);
    }
    *ids = found;
    wire->next = p + 2 + p[1];
}

static bool read_field(struct pa_pprof_sample_decoder *d, const struct pa_field *f, struct ids *ids)
{
    switch (f->number) {
    case SAMPLE_LOCATION:
        return add_ids(d, f, ids);
    case SAMPLE_VALUE:
        return read_values(d, f);
    case SAMPLE_LABEL:
        return read_label(d, f);
    default:
        return true;
    }
}

bool pa_pprof_sample_decode(struct pa_pprof_sample_decoder *d, const uint8_t *bytes, size_t size)
{
    struct pa_wire wire = {.next = bytes, .end = bytes + size};
    struct pa_field f;
    struct ids ids = {bytes, bytes, false};
    d->values.count = d->labels.count = 0;
    read_usual_start(d, &wire, &ids);
    while (pa_wire_next(&wire, &f)) {
        if (!read_field(d, &f, &ids))
            return false;
    }
    if (wire.error)
        return fail(d, wire.error, 0);
    if (d->values.count != d->type_count)
        return fail(d, "wrong number of values", d->values.count);
    return read_stack(d, ids.start, ids.end);
}
