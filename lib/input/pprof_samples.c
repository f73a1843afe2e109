// SPDX-License-Identifier: Apache-2.0
#include "input/pprof_samples.h"

#include "profile/sample.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { FIELD_SAMPLE = 2, SAMPLE_LOCATION = 1, SAMPLE_VALUE = 2, SAMPLE_LABEL = 3 };

// Ids are leaf first, so that stacks with the same root end in the same bytes. Comparing those from
// the end finds what two stacks share without decoding it.
struct decoder {
    const struct pa_pprof_tables *tables;
    const char *error;
    uint64_t bad_id;          // that the error is about
    PA_VEC(uint8_t) before;   // packed ids of the sample before
    PA_VEC(uint8_t) gathered; // ids that did not come packed in one piece
    PA_VEC(uint32_t) path;    // locations, root first
    PA_VEC(uint32_t) reach;   // bytes from the end of the ids to the start of path[i]
    PA_VEC(uint32_t) fresh;   // pairs of reach and location just decoded, leaf first
    PA_VEC(int64_t) values;
    PA_VEC(struct pa_label) labels;
    uint32_t common;
};

// So that none of them is NULL, which C allows no arithmetic on.
static void reserve(struct decoder *d)
{
    pa_vec_reserve(&d->before, 1);
    pa_vec_reserve(&d->gathered, 1);
    pa_vec_reserve(&d->path, 1);
    pa_vec_reserve(&d->reach, 1);
    pa_vec_reserve(&d->fresh, 1);
}

static void release(struct decoder *d)
{
    pa_vec_release(&d->before);
    pa_vec_release(&d->gathered);
    pa_vec_release(&d->path);
    pa_vec_release(&d->reach);
    pa_vec_release(&d->fresh);
    pa_vec_release(&d->values);
    pa_vec_release(&d->labels);
}

static bool fail(struct decoder *d, const char *error)
{
    d->error = error;
    return false;
}

// ---- The stack

// Bytes in memory order: how many of the last ones of two words are equal, by their difference.
static size_t equal_last_bytes(uint64_t difference)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_clzll(difference) / 8;
#else
    return (size_t)__builtin_ctzll(difference) / 8;
#endif
}

// How many bytes the ends of [a, a_end) and [b, b_end) have in common.
static size_t common_end(const uint8_t *a, const uint8_t *a_end, const uint8_t *b,
                         const uint8_t *b_end)
{
    size_t most =
        (size_t)(a_end - a) < (size_t)(b_end - b) ? (size_t)(a_end - a) : (size_t)(b_end - b);
    size_t n = 0;
    for (; n + 8 <= most; n += 8) {
        uint64_t x, y;
        memcpy(&x, a_end - n - 8, 8);
        memcpy(&y, b_end - n - 8, 8);
        if (x != y)
            return n + equal_last_bytes(x ^ y);
    }
    while (n < most && *(a_end - n - 1) == *(b_end - n - 1))
        n++;
    return n;
}

// Decodes the ids [p, end) of a stack that goes on to `ids_end`, onto the path.
static bool extend_path(struct decoder *d, const uint8_t *p, const uint8_t *end,
                        const uint8_t *ids_end)
{
    size_t most = (size_t)(end - p), fresh = 0, shared = d->path.count;
    pa_vec_reserve(&d->path, most);
    pa_vec_reserve(&d->reach, most);
    d->fresh.count = 0;
    pa_vec_reserve(&d->fresh, 2 * most);
    uint32_t *pairs = d->fresh.items;
    while (p < end) {
        uint64_t id;
        pairs[fresh] = (uint32_t)(ids_end - p);
        if (!pa_wire_varint(&p, end, &id))
            return fail(d, "bad varint");
        pairs[fresh + 1] = pa_id_map_find(&d->tables->locations, id);
        if (pairs[fresh + 1] == 0) {
            d->bad_id = id;
            return fail(d, "unknown location");
        }
        fresh += 2;
    }
    uint32_t *path = d->path.items + shared, *reach = d->reach.items + shared;
    d->path.count = d->reach.count = shared + fresh / 2;
    for (; fresh > 0; fresh -= 2) { // leaf first becomes root first
        *path++ = pairs[fresh - 1];
        *reach++ = pairs[fresh - 2];
    }
    d->common = (uint32_t)shared;
    return true;
}

