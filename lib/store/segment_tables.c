// SPDX-License-Identifier: Apache-2.0
#include "store/segment_tables.h"

#include "store/locations.h"
#include "store/metas.h"

typedef void decode_record(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in);

pa_str pa_segment_tables_string(const struct pa_segment_tables *t, struct pa_pack_reader *in)
{
    uint32_t number = pa_pack_get_below(in, t->string_count);
    return in->bad ? 0 : t->string[number];
}

static void decode_string(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    t->string[i] = pa_strings_add(t->strings, (const char *)in->next, (size_t)(in->end - in->next));
    in->next = in->end;
}

static void decode_mapping(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    struct pa_mapping *m = &t->mappings[i];
    m->start = pa_pack_get(in);
    m->limit = pa_pack_get(in);
    m->offset = pa_pack_get(in);
    m->file = pa_segment_tables_string(t, in);
    m->build_id = pa_segment_tables_string(t, in);
    uint64_t has = pa_pack_get(in);
    m->has_functions = has & 1;
    m->has_filenames = has >> 1 & 1;
    m->has_line_numbers = has >> 2 & 1;
    m->has_inline_frames = has >> 3 & 1;
}

static void decode_function(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    struct pa_function *f = &t->functions[i];
    f->name = pa_segment_tables_string(t, in);
    f->system_name = pa_segment_tables_string(t, in);
    f->file = pa_segment_tables_string(t, in);
    f->start_line = pa_pack_get_signed(in);
}

static void decode_name(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    t->names[i].name = pa_segment_tables_string(t, in);
    t->names[i].inlined = pa_pack_get(in) != 0;
}

static decode_record *prepare(struct pa_segment_tables *t, enum pa_segment_table table,
                              const struct pa_dict_view *records, struct pa_arena *arena)
{
    size_t room = (size_t)records->count + 1;
    switch (table) {
    case PA_TABLE_STRINGS:
        t->string = pa_arena_calloc(arena, room, sizeof *t->string);
        t->string_count = records->count;
        return decode_string;
    case PA_TABLE_MAPPINGS:
        t->mappings = pa_arena_calloc(arena, room, sizeof *t->mappings);
        t->mapping_count = records->count;
        return decode_mapping;
    case PA_TABLE_FUNCTIONS:
        t->functions = pa_arena_calloc(arena, room, sizeof *t->functions);
        t->function_count = records->count;
        return decode_function;
    case PA_TABLE_NAMES:
        t->names = pa_arena_calloc(arena, room, sizeof *t->names);
        t->name_count = records->count;
        return decode_name;
    default:
        return NULL; // decoded where they are used
    }
}

bool pa_segment_tables_add(struct pa_segment_tables *t, enum pa_segment_table table,
                           const struct pa_dict_view *records, struct pa_arena *arena,
                           struct pa_error *err)
{
    static const char *const what[PA_TABLE_COUNT] = {
        "string", "mapping", "function",           "location", "stack", "set of labels",
        "head",   "name",    "name of a function", "profile",  "source"};
    if (table == PA_TABLE_LABELS)
        t->labels = *records;
    if (table == PA_TABLE_HEADS)
        t->heads = *records;
    decode_record *decode = prepare(t, table, records, arena);
    for (uint32_t i = 0; i < records->count && decode; i++) {
        struct pa_pack_reader in = records->items[i];
        decode(t, i, &in);
        if (in.bad || in.next != in.end)
            return pa_error_set(err, PA_ERROR_FORMAT, "damaged: %s %u is none", what[table], i);
    }
    return true;
}

static bool add_function_names(struct pa_segment_tables *t, struct pa_pack_reader in,
                               struct pa_arena *arena, struct pa_error *err)
{
    t->function_names =
        pa_arena_calloc(arena, (size_t)t->function_count + 1, sizeof *t->function_names);
    for (uint32_t i = 0; i < t->function_count && in.next < in.end; i++)
        t->function_names[i] = pa_pack_get_below(&in, (uint64_t)t->name_count + 1);
    return (!in.bad && in.next == in.end) ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: names of functions");
}

bool pa_segment_tables_is_packed(enum pa_segment_table table)
{
    return table == PA_TABLE_LOCATIONS || table == PA_TABLE_STACKS ||
           table == PA_TABLE_FUNCTION_NAMES || table == PA_TABLE_METAS || table == PA_TABLE_SOURCES;
}

bool pa_segment_tables_add_packed(struct pa_segment_tables *t, enum pa_segment_table table,
                                  struct pa_pack_reader in, struct pa_arena *arena,
                                  struct pa_error *err)
{
    switch (table) {
    case PA_TABLE_LOCATIONS:
        return pa_locations_unpack(t, in, arena, err);
    case PA_TABLE_STACKS:
        return pa_stacks_unpack(in, t->location_count, arena, &t->stacks, err);
    case PA_TABLE_METAS:
        return pa_metas_unpack(in, arena, &t->rows, &t->row_count, err);
    case PA_TABLE_SOURCES:
        return pa_metas_unpack_sources(in, t->rows, t->row_count, arena, err);
    default:
        return add_function_names(t, in, arena, err);
    }
}
