// SPDX-License-Identifier: Apache-2.0
#include "store/segment_tables.h"

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

// A line takes three bytes at least, so there is room for all of all locations.
static void decode_location(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    struct pa_location *l = &t->locations[i];
    l->address = pa_pack_get(in);
    l->mapping = pa_pack_get_below(in, (uint64_t)t->mapping_count + 1);
    l->folded = pa_pack_get(in) != 0;
    l->line_count = pa_pack_get_below(in, (uint64_t)(in->end - in->next) / 3 + 1);
    l->first_line = (uint32_t)t->line_count;
    if (t->line_count + l->line_count > t->line_room)
        in->bad = true;
    for (uint32_t k = 0; k < l->line_count && !in->bad; k++) {
        struct pa_line *line = &t->lines[t->line_count++];
        line->function = pa_pack_get_below(in, t->function_count);
        line->line = pa_pack_get_signed(in);
        line->column = pa_pack_get_signed(in);
    }
}

static void decode_node(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    struct pa_segment_node *n = &t->nodes[i];
    n->parent = pa_pack_get_below(in, (uint64_t)i + 1);
    n->location = pa_pack_get_below(in, t->location_count);
    n->depth = n->parent ? t->nodes[n->parent - 1].depth + 1 : 1;
    t->deepest = n->depth > t->deepest ? n->depth : t->deepest;
}

static void decode_name(struct pa_segment_tables *t, uint32_t i, struct pa_pack_reader *in)
{
    t->names[i] = pa_segment_tables_string(t, in);
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
    case PA_TABLE_LOCATIONS:
        for (uint32_t i = 0; i < records->count; i++)
            t->line_room += (size_t)(records->items[i].end - records->items[i].next) / 3;
        t->lines = pa_arena_calloc(arena, t->line_room + 1, sizeof *t->lines);
        t->locations = pa_arena_calloc(arena, room, sizeof *t->locations);
        t->location_count = records->count;
        return decode_location;
    case PA_TABLE_NODES:
        t->nodes = pa_arena_calloc(arena, room, sizeof *t->nodes);
        t->node_count = records->count;
        return decode_node;
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
        "string", "mapping", "function", "location", "stack", "set of labels", "head", "name"};
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
