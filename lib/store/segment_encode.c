// SPDX-License-Identifier: Apache-2.0
#include "store/segment_encode.h"

#include "base/wire.h"
#include "profile/sample.h"

static uint32_t put_record(struct pa_segment_encoder *e, enum pa_segment_table table)
{
    return pa_dict_add(&e->making->tables[table], pa_strbuf_text(&e->record), e->record.size);
}

static void put(struct pa_segment_encoder *e, uint64_t value)
{
    pa_wire_add_varint(&e->record, value);
}

static struct pa_segment_known *known(struct pa_segment_encoder *e, pa_str text)
{
    struct pa_segment_making *m = e->making;
    while (m->known.count <= text)
        pa_vec_push(&m->known, (struct pa_segment_known){0});
    return &m->known.items[text];
}

uint32_t pa_segment_encode_string(struct pa_segment_encoder *e, pa_str text)
{
    const struct pa_strings *strings = e->profile->strings;
    uint32_t *number = &known(e, text)->string;
    if (!*number)
        *number = pa_dict_add(&e->making->tables[PA_TABLE_STRINGS], pa_strings_text(strings, text),
                              pa_strings_size(strings, text)) +
                  1;
    return *number - 1;
}

uint32_t pa_segment_encode_name(struct pa_segment_encoder *e, pa_str name)
{
    struct pa_segment_making *m = e->making;
    uint32_t text = pa_segment_encode_string(e, name), *number = &known(e, name)->name;
    if (!*number) {
        pa_strbuf_clear(&e->record);
        put(e, text);
        *number = put_record(e, PA_TABLE_NAMES) + 1;
    }
    while (m->names.inlined.count < *number)
        pa_vec_push(&m->names.inlined, 0);
    return *number - 1;
}

static void put_string(struct pa_segment_encoder *e, pa_str text)
{
    put(e, pa_segment_encode_string(e, text));
}

static uint32_t encode_mapping(struct pa_segment_encoder *e, uint32_t index)
{
    const struct pa_mapping *m = &e->profile->mappings[index];
    pa_strbuf_clear(&e->record);
    put(e, m->start);
    put(e, m->limit);
    put(e, m->offset);
    put_string(e, m->file);
    put_string(e, m->build_id);
    put(e, m->has_functions | m->has_filenames << 1 | m->has_line_numbers << 2 |
               m->has_inline_frames << 3);
    return put_record(e, PA_TABLE_MAPPINGS);
}

static bool same_function(const struct pa_function *a, const struct pa_function *b)
{
    return a->name == b->name && a->system_name == b->system_name && a->file == b->file &&
           a->start_line == b->start_line;
}

uint32_t pa_segment_encode_function(struct pa_segment_encoder *e, uint32_t index)
{
    const struct pa_function *f = &e->profile->functions[index];
    struct pa_segment_known *k = known(e, f->name);
    if (k->number && same_function(&k->function, f))
        e->function[index] = k->number;
    if (e->function[index])
        return e->function[index] - 1;
    pa_strbuf_clear(&e->record);
    put_string(e, f->name);
    put_string(e, f->system_name);
    put_string(e, f->file);
    pa_pack_signed(&e->record, f->start_line);
    e->function[index] = put_record(e, PA_TABLE_FUNCTIONS) + 1;
    k = known(e, f->name); // it may have moved
    k->function = *f;
    k->number = e->function[index];
    return e->function[index] - 1;
}

void pa_segment_encode_begin(struct pa_segment_encoder *e, struct pa_segment_making *making,
                             const struct pa_profile *p, struct pa_arena *arena)
{
    *e = (struct pa_segment_encoder){.making = making, .profile = p};
    e->location = pa_arena_calloc(arena, (size_t)p->location_count + 1, sizeof *e->location);
    e->function = pa_arena_calloc(arena, (size_t)p->function_count + 1, sizeof *e->function);
    if (making->strings != p->strings)
        making->known.count = 0;
    making->strings = p->strings;
    uint32_t *mapping = pa_arena_calloc(arena, (size_t)p->mapping_count + 1, sizeof *mapping);
    for (uint32_t i = 1; i <= p->mapping_count; i++)
        mapping[i] = encode_mapping(e, i) + 1;
    for (uint32_t i = 1; i <= p->function_count; i++)
        pa_segment_encode_function(e, i);
    pa_segment_encode_locations(e, mapping);
}

