// SPDX-License-Identifier: Apache-2.0
#include "export/pprof.h"

#include "base/memory.h"
#include "base/wire.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

// Fields of the messages, by the names that profile.proto gives them.
enum {
    SAMPLE_TYPE = 1,
    SAMPLE,
    MAPPING,
    LOCATION,
    FUNCTION,
    STRING_TABLE,
    DROP_FRAMES,
    KEEP_FRAMES
};
enum { TIME_NANOS = 9, DURATION_NANOS, PERIOD_TYPE, PERIOD, COMMENT, DEFAULT_SAMPLE_TYPE, DOC_URL };
enum { SAMPLE_LOCATION_ID = 1, SAMPLE_VALUE, SAMPLE_LABEL };
enum { LABEL_KEY = 1, LABEL_STR, LABEL_NUM, LABEL_NUM_UNIT };
enum { MAPPING_ID = 1, MEMORY_START, MEMORY_LIMIT, FILE_OFFSET, FILENAME, BUILD_ID, HAS_FUNCTIONS };
enum { HAS_FILENAMES = 8, HAS_LINE_NUMBERS, HAS_INLINE_FRAMES };
enum { LOCATION_ID = 1, LOCATION_MAPPING, LOCATION_ADDRESS, LOCATION_LINE, LOCATION_FOLDED };
enum { LINE_FUNCTION = 1, LINE_LINE, LINE_COLUMN };
enum { FUNCTION_ID = 1, FUNCTION_NAME, FUNCTION_SYSTEM_NAME, FUNCTION_FILENAME, FUNCTION_START };

struct encoder {
    const struct pa_profile *p;
    struct pa_strbuf *out;
    struct pa_strbuf message, inner; // scratch
    uint32_t *index;                 // in the string table, by pa_str; 0: not yet
    PA_VEC(pa_str) strings;          // the string table
};

static uint64_t string_index(struct encoder *e, pa_str id)
{
    if (id && !e->index[id]) {
        e->index[id] = (uint32_t)e->strings.count;
        pa_vec_push(&e->strings, id);
    }
    return id ? e->index[id] : 0;
}

static void put_string(struct encoder *e, struct pa_strbuf *out, uint32_t field, pa_str id)
{
    pa_wire_add_uint_opt(out, field, string_index(e, id));
}

static void finish_message(struct encoder *e, uint32_t field)
{
    pa_wire_add_bytes(e->out, field, pa_strbuf_text(&e->message), e->message.size);
    pa_strbuf_clear(&e->message);
}

static void finish_inner(struct encoder *e, uint32_t field)
{
    pa_wire_add_bytes(&e->message, field, pa_strbuf_text(&e->inner), e->inner.size);
    pa_strbuf_clear(&e->inner);
}

static void put_value_type(struct encoder *e, uint32_t field, struct pa_value_type type)
{
    put_string(e, &e->message, 1, type.type);
    put_string(e, &e->message, 2, type.unit);
    finish_message(e, field);
}

static void put_label(struct encoder *e, const struct pa_label *label)
{
    put_string(e, &e->inner, LABEL_KEY, label->key);
    if (label->numeric) {
        pa_wire_add_uint_opt(&e->inner, LABEL_NUM, (uint64_t)label->num);
        put_string(e, &e->inner, LABEL_NUM_UNIT, label->unit);
    } else {
        put_string(e, &e->inner, LABEL_STR, label->text);
    }
    finish_inner(e, SAMPLE_LABEL);
}

static void put_sample(struct encoder *e, const struct pa_sample *s)
{
    for (uint32_t i = s->depth; i > 0; i--) // leaf first
        pa_wire_add_varint(&e->inner, s->location[i - 1]);
    if (s->depth)
        finish_inner(e, SAMPLE_LOCATION_ID);
    for (uint32_t i = 0; i < e->p->type_count; i++)
        pa_wire_add_varint(&e->inner, (uint64_t)s->value[i]);
    finish_inner(e, SAMPLE_VALUE);
    for (uint32_t i = 0; i < s->label_count; i++)
        put_label(e, &s->label[i]);
    finish_message(e, SAMPLE);
}

