// SPDX-License-Identifier: Apache-2.0
#include "store/segment_encode.h"

#include "base/wire.h"
#include "profile/sample.h"

static uint32_t put_record(struct pa_segment_encoder *e, enum pa_segment_table table)
{
    return pa_dict_add(&e->tables[table], pa_strbuf_text(&e->record), e->record.size);
}

static void put(struct pa_segment_encoder *e, uint64_t value)
{
    pa_wire_add_varint(&e->record, value);
}

uint32_t pa_segment_encode_string(struct pa_segment_encoder *e, pa_str text)
{
    const struct pa_strings *strings = e->profile->strings;
    return pa_dict_add(&e->tables[PA_TABLE_STRINGS], pa_strings_text(strings, text),
                       pa_strings_size(strings, text));
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

static uint32_t encode_function(struct pa_segment_encoder *e, uint32_t index)
{
    const struct pa_function *f = &e->profile->functions[index];
    pa_strbuf_clear(&e->record);
    put_string(e, f->name);
    put_string(e, f->system_name);
    put_string(e, f->file);
    pa_pack_signed(&e->record, f->start_line);
    return put_record(e, PA_TABLE_FUNCTIONS);
}

// Functions go first, as they use the same buffer.
static uint32_t encode_location(struct pa_segment_encoder *e, uint32_t index)
{
    const struct pa_location *l = &e->profile->locations[index];
    const struct pa_line *lines = e->profile->lines + l->first_line;
    struct pa_strbuf record = {0};
    pa_wire_add_varint(&record, l->address);
    pa_wire_add_varint(&record, l->mapping ? encode_mapping(e, l->mapping) + 1 : 0);
    pa_wire_add_varint(&record, l->folded);
    pa_wire_add_varint(&record, l->line_count);
    for (uint32_t i = 0; i < l->line_count; i++) {
        pa_wire_add_varint(&record, encode_function(e, lines[i].function));
        pa_pack_signed(&record, lines[i].line);
        pa_pack_signed(&record, lines[i].column);
    }
    uint32_t at = pa_dict_add(&e->tables[PA_TABLE_LOCATIONS], record.text, record.size);
    pa_strbuf_release(&record);
    return at;
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

static uint32_t encode_labels(struct pa_segment_encoder *e, const struct pa_sample *s)
{
    pa_strbuf_clear(&e->record);
    put(e, s->label_count);
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        put_string(e, l->key);
        put(e, l->numeric);
        put_string(e, l->numeric ? l->unit : l->text);
        if (l->numeric)
            pa_pack_signed(&e->record, l->num);
    }
    return put_record(e, PA_TABLE_LABELS);
}

// The number + 1 of the stack of `parent` (a number + 1, 0: the root) and a location.
static uint32_t encode_node(struct pa_segment_encoder *e, uint32_t parent, uint32_t location)
{
    if (!e->location[location])
        e->location[location] = encode_location(e, location) + 1;
    pa_strbuf_clear(&e->record);
    put(e, parent);
    put(e, e->location[location] - 1);
    return put_record(e, PA_TABLE_NODES) + 1;
}

void pa_segment_encode_samples(struct pa_segment_encoder *e, struct pa_strbuf *out)
{
    struct pa_sample_reader reader;
    PA_VEC(uint32_t) path = {0}; // nodes of the current stack
    uint32_t before = 0;
    pa_sample_reader_init(&reader, e->profile);
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        path.count = s->common < path.count ? s->common : path.count;
        while (path.count < s->depth) {
            uint32_t parent = path.count ? path.items[path.count - 1] : 0;
            uint32_t fresh = encode_node(e, parent, s->location[path.count]);
            pa_vec_push(&path, fresh);
        }
        uint32_t node = s->depth ? path.items[s->depth - 1] : 0;
        pa_pack_signed(out, (int64_t)node - before);
        before = node;
        for (uint32_t i = 0; i < e->profile->type_count; i++)
            pa_pack_signed(out, s->value[i]);
        pa_wire_add_varint(out, encode_labels(e, s));
    }
    pa_sample_reader_release(&reader);
    pa_vec_release(&path);
}