uint32_t pa_segment_encode_head(struct pa_segment_encoder *e)
{
    const struct pa_profile *p = e->profile;
    struct pa_strbuf mappings = {0};
    for (uint32_t i = 1; i <= p->mapping_count; i++)
        pa_wire_add_varint(&mappings, encode_mapping(e, i));
    pa_strbuf_clear(&e->record);
    put(e, p->type_count);
    for (uint32_t i = 0; i < p->type_count; i++) {
        put_string(e, p->types[i].type);
        put_string(e, p->types[i].unit);
    }
    put_string(e, p->default_type);
    put_string(e, p->period_type.type);
    put_string(e, p->period_type.unit);
    pa_pack_signed(&e->record, p->period);
    put_string(e, p->drop_frames);
    put_string(e, p->keep_frames);
    put_string(e, p->doc_url);
    put(e, p->calls_only);
    put(e, p->comment_count);
    for (uint32_t i = 0; i < p->comment_count; i++)
        put_string(e, p->comments[i]);
    put(e, p->mapping_count);
    pa_strbuf_add(&e->record, pa_strbuf_text(&mappings), mappings.size);
    pa_strbuf_release(&mappings);
    return put_record(e, PA_TABLE_HEADS);
}

static uint32_t encode_labels(struct pa_segment_encoder *e, const struct pa_sample *s, pa_str base)
{
    uint32_t *none = &e->making->no_labels;
    if (!s->label_count && *none)
        return *none - 1;
    pa_strbuf_clear(&e->record);
    put(e, s->label_count);
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        e->odd_sample |= l->key == base;
        put_string(e, l->key);
        put(e, l->numeric);
        put_string(e, l->numeric ? l->unit : l->text);
        if (l->numeric)
            pa_pack_signed(&e->record, l->num);
    }
    uint32_t number = put_record(e, PA_TABLE_LABELS);
    if (!s->label_count)
        *none = number + 1;
    return number;
}

struct sample_batch {
    struct pa_stack_list stacks;
    PA_VEC(uint32_t) labels, nodes;
};

static void add_batch(struct pa_segment_encoder *e, struct sample_batch *batch,
                      struct pa_stored_samples *samples)
{
    size_t count = batch->labels.count;
    pa_vec_reserve(&batch->nodes, count);
    pa_stacks_add(&e->making->stacks, &batch->stacks, batch->nodes.items);
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&samples->list,
                    (struct pa_stored_sample){batch->nodes.items[i], batch->labels.items[i]});
    batch->stacks.locations.count = batch->stacks.list.count = batch->labels.count = 0;
}

void pa_segment_encode_samples(struct pa_segment_encoder *e, struct pa_stored_samples *samples)
{
    enum { MOST_LOCATIONS = 1 << 14 }; // of a batch
    struct pa_sample_reader reader;
    struct sample_batch batch = {0};
    PA_VEC(uint32_t) path = {0}; // of the current stack, as numbers of the segment
    uint32_t types = samples->type_count = e->profile->type_count;
    pa_str base = pa_strings_find(e->profile->strings, "pprof::base", 11);
    pa_sample_reader_init(&reader, e->profile);
    pa_vec_reserve(&samples->list, e->profile->sample_count);
    pa_vec_reserve(&samples->values, e->profile->sample_count * types);
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        path.count = s->common < path.count ? s->common : path.count;
        uint32_t common = (uint32_t)path.count;
        pa_vec_reserve(&path, s->depth - common);
        for (uint32_t i = common; i < s->depth; i++)
            path.items[path.count++] = e->location[s->location[i]];
        pa_stack_list_push(&batch.stacks, path.items, s->depth, common);
        pa_vec_push(&batch.labels, encode_labels(e, s, base));
        for (uint32_t i = 0; i < types; i++) {
            e->odd_sample |= s->value[i] < 0;
            samples->values.items[samples->values.count++] = s->value[i];
        }
        if (batch.stacks.locations.count > MOST_LOCATIONS)
            add_batch(e, &batch, samples);
    }
    add_batch(e, &batch, samples);
    pa_sample_reader_release(&reader);
    pa_stack_list_release(&batch.stacks);
    pa_vec_release(&batch.labels);
    pa_vec_release(&batch.nodes);
    pa_vec_release(&path);
}
