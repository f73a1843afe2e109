// SPDX-License-Identifier: Apache-2.0
#include "input/pprof_tables.h"

#include <inttypes.h>
#include <string.h>

bool pa_pprof_string(const struct pa_pprof_tables *t, uint64_t index, const char *what, pa_str *id,
                     struct pa_error *err)
{
    if (index >= t->string_count)
        return pa_error_set(err, PA_ERROR_FORMAT, "%s: no string %" PRIu64 " among %zu", what,
                            index, t->string_count);
    *id = t->strings[index];
    return true;
}

bool pa_pprof_read_strings(struct pa_pprof_tables *t, const struct pa_pprof_index *index,
                           struct pa_error *err)
{
    size_t count = index->strings.count;
    if (count == 0 || index->first_string_used)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            count ? "the string table does not start with ''" : "no string table");
    t->strings = pa_arena_memdup(t->arena, index->strings.items, count * sizeof *t->strings);
    t->string_count = count;
    return true;
}

// Takes the next field of a message if it is a varint of this number, below 16. Else, and where it
// is broken, leaves the message as it is.
static inline void take_scalar(struct pa_wire *wire, uint32_t number, uint64_t *value)
{
    const uint8_t *p = wire->next;
    if (p < wire->end && *p++ == (number << 3 | PA_WIRE_VARINT) &&
        pa_wire_varint_padded(&p, wire->end, value))
        wire->next = p;
}

// Fields come in the order of their numbers, as all writers have them, and then any others.
static inline bool read_scalars(struct pa_pprof_span span, uint64_t *values, uint32_t count,
                                struct pa_error *err)
{
    struct pa_wire wire = {.next = span.bytes, .end = span.bytes + span.size};
    struct pa_field f;
    memset(values, 0, count * sizeof *values);
    for (uint32_t i = 1; i < count; i++)
        take_scalar(&wire, i, &values[i]);
    while (pa_wire_next(&wire, &f)) {
        if (f.number == 0 || f.number >= count)
            continue;
        if (f.type != PA_WIRE_VARINT)
            return pa_error_set(err, PA_ERROR_FORMAT, "type mismatch in field %" PRIu32, f.number);
        values[f.number] = f.value;
    }
    return !wire.error || pa_error_set(err, PA_ERROR_FORMAT, "%s", wire.error);
}

bool pa_pprof_scalars(struct pa_pprof_span span, uint64_t *values, uint32_t count,
                      struct pa_error *err)
{
    return read_scalars(span, values, count, err);
}

// ---- Mappings and functions

static bool read_mapping(struct pa_pprof_tables *t, struct pa_pprof_span span, struct pa_mapping *m,
                         uint64_t *id, struct pa_error *err)
{
    uint64_t v[11];
    if (!read_scalars(span, v, 11, err))
        return false;
    *id = v[1];
    *m = (struct pa_mapping){
        .start = v[2],
        .limit = v[3],
        .offset = v[4],
        .has_functions = v[7] != 0,
        .has_filenames = v[8] != 0,
        .has_line_numbers = v[9] != 0,
        .has_inline_frames = v[10] != 0,
    };
    return pa_pprof_string(t, v[5], "file", &m->file, err) &&
           pa_pprof_string(t, v[6], "build id", &m->build_id, err);
}

static bool read_mappings(struct pa_pprof_tables *t, const struct pa_pprof_index *index,
                          struct pa_error *err)
{
    struct pa_profile *p = t->profile;
    uint32_t count = (uint32_t)index->mappings.list.count;
    uint64_t *ids = pa_arena_calloc(t->arena, count + 1, sizeof *ids);
    // One more: a profile without mappings is given one later.
    p->mappings = pa_arena_calloc(t->arena, count + 2, sizeof *p->mappings);
    p->mapping_count = count;
    for (uint32_t i = 1; i <= count; i++) {
        if (!read_mapping(t, index->mappings.list.items[i - 1], &p->mappings[i], &ids[i], err))
            return pa_error_prefix(err, "mapping %" PRIu32, i);
    }
    return pa_id_map_build(&t->mappings, &(struct pa_id_list){ids, count, "mapping"}, t->arena,
                           err);
}

static bool read_function(struct pa_pprof_tables *t, struct pa_pprof_span span,
                          struct pa_function *f, uint64_t *id, struct pa_error *err)
{
    uint64_t v[6];
    if (!read_scalars(span, v, 6, err))
        return false;
    *id = v[1];
    f->start_line = (int64_t)v[5];
    return pa_pprof_string(t, v[2], "name", &f->name, err) &&
           pa_pprof_string(t, v[3], "system name", &f->system_name, err) &&
           pa_pprof_string(t, v[4], "file", &f->file, err);
}