static void put_mapping(struct encoder *e, uint32_t id)
{
    const struct pa_mapping *m = &e->p->mappings[id];
    struct pa_strbuf *out = &e->message;
    pa_wire_add_uint(out, MAPPING_ID, id);
    pa_wire_add_uint_opt(out, MEMORY_START, m->start);
    pa_wire_add_uint_opt(out, MEMORY_LIMIT, m->limit);
    pa_wire_add_uint_opt(out, FILE_OFFSET, m->offset);
    put_string(e, out, FILENAME, m->file);
    put_string(e, out, BUILD_ID, m->build_id);
    pa_wire_add_uint_opt(out, HAS_FUNCTIONS, m->has_functions);
    pa_wire_add_uint_opt(out, HAS_FILENAMES, m->has_filenames);
    pa_wire_add_uint_opt(out, HAS_LINE_NUMBERS, m->has_line_numbers);
    pa_wire_add_uint_opt(out, HAS_INLINE_FRAMES, m->has_inline_frames);
    finish_message(e, MAPPING);
}

static void put_location(struct encoder *e, uint32_t id)
{
    const struct pa_location *l = &e->p->locations[id];
    pa_wire_add_uint(&e->message, LOCATION_ID, id);
    pa_wire_add_uint_opt(&e->message, LOCATION_MAPPING, l->mapping);
    pa_wire_add_uint_opt(&e->message, LOCATION_ADDRESS, l->address);
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &e->p->lines[l->first_line + i];
        pa_wire_add_uint_opt(&e->inner, LINE_FUNCTION, line->function);
        pa_wire_add_uint_opt(&e->inner, LINE_LINE, (uint64_t)line->line);
        pa_wire_add_uint_opt(&e->inner, LINE_COLUMN, (uint64_t)line->column);
        finish_inner(e, LOCATION_LINE);
    }
    pa_wire_add_uint_opt(&e->message, LOCATION_FOLDED, l->folded);
    finish_message(e, LOCATION);
}

static void put_function(struct encoder *e, uint32_t id)
{
    const struct pa_function *f = &e->p->functions[id];
    pa_wire_add_uint(&e->message, FUNCTION_ID, id);
    put_string(e, &e->message, FUNCTION_NAME, f->name);
    put_string(e, &e->message, FUNCTION_SYSTEM_NAME, f->system_name);
    put_string(e, &e->message, FUNCTION_FILENAME, f->file);
    pa_wire_add_uint_opt(&e->message, FUNCTION_START, (uint64_t)f->start_line);
    finish_message(e, FUNCTION);
}

static void put_header(struct encoder *e)
{
    const struct pa_profile *p = e->p;
    put_string(e, e->out, DROP_FRAMES, p->drop_frames);
    put_string(e, e->out, KEEP_FRAMES, p->keep_frames);
    pa_wire_add_uint_opt(e->out, TIME_NANOS, (uint64_t)p->time_nanos);
    pa_wire_add_uint_opt(e->out, DURATION_NANOS, (uint64_t)p->duration_nanos);
    if (p->period_type.type || p->period_type.unit)
        put_value_type(e, PERIOD_TYPE, p->period_type);
    pa_wire_add_uint_opt(e->out, PERIOD, (uint64_t)p->period);
    for (uint32_t i = 0; i < p->comment_count; i++)
        pa_wire_add_uint(e->out, COMMENT, string_index(e, p->comments[i]));
    put_string(e, e->out, DEFAULT_SAMPLE_TYPE, p->default_type);
    put_string(e, e->out, DOC_URL, p->doc_url);
}

static void put_samples(struct encoder *e)
{
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, e->p);
    while (pa_sample_next(&reader))
        put_sample(e, &reader.sample);
    pa_sample_reader_release(&reader);
}

void pa_export_pprof(const struct pa_profile *p, struct pa_strbuf *out)
{
    struct encoder e = {.p = p, .out = out};
    e.index = pa_xcalloc(p->strings->list.count + 1, sizeof *e.index);
    pa_vec_push(&e.strings, 0);
    for (uint32_t i = 0; i < p->type_count; i++)
        put_value_type(&e, SAMPLE_TYPE, p->types[i]);
    put_samples(&e);
    for (uint32_t i = 1; i <= p->mapping_count; i++)
        put_mapping(&e, i);
    for (uint32_t i = 1; i <= p->location_count; i++)
        put_location(&e, i);
    for (uint32_t i = 1; i <= p->function_count; i++)
        put_function(&e, i);
    put_header(&e);
    for (size_t i = 0; i < e.strings.count; i++)
        pa_wire_add_bytes(out, STRING_TABLE, pa_profile_text(p, e.strings.items[i]),
                          pa_strings_size(p->strings, e.strings.items[i]));
    pa_strbuf_release(&e.message);
    pa_strbuf_release(&e.inner);
    pa_vec_release(&e.strings);
    free(e.index);
}
