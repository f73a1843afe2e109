// SPDX-License-Identifier: Apache-2.0
#include "engine/record.h"

// ---- Writing

static void put_text(struct pa_strbuf *out, const struct pa_profile *p, pa_str text)
{
    pa_rows_bytes(out, pa_strings_text(p->strings, text), pa_strings_size(p->strings, text));
}

static void put_mapping(struct pa_strbuf *out, const struct pa_profile *p, uint32_t index)
{
    const struct pa_mapping *m = &p->mappings[index];
    pa_rows_u64(out, m->start);
    pa_rows_u64(out, m->limit);
    pa_rows_u64(out, m->offset);
    put_text(out, p, m->file);
    put_text(out, p, m->build_id);
    pa_rows_u8(out, (uint8_t)(m->has_functions | m->has_filenames << 1 | m->has_line_numbers << 2 |
                              m->has_inline_frames << 3));
}

void pa_record_head(struct pa_strbuf *out, const struct pa_profile *p)
{
    pa_rows_size(out, p->type_count);
    for (uint32_t i = 0; i < p->type_count; i++) {
        put_text(out, p, p->types[i].type);
        put_text(out, p, p->types[i].unit);
    }
    put_text(out, p, p->default_type);
    put_text(out, p, p->period_type.type);
    put_text(out, p, p->period_type.unit);
    pa_rows_u64(out, (uint64_t)p->period);
    put_text(out, p, p->drop_frames);
    put_text(out, p, p->keep_frames);
    put_text(out, p, p->doc_url);
    pa_rows_u8(out, p->calls_only);
    pa_rows_u64(out, (uint64_t)p->time_nanos);
    pa_rows_u64(out, (uint64_t)p->duration_nanos);
    pa_rows_size(out, p->comment_count);
    for (uint32_t i = 0; i < p->comment_count; i++)
        put_text(out, p, p->comments[i]);
    pa_rows_size(out, p->mapping_count);
    for (uint32_t i = 1; i <= p->mapping_count; i++)
        put_mapping(out, p, i);
}

void pa_record_place(struct pa_strbuf *out, const struct pa_profile *p, uint32_t location)
{
    const struct pa_location *l = &p->locations[location];
    pa_rows_u64(out, l->address);
    pa_rows_u8(out, l->folded);
    pa_rows_u8(out, l->mapping != 0);
    if (l->mapping)
        put_mapping(out, p, l->mapping);
    pa_rows_size(out, l->line_count);
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &p->lines[l->first_line + i];
        const struct pa_function *f = &p->functions[line->function];
        put_text(out, p, f->name);
        put_text(out, p, f->system_name);
        put_text(out, p, f->file);
        pa_rows_u64(out, (uint64_t)f->start_line);
        pa_rows_u64(out, (uint64_t)line->line);
        pa_rows_u64(out, (uint64_t)line->column);
    }
}

void pa_record_labels(struct pa_strbuf *out, const struct pa_profile *p,
                      const struct pa_sample *sample)
{
    if (!sample->label_count)
        return;
    pa_rows_size(out, sample->label_count);
    for (uint32_t i = 0; i < sample->label_count; i++) {
        const struct pa_label *l = &sample->label[i];
        put_text(out, p, l->key);
        pa_rows_u8(out, l->numeric);
        put_text(out, p, l->numeric ? l->unit : l->text);
        if (l->numeric)
            pa_rows_u64(out, (uint64_t)l->num);
    }
}

// ---- Reading

enum { LEAST_TYPE = 2, LEAST_TEXT = 1, LEAST_MAPPING = 27, LEAST_LINE = 27, LEAST_LABEL = 3 };

static pa_str get_text(struct pa_record_profile *p, struct pa_rows *in)
{
    size_t size;
    const char *text = pa_rows_get_bytes(in, &size);
    return pa_strings_add(p->strings, text, size);
}

void pa_record_begin(struct pa_record_profile *p, struct pa_strings *strings,
                     struct pa_arena *arena)
{
    *p = (struct pa_record_profile){.strings = strings};
    p->b = pa_profile_builder_new(arena, strings);
    pa_profile_builder_keep_all(p->b);
}

void pa_record_release(struct pa_record_profile *p)
{
    pa_dict_release(&p->mappings);
    pa_vec_release(&p->mapping);
    pa_vec_release(&p->lines);
    pa_vec_release(&p->labels);
}