static bool read_stack(struct decoder *d, const uint8_t *ids, const uint8_t *ids_end)
{
    if (ids_end - ids > INT32_MAX)
        return fail(d, "a stack of more than 2 GiB");
    if (ids == ids_end) {
        d->path.count = d->reach.count = d->before.count = d->common = 0;
        return true;
    }
    size_t size = (size_t)(ids_end - ids), shared = d->path.count;
    size_t before = d->before.count, same = 0;
    if (before) // else there may be no items at all
        same = common_end(d->before.items, d->before.items + before, ids, ids_end);
    while (shared && d->reach.items[shared - 1] > same)
        shared--;
    // The shared bytes may be the tail of a longer id here than in the sample before.
    size_t reach = shared ? d->reach.items[shared - 1] : 0;
    if (shared && reach < size && ids[size - reach - 1] >= 0x80)
        reach = --shared ? d->reach.items[shared - 1] : 0;
    d->path.count = d->reach.count = shared;
    if (!extend_path(d, ids, ids_end - reach, ids_end))
        return false;
    d->before.count = 0;
    pa_vec_reserve(&d->before, size);
    memcpy(d->before.items, ids, size);
    d->before.count = size;
    return true;
}

// ---- Values and labels

static bool read_values(struct decoder *d, const struct pa_field *field)
{
    if (field->type == PA_WIRE_VARINT) {
        pa_vec_push(&d->values, (int64_t)field->value);
        return true;
    }
    if (field->type != PA_WIRE_BYTES)
        return fail(d, "type mismatch");
    const uint8_t *p = field->bytes, *end = p + field->size;
    while (p < end) {
        uint64_t value;
        if (!pa_wire_varint(&p, end, &value))
            return fail(d, "bad varint");
        pa_vec_push(&d->values, (int64_t)value);
    }
    return true;
}

static bool string_of(struct decoder *d, uint64_t index, pa_str *id)
{
    if (index >= d->tables->string_count) {
        d->bad_id = index;
        return fail(d, "unknown string");
    }
    *id = d->tables->strings[index];
    return true;
}

static bool read_label(struct decoder *d, const struct pa_field *field)
{
    enum { KEY = 1, TEXT, NUMBER, UNIT, END };
    if (field->type != PA_WIRE_BYTES)
        return fail(d, "type mismatch");
    struct pa_wire wire = {.next = field->bytes, .end = field->bytes + field->size};
    struct pa_field f;
    uint64_t part[END] = {0};
    while (pa_wire_next(&wire, &f)) {
        if (f.number == 0 || f.number >= END)
            continue;
        if (f.type != PA_WIRE_VARINT)
            return fail(d, "type mismatch");
        part[f.number] = f.value;
    }
    if (wire.error)
        return fail(d, wire.error);
    struct pa_label label = {.numeric = part[TEXT] == 0, .num = (int64_t)part[NUMBER]};
    if (!string_of(d, part[KEY], &label.key) ||
        (part[TEXT] && !string_of(d, part[TEXT], &label.text)) ||
        (!part[TEXT] && !string_of(d, part[UNIT], &label.unit)))
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

static void gather(struct decoder *d, struct ids *ids, const uint8_t *more, size_t size)
{
    if (!ids->gathered) {
        d->gathered.count = 0;
        for (const uint8_t *p = ids->start; p < ids->end; p++)
            pa_vec_push(&d->gathered, *p);
    }
    for (size_t i = 0; i < size; i++)
        pa_vec_push(&d->gathered, more[i]);
    *ids = (struct ids){d->gathered.items, d->gathered.items + d->gathered.count, true};
}

static bool add_ids(struct decoder *d, const struct pa_field *f, struct ids *ids)
{
    if (f->type == PA_WIRE_BYTES && ids->start == ids->end) {
        *ids = (struct ids){f->bytes, f->bytes + f->size, false};
    } else if (f->type == PA_WIRE_BYTES) {
        gather(d, ids, f->bytes, f->size);
    } else if (f->type == PA_WIRE_VARINT) {
        uint8_t packed[PA_VARINT_MAX];
        gather(d, ids, packed, pa_varint_put(packed, f->value));
    } else {
        return fail(d, "type mismatch");
    }
    return true;
}

// The layout that all writers use: packed locations, packed values, labels. Moves `wire` behind
// the values; anything else is left to the general case.
static void read_usual_start(struct decoder *d, struct pa_wire *wire, struct ids *ids)
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
        if (!pa_wire_varint(&v, last, &value)) {
            d->values.count = 0;
            return;
        }
        pa_vec_push(&d->values, (int64_t)value);
    }
    *ids = found;
    wire->next = p + 2 + p[1];
}

