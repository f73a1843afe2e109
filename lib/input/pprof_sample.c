// SPDX-License-Identifier: Apache-2.0
#include "input/pprof_sample.h"

#include "input/pprof_ids.h"

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

// Where the ids begin that the stack [ids, end) has in common with the one before.
static const uint8_t *find_shared(const struct pa_pprof_sample_decoder *d, const uint8_t *ids,
                                  const uint8_t *end)
{
    size_t size = (size_t)(end - ids), before = (size_t)(d->before_end - d->before);
    size_t same = pa_pprof_ids_common(d->before_end, before, end, size);
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

// An id of any size at p. Returns what follows; NULL with why, if it is none.
static const uint8_t *read_long_id(struct pa_pprof_sample_decoder *d, const uint8_t *p,
                                   const uint8_t *end, uint32_t *id)
{
    uint64_t value;
    bool found = pa_wire_varint(&p, end, &value);
    if (!found || value - 1 >= UINT32_MAX) {
        fail(d, found ? "unknown location" : "bad varint", found ? value : 0);
        return NULL;
    }
    *id = (uint32_t)value;
    return p;
}

// Each writes the locations of the ids [p, end) in front of `fresh`, leaf first, and moves that.
static bool read_ids(struct pa_pprof_sample_decoder *d, const uint8_t *p, const uint8_t *end,
                     uint32_t **fresh)
{
    uint32_t *out = *fresh, largest = d->largest_location;
    while (p < end) {
        uint32_t id = 0;
        unsigned size = pa_pprof_id_load(p, &id);
        p += size;
        if (id == 0 || p > end) { // long, none, or it goes beyond the end
            p = read_long_id(d, p - size, end, &id);
            if (!p)
                return false;
        }
        *--out = id;
        largest = id > largest ? id : largest;
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
        d->common = d->depth - pa_pprof_ids_count(d->before, d->before_end - (end - shared));
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

// The values of a message: packed, or if there are one or two, each as a field of its own. Returns
// what follows, NULL if they are anything else.
static const uint8_t *read_usual_values(struct pa_pprof_sample_decoder *d, const uint8_t *p,
                                        const uint8_t *end)
{
    enum { VALUE = SAMPLE_VALUE << 3 | PA_WIRE_VARINT, VALUES = SAMPLE_VALUE << 3 | PA_WIRE_BYTES };
    bool packed = end - p >= 2 && p[0] == VALUES && p[1] < 0x80 && p[1] <= end - p - 2;
    const uint8_t *last = packed ? p + 2 + p[1] : end;
    uint64_t value;
    p += packed ? 2 : 0;
    pa_vec_reserve(&d->values, (size_t)d->type_count);
    for (uint32_t i = 0; i < d->type_count; i++) {
        if (!packed && (p >= end || *p++ != VALUE))
            return NULL;
        if (p >= last || !pa_wire_varint_padded(&p, last, &value))
            return NULL;
        d->values.items[i] = (int64_t)value;
    }
    d->values.count = d->type_count;
    return !packed || p == last ? p : NULL;
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

// What is not of the usual layout, and labels: fields in any order.
static bool read_fields(struct pa_pprof_sample_decoder *d, struct pa_wire *wire, struct ids *ids)
{
    struct pa_field f;
    while (pa_wire_next(wire, &f)) {
        if (!read_field(d, &f, ids))
            return false;
    }
    if (wire->error)
        return fail(d, wire->error, 0);
    if (d->values.count != d->type_count)
        return fail(d, "wrong number of values", d->values.count);
    return read_stack(d, ids->start, ids->end);
}

// Where the packed locations are that a message begins with in the layout that all writers use;
// NULL if it does not.
static const uint8_t *find_usual_ids(const uint8_t *p, const uint8_t *end, size_t *size)
{
    enum { LOCATIONS = SAMPLE_LOCATION << 3 | PA_WIRE_BYTES };
    uint64_t said;
    if (end - p < 2 || *p++ != LOCATIONS || !pa_wire_varint(&p, end, &said) ||
        said > (size_t)(end - p))
        return NULL;
    *size = (size_t)said;
    return p;
}

bool pa_pprof_sample_decode(struct pa_pprof_sample_decoder *d, const uint8_t *bytes, size_t size)
{
    const uint8_t *end = bytes + size;
    size_t ids_size = 0;
    d->values.count = d->labels.count = 0;
    const uint8_t *ids = find_usual_ids(bytes, end, &ids_size);
    const uint8_t *rest = ids ? read_usual_values(d, ids + ids_size, end) : NULL;
    if (rest == end)
        return read_stack(d, ids, ids + ids_size);
    if (!rest) {
        d->values.count = 0;
        rest = ids = bytes;
        ids_size = 0;
    }
    struct pa_wire wire = {.next = rest, .end = end};
    struct ids found = {ids, ids + ids_size, false};
    return read_fields(d, &wire, &found);
}