static uint32_t get_mapping(struct pa_record_profile *p, struct pa_rows *in)
{
    const uint8_t *from = in->next;
    struct pa_mapping m = {.start = pa_rows_get_u64(in)};
    m.limit = pa_rows_get_u64(in);
    m.offset = pa_rows_get_u64(in);
    m.file = get_text(p, in);
    m.build_id = get_text(p, in);
    uint8_t has = pa_rows_get_u8(in);
    m.has_functions = has & 1;
    m.has_filenames = has >> 1 & 1;
    m.has_line_numbers = has >> 2 & 1;
    m.has_inline_frames = has >> 3 & 1;
    if (in->bad)
        return 0;
    uint32_t number = pa_dict_add(&p->mappings, from, (size_t)(in->next - from));
    if (number == p->mapping.count)
        pa_vec_push(&p->mapping, pa_profile_builder_mapping(p->b, &m));
    return p->mapping.items[number];
}

static void get_rest(struct pa_record_profile *p, struct pa_rows *in, struct pa_profile *head)
{
    head->time_nanos = (int64_t)pa_rows_get_u64(in);
    head->duration_nanos = (int64_t)pa_rows_get_u64(in);
    size_t comments = pa_rows_get_size(in, LEAST_TEXT);
    for (size_t i = 0; i < comments && !in->bad; i++)
        pa_profile_builder_add_comment(p->b, get_text(p, in));
    size_t mappings = pa_rows_get_size(in, LEAST_MAPPING);
    for (size_t i = 0; i < mappings && !in->bad; i++)
        get_mapping(p, in);
}

bool pa_record_read_head(struct pa_record_profile *p, struct pa_rows *in, bool samples_only,
                         struct pa_error *err)
{
    struct pa_profile *head = pa_profile_builder_head(p->b);
    p->type_count = (uint32_t)pa_rows_get_size(in, LEAST_TYPE);
    for (uint32_t i = 0; i < p->type_count && !in->bad; i++) {
        pa_str type = get_text(p, in);
        pa_profile_builder_add_type(p->b, type, get_text(p, in));
    }
    head->default_type = get_text(p, in);
    head->period_type.type = get_text(p, in);
    head->period_type.unit = get_text(p, in);
    head->period = (int64_t)pa_rows_get_u64(in);
    head->drop_frames = get_text(p, in);
    head->keep_frames = get_text(p, in);
    head->doc_url = get_text(p, in);
    head->calls_only = pa_rows_get_u8(in) != 0;
    if (!samples_only)
        get_rest(p, in, head);
    return !in->bad || pa_error_set(err, PA_ERROR_FORMAT, "the head of a profile is damaged");
}

uint32_t pa_record_read_place(struct pa_record_profile *p, struct pa_rows *in)
{
    struct pa_location l = {.address = pa_rows_get_u64(in)};
    l.folded = pa_rows_get_u8(in) != 0;
    l.mapping = pa_rows_get_u8(in) ? get_mapping(p, in) : 0;
    size_t count = pa_rows_get_size(in, LEAST_LINE);
    p->lines.count = 0;
    for (size_t i = 0; i < count && !in->bad; i++) {
        struct pa_function f = {.name = get_text(p, in)};
        f.system_name = get_text(p, in);
        f.file = get_text(p, in);
        f.start_line = (int64_t)pa_rows_get_u64(in);
        struct pa_line line = {.line = (int64_t)pa_rows_get_u64(in)};
        line.column = (int64_t)pa_rows_get_u64(in);
        line.function = in->bad ? 0 : pa_profile_builder_function(p->b, &f);
        in->bad |= line.function == 0;
        pa_vec_push(&p->lines, line);
    }
    return in->bad ? 0 : pa_profile_builder_location(p->b, &l, p->lines.items, (uint32_t)count);
}

bool pa_record_read_labels(struct pa_record_profile *p, struct pa_rows *in)
{
    p->labels.count = 0;
    size_t count = pa_rows_more(in) ? pa_rows_get_size(in, LEAST_LABEL) : 0;
    for (size_t i = 0; i < count && !in->bad; i++) {
        struct pa_label l = {.key = get_text(p, in)};
        l.numeric = pa_rows_get_u8(in) != 0;
        *(l.numeric ? &l.unit : &l.text) = get_text(p, in);
        l.num = l.numeric ? (int64_t)pa_rows_get_u64(in) : 0;
        pa_vec_push(&p->labels, l);
    }
    return !in->bad;
}
