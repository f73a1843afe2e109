// SPDX-License-Identifier: Apache-2.0
#include "store/locations.h"

#include "base/memory.h"
#include "base/wire.h"

#include <stdlib.h>

// ---- Packing

struct record {
    uint64_t mapping, address, folded, lines;
    uint32_t index;
    struct pa_pack_reader rest; // its lines
};

static int by_place(const void *pa, const void *pb)
{
    const struct record *a = pa, *b = pb;
    if (a->mapping != b->mapping)
        return a->mapping < b->mapping ? -1 : 1;
    if (a->address != b->address)
        return a->address < b->address ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

static struct record *read_records(const struct pa_dict *dict, uint32_t count)
{
    struct record *records = pa_xcalloc((size_t)count + 1, sizeof *records);
    const uint8_t *bytes = (const uint8_t *)pa_strbuf_text(&dict->bytes);
    for (size_t i = 0, start = 0; i < count; start = dict->ends.items[i++]) {
        struct record *r = &records[i];
        r->index = (uint32_t)i;
        r->rest = (struct pa_pack_reader){bytes + start, bytes + dict->ends.items[i], false};
        r->address = pa_pack_get(&r->rest);
        r->mapping = pa_pack_get(&r->rest);
        r->folded = pa_pack_get(&r->rest);
        r->lines = pa_pack_get(&r->rest);
    }
    qsort(records, count, sizeof *records, by_place);
    return records;
}

// The columns are packed one after another, so that like numbers lie together.
struct columns {
    struct pa_strbuf places, counts, functions, lines;
    PA_VEC(int64_t) last; // line, by function
    int64_t function;
};

static void put_line(struct columns *c, struct pa_pack_reader *in)
{
    int64_t function = (int64_t)pa_pack_get(in), line = pa_pack_get_signed(in);
    while (c->last.count <= (size_t)function)
        pa_vec_push(&c->last, 0);
    pa_pack_signed(&c->functions, function - c->function);
    // Wraps around, and back when it is read.
    pa_pack_signed(&c->lines, (int64_t)((uint64_t)line - (uint64_t)c->last.items[function]));
    pa_pack_signed(&c->lines, pa_pack_get_signed(in)); // the column
    c->function = function;
    c->last.items[function] = line;
}

static void put_column(struct pa_strbuf *out, struct pa_strbuf *column)
{
    pa_wire_add_varint(out, column->size);
    pa_strbuf_add(out, pa_strbuf_text(column), column->size);
    pa_strbuf_release(column);
}

uint32_t *pa_locations_pack(const struct pa_dict *dict, struct pa_arena *arena,
                            struct pa_strbuf *out)
{
    uint32_t count = (uint32_t)dict->ends.count;
    struct record *records = read_records(dict, count), before = {0};
    uint32_t *place = pa_arena_calloc(arena, (size_t)count + 1, sizeof *place);
    struct columns c = {0};
    for (uint32_t i = 0; i < count; before = records[i++]) {
        struct record *r = &records[i];
        bool same = r->mapping == before.mapping;
        place[r->index] = i;
        pa_wire_add_varint(&c.places, r->mapping - before.mapping);
        pa_wire_add_varint(&c.places, r->address - (same ? before.address : 0));
        pa_wire_add_varint(&c.counts, r->lines << 1 | r->folded);
        for (uint64_t k = 0; k < r->lines; k++)
            put_line(&c, &r->rest);
    }
    pa_wire_add_varint(out, count);
    put_column(out, &c.places);
    put_column(out, &c.counts);
    put_column(out, &c.functions);
    put_column(out, &c.lines);
    pa_vec_release(&c.last);
    free(records);
    return place;
}

// ---- Unpacking

struct readers {
    struct pa_pack_reader places, counts, functions, lines;
    int64_t *last; // line, by function
    int64_t function;
};

static struct pa_pack_reader take_column(struct pa_pack_reader *in)
{
    uint64_t size = pa_pack_get(in);
    in->bad |= size > (uint64_t)(in->end - in->next);
    struct pa_pack_reader column = {in->next, in->next + (in->bad ? 0 : size), in->bad};
    in->next = column.end;
    return column;
}

static void take_line(struct pa_segment_tables *t, struct readers *r)
{
    struct pa_line *line = &t->lines[t->line_count++];
    int64_t step = pa_pack_get_signed(&r->functions);
    int64_t function = (int64_t)((uint64_t)r->function + (uint64_t)step);
    if (function < 0 || function >= (int64_t)t->function_count) {
        r->functions.bad = true;
        return;
    }
    int64_t *last = &r->last[function];
    r->function = function;
    line->function = (uint32_t)function;
    line->line = *last = (int64_t)((uint64_t)*last + (uint64_t)pa_pack_get_signed(&r->lines));
    line->column = pa_pack_get_signed(&r->lines);
}

static bool is_bad(const struct readers *r)
{
    return r->places.bad || r->counts.bad || r->functions.bad || r->lines.bad;
}

static void take_all(struct pa_segment_tables *t, struct readers *r)
{
    uint64_t mapping = 0, address = 0;
    for (uint32_t i = 0; i < t->location_count && !is_bad(r); i++) {
        struct pa_location *l = &t->locations[i];
        uint64_t step = pa_pack_get(&r->places);
        address = pa_pack_get(&r->places) + (step ? 0 : address);
        mapping += step;
        uint64_t count = pa_pack_get(&r->counts);
        r->places.bad |= mapping > t->mapping_count;
        r->counts.bad |= count >> 1 > t->line_room - t->line_count;
        if (is_bad(r))
            return;
        l->address = address;
        l->mapping = (uint32_t)mapping;
        l->folded = count & 1;
        l->line_count = (uint32_t)(count >> 1);
        l->first_line = (uint32_t)t->line_count;
        for (uint32_t k = 0; k < l->line_count && !is_bad(r); k++)
            take_line(t, r);
    }
}

bool pa_locations_unpack(struct pa_segment_tables *t, struct pa_pack_reader in,
                         struct pa_arena *arena, struct pa_error *err)
{
    struct readers r = {0};
    struct pa_arena scratch = {0};
    // A location takes a byte of places at least, a line one of functions.
    t->location_count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1);
    r.places = take_column(&in);
    r.counts = take_column(&in);
    r.functions = take_column(&in);
    r.lines = take_column(&in);
    t->line_room = (size_t)(r.functions.end - r.functions.next);
    t->locations = pa_arena_calloc(arena, (size_t)t->location_count + 1, sizeof *t->locations);
    t->lines = pa_arena_calloc(arena, t->line_room + 1, sizeof *t->lines);
    r.last = pa_arena_calloc(&scratch, (size_t)t->function_count + 1, sizeof *r.last);
    if (!in.bad)
        take_all(t, &r);
    pa_arena_release(&scratch);
    return (!in.bad && !is_bad(&r) && in.next == in.end && r.lines.next == r.lines.end) ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: locations are cut off");
}