static bool read_message(struct decoder *d, const struct pa_field *message)
{
    struct pa_wire wire = {.next = message->bytes, .end = message->bytes + message->size};
    struct pa_field f;
    struct ids ids = {0};
    d->values.count = d->labels.count = 0;
    read_usual_start(d, &wire, &ids);
    while (pa_wire_next(&wire, &f)) {
        bool ok = true;
        if (f.number == SAMPLE_LOCATION)
            ok = add_ids(d, &f, &ids);
        else if (f.number == SAMPLE_VALUE)
            ok = read_values(d, &f);
        else if (f.number == SAMPLE_LABEL)
            ok = read_label(d, &f);
        if (!ok)
            return false;
    }
    if (wire.error)
        return fail(d, wire.error);
    if (d->values.count != d->tables->profile->type_count)
        return fail(d, "wrong number of values");
    return read_stack(d, ids.start, ids.end);
}

// ---- All of them

static bool sample_error(const struct decoder *d, size_t number, struct pa_error *err)
{
    if (strncmp(d->error, "unknown", 7) == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "sample %zu: %s %" PRIu64, number, d->error,
                            d->bad_id);
    if (strncmp(d->error, "wrong", 5) == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "sample %zu: %zu values, but %" PRIu32 " types",
                            number, d->values.count, d->tables->profile->type_count);
    return pa_error_set(err, PA_ERROR_FORMAT, "sample %zu: %s", number, d->error);
}

static bool pack(struct decoder *d, struct pa_sample_writer *writer, const struct pa_bytes *bytes,
                 struct pa_error *err)
{
    struct pa_wire wire = {.next = bytes->data, .end = bytes->data + bytes->size};
    struct pa_field f;
    while (pa_wire_next(&wire, &f)) {
        if (f.number != FIELD_SAMPLE)
            continue;
        if (!read_message(d, &f))
            return sample_error(d, writer->count + 1, err);
        if (writer->lent)
            writer->room = (size_t)(wire.next - bytes->data); // all up to here has been read
        pa_sample_write(writer, &(struct pa_sample){
                                    .depth = (uint32_t)d->path.count,
                                    .common = d->common,
                                    .location = d->path.items,
                                    .value = d->values.items,
                                    .label = d->labels.items,
                                    .label_count = (uint32_t)d->labels.count,
                                });
    }
    return true;
}

bool pa_pprof_read_samples(struct pa_pprof_tables *t, struct pa_bytes *bytes, struct pa_error *err)
{
    struct decoder d = {.tables = t};
    struct pa_sample_writer writer;
    reserve(&d);
    pa_sample_writer_init(&writer, t->profile, t->arena);
    pa_sample_writer_lend(&writer, bytes->data);
    bool ok = pack(&d, &writer, bytes, err);
    release(&d);
    if (!ok) {
        pa_sample_writer_discard(&writer);
        return false;
    }
    pa_sample_writer_finish(&writer);
    if (writer.lent) {
        uint8_t *kept = realloc(bytes->data, writer.size + PA_BYTES_PADDING);
        t->profile->store.bytes = kept ? kept : bytes->data;
    } else {
        free(bytes->data);
    }
    *bytes = (struct pa_bytes){0};
    pa_arena_defer(t->arena, free, (void *)(uintptr_t)t->profile->store.bytes);
    return true;
}