static bool read_functions(struct pa_pprof_tables *t, const struct pa_pprof_index *index,
                           struct pa_error *err)
{
    struct pa_profile *p = t->profile;
    uint32_t count = (uint32_t)index->functions.list.count;
    uint64_t *ids = pa_arena_calloc(t->arena, count + 1, sizeof *ids);
    p->functions = pa_arena_calloc(t->arena, count + 1, sizeof *p->functions);
    p->function_count = count;
    for (uint32_t i = 1; i <= count; i++) {
        if (!read_function(t, index->functions.list.items[i - 1], &p->functions[i], &ids[i], err))
            return pa_error_prefix(err, "function %" PRIu32, i);
    }
    return pa_id_map_build(&t->functions, &(struct pa_id_list){ids, count, "function"}, t->arena,
                           err);
}

// ---- Locations

static bool read_line(struct pa_pprof_tables *t, struct pa_pprof_span span, struct pa_error *err)
{
    uint64_t v[4];
    if (!read_scalars(span, v, 4, err))
        return false;
    uint32_t function = v[1] ? pa_id_map_find(&t->functions, v[1]) : 0;
    if (function == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "line with unknown function %" PRIu64, v[1]);
    pa_vec_push(&t->lines, (struct pa_line){function, (int64_t)v[2], (int64_t)v[3]});
    return true;
}

// Takes the fields that a location begins with in the layout that all writers use.
static bool read_usual_location(struct pa_pprof_tables *t, struct pa_wire *wire,
                                struct pa_location *l, uint64_t *id, struct pa_error *err)
{
    enum { LINE = 4 << 3 | PA_WIRE_BYTES };
    uint64_t mapping = 0;
    take_scalar(wire, 1, id);
    take_scalar(wire, 2, &mapping);
    take_scalar(wire, 3, &l->address);
    l->mapping = pa_id_map_find(&t->mappings, mapping); // an unknown one is none
    while (wire->end - wire->next >= 2 && wire->next[0] == LINE && wire->next[1] < 0x80 &&
           wire->next[1] <= wire->end - wire->next - 2) {
        const struct pa_pprof_span line = {wire->next + 2, wire->next[1]};
        if (!read_line(t, line, err))
            return false;
        wire->next = line.bytes + line.size;
    }
    return true;
}

static bool read_location(struct pa_pprof_tables *t, struct pa_pprof_span span,
                          struct pa_location *l, uint64_t *id, struct pa_error *err)
{
    struct pa_wire wire = {.next = span.bytes, .end = span.bytes + span.size};
    struct pa_field f;
    l->first_line = (uint32_t)t->lines.count;
    if (!read_usual_location(t, &wire, l, id, err))
        return false;
    while (pa_wire_next(&wire, &f)) {
        if (f.number == 0 || f.number > 5)
            continue;
        if (f.type != (f.number == 4 ? PA_WIRE_BYTES : PA_WIRE_VARINT))
            return pa_error_set(err, PA_ERROR_FORMAT, "type mismatch in field %" PRIu32, f.number);
        if (f.number == 1)
            *id = f.value;
        else if (f.number == 2)
            l->mapping = pa_id_map_find(&t->mappings, f.value); // an unknown one is none
        else if (f.number == 3)
            l->address = f.value;
        else if (f.number == 4 && !read_line(t, (struct pa_pprof_span){f.bytes, f.size}, err))
            return false;
        else if (f.number == 5)
            l->folded = f.value != 0;
    }
    l->line_count = (uint32_t)(t->lines.count - l->first_line);
    return !wire.error || pa_error_set(err, PA_ERROR_FORMAT, "%s", wire.error);
}

// Of a message that may be broken elsewhere.
static uint64_t location_id(struct pa_pprof_span span)
{
    struct pa_wire wire = {.next = span.bytes, .end = span.bytes + span.size};
    struct pa_field f;
    uint64_t id = 0;
    while (pa_wire_next(&wire, &f)) {
        if (f.number == 1)
            id = f.value;
    }
    return id;
}

static bool read_locations(struct pa_pprof_tables *t, const struct pa_pprof_index *index,
                           struct pa_error *err)
{
    struct pa_profile *p = t->profile;
    uint32_t count = (uint32_t)index->locations.list.count;
    uint64_t *ids = pa_arena_calloc(t->arena, count + 1, sizeof *ids);
    p->locations = pa_arena_calloc(t->arena, count + 1, sizeof *p->locations);
    p->location_count = count;
    pa_vec_reserve(&t->lines, (size_t)count + 1);
    bool ok = true;
    for (uint32_t i = 1; ok && i <= count; i++) {
        struct pa_pprof_span span = index->locations.list.items[i - 1];
        ok = read_location(t, span, &p->locations[i], &ids[i], err) ||
             pa_error_prefix(err, "location %" PRIu64, location_id(span));
    }
    pa_arena_defer(t->arena, free, t->lines.items);
    p->lines = t->lines.items;
    p->line_count = t->lines.count;
    return ok && pa_id_map_build(&t->locations, &(struct pa_id_list){ids, count, "location"},
                                 t->arena, err);
}

bool pa_pprof_read_tables(struct pa_pprof_tables *t, const struct pa_pprof_index *index,
                          struct pa_error *err)
{
    return read_mappings(t, index, err) && read_functions(t, index, err) &&
           read_locations(t, index, err);
}
