// SPDX-License-Identifier: Apache-2.0
#include "export/otlp.h"

#include "base/memory.h"
#include "base/wire.h"
#include "profile/sample.h"

#include <stdio.h>
#include <stdlib.h>

// Fields of the messages, by the names that lib/otlp/otlp.proto gives them.
enum { DATA_RESOURCE_PROFILES = 1, DATA_DICTIONARY };
enum { RESOURCE_SCOPE_PROFILES = 2, RESOURCE_SCHEMA_URL };
enum { SCOPE_PROFILES = 2, SCOPE_SCHEMA_URL };
enum { TABLE_MAPPING = 1, TABLE_LOCATION, TABLE_FUNCTION, TABLE_LINK, TABLE_STRING };
enum { TABLE_ATTRIBUTE = 6, TABLE_STACK };
enum { PROFILE_TYPE = 1, PROFILE_SAMPLES, PROFILE_TIME, PROFILE_DURATION, PROFILE_PERIOD_TYPE };
enum { PROFILE_PERIOD = 6, PROFILE_ATTRIBUTES = 11 };
enum { SAMPLE_STACK = 1, SAMPLE_ATTRIBUTES, SAMPLE_VALUES = 4 };
enum { STACK_LOCATIONS = 1 };
enum { LOCATION_MAPPING = 1, LOCATION_ADDRESS, LOCATION_LINES, LOCATION_ATTRIBUTES };
enum { LINE_FUNCTION = 1, LINE_LINE, LINE_COLUMN };
enum { FUNCTION_NAME = 1, FUNCTION_SYSTEM_NAME, FUNCTION_FILENAME, FUNCTION_START };
enum { MAPPING_START = 1, MAPPING_LIMIT, MAPPING_OFFSET, MAPPING_FILENAME, MAPPING_ATTRIBUTES };
enum { ATTRIBUTE_KEY = 1, ATTRIBUTE_VALUE, ATTRIBUTE_UNIT };
enum { VALUE_STRING = 1, VALUE_BOOL, VALUE_INT, VALUE_ARRAY = 5 };
enum { ARRAY_VALUES = 1 };

// Of the semantic conventions that name the attributes of pprof.
static const char SCHEMA[] = "https://opentelemetry.io/schemas/1.39.0";

// What is written of a sample in each profile.
struct written_sample {
    pa_str stack, attributes; // in stacks, attribute_lists
};

struct encoder {
    const struct pa_profile *p;
    uint32_t *string; // index in the string table, by pa_str of the profile; 0: not yet
    // Texts, messages and runs of numbers as bytes: the id of each, from 1, is its index in the
    // table.
    struct pa_strings strings, attributes, stacks, attribute_lists;
    PA_VEC(struct written_sample) samples;
    struct pa_strbuf message, inner, value; // scratch
};

// ---- Strings

static uint64_t string_index(struct encoder *e, pa_str id)
{
    if (id && !e->string[id])
        e->string[id] = pa_strings_add(&e->strings, pa_profile_text(e->p, id),
                                       pa_strings_size(e->p->strings, id));
    return id ? e->string[id] : 0;
}

static void put_string(struct encoder *e, struct pa_strbuf *out, uint32_t field, pa_str id)
{
    pa_wire_add_uint_opt(out, field, string_index(e, id));
}

static void put_buffer(struct pa_strbuf *out, uint32_t field, struct pa_strbuf *message)
{
    pa_wire_add_bytes(out, field, pa_strbuf_text(message), message->size);
    pa_strbuf_clear(message);
}

// ---- Attributes

// The index of the attribute whose value, an AnyValue, is in e->value.
static uint64_t finish_attribute(struct encoder *e, uint64_t key, uint64_t unit)
{
    struct pa_strbuf attribute = {0};
    pa_wire_add_uint_opt(&attribute, ATTRIBUTE_KEY, key);
    put_buffer(&attribute, ATTRIBUTE_VALUE, &e->value);
    pa_wire_add_uint_opt(&attribute, ATTRIBUTE_UNIT, unit);
    pa_str id = pa_strings_add(&e->attributes, attribute.text, attribute.size);
    pa_strbuf_release(&attribute);
    return id;
}

static void put_text_value(struct encoder *e, struct pa_strbuf *out, pa_str text)
{
    pa_wire_add_bytes(out, VALUE_STRING, pa_profile_text(e->p, text),
                      pa_strings_size(e->p->strings, text));
}

static void put_label_value(struct encoder *e, struct pa_strbuf *out, const struct pa_label *label)
{
    if (label->numeric)
        pa_wire_add_uint(out, VALUE_INT, (uint64_t)label->num);
    else
        put_text_value(e, out, label->text);
}

static void add_text_attribute(struct encoder *e, struct pa_strbuf *list, const char *key,
                               pa_str text)
{
    if (!text)
        return;
    put_text_value(e, &e->value, text);
    pa_wire_add_varint(list, finish_attribute(e, pa_strings_adds(&e->strings, key), 0));
}

static void add_mark(struct encoder *e, struct pa_strbuf *list, const char *key, bool set)
{
    if (!set)
        return;
    pa_wire_add_uint(&e->value, VALUE_BOOL, 1);
    pa_wire_add_varint(list, finish_attribute(e, pa_strings_adds(&e->strings, key), 0));
}

// Labels of one key stand side by side: one is a value, several are an array.
static bool add_label_attribute(struct encoder *e, struct pa_strbuf *list,
                                const struct pa_label *label, uint32_t count, struct pa_error *err)
{
    pa_str unit = UINT32_MAX; // of no number yet
    struct pa_strbuf values = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (label[i].numeric && unit != UINT32_MAX && label[i].unit != unit) {
            pa_strbuf_release(&values);
            return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                                "OTLP has no label of several units as %s is",
                                pa_profile_text(e->p, label->key));
        }
        unit = label[i].numeric ? label[i].unit : unit;
        put_label_value(e, &e->value, &label[i]);
        if (count > 1)
            put_buffer(&values, ARRAY_VALUES, &e->value);
    }
    if (count > 1)
        put_buffer(&e->value, VALUE_ARRAY, &values);
    pa_strbuf_release(&values);
    pa_wire_add_varint(list, finish_attribute(e, string_index(e, label->key),
                                              unit == UINT32_MAX ? 0 : string_index(e, unit)));
    return true;
}

static bool add_labels(struct encoder *e, const struct pa_sample *s, struct pa_strbuf *list,
                       struct pa_error *err)
{
    for (uint32_t i = 0, next; i < s->label_count; i = next) {
        for (next = i + 1; next < s->label_count && s->label[next].key == s->label[i].key; next++)
            ;
        if (!add_label_attribute(e, list, &s->label[i], next - i, err))
            return false;
    }
    return true;
}

// ---- Samples

static bool gather_samples(struct encoder *e, struct pa_error *err)
{
    struct pa_sample_reader reader;
    bool ok = true;
    pa_sample_reader_init(&reader, e->p);
    for (size_t i = 1; ok && pa_sample_next(&reader); i++) {
        const struct pa_sample *s = &reader.sample;
        pa_strbuf_clear(&e->message);
        pa_strbuf_clear(&e->inner);
        for (uint32_t k = s->depth; k > 0; k--) // leaf first
            pa_wire_add_varint(&e->message, s->location[k - 1]);
        ok = add_labels(e, s, &e->inner, err) || pa_error_prefix(err, "sample %zu", i);
        struct written_sample w = {
            pa_strings_add(&e->stacks, pa_strbuf_text(&e->message), e->message.size),
            pa_strings_add(&e->attribute_lists, pa_strbuf_text(&e->inner), e->inner.size)};
        pa_vec_push(&e->samples, w);
    }
    pa_sample_reader_release(&reader);
    pa_strbuf_clear(&e->message);
    pa_strbuf_clear(&e->inner);
    return ok;
}

static void put_sample(struct encoder *e, struct written_sample w, int64_t value,
                       struct pa_strbuf *out)
{
    struct pa_strbuf *m = &e->message;
    pa_wire_add_uint_opt(m, SAMPLE_STACK, w.stack);
    if (w.attributes)
        pa_wire_add_bytes(m, SAMPLE_ATTRIBUTES, pa_strings_text(&e->attribute_lists, w.attributes),
                          pa_strings_size(&e->attribute_lists, w.attributes));
    pa_wire_add_varint(&e->value, (uint64_t)value);
    put_buffer(m, SAMPLE_VALUES, &e->value);
    put_buffer(out, PROFILE_SAMPLES, m);
}

static void put_samples(struct encoder *e, uint32_t type, struct pa_strbuf *out)
{
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, e->p);
    reader.skip_labels = true;
    for (size_t i = 0; pa_sample_next(&reader); i++)
        put_sample(e, e->samples.items[i], reader.sample.value[type], out);
    pa_sample_reader_release(&reader);
}

// ---- Profiles

static void put_value_type(struct encoder *e, uint32_t field, struct pa_value_type type,
                           struct pa_strbuf *out)
{
    put_string(e, &e->message, 1, type.type);
    put_string(e, &e->message, 2, type.unit);
    put_buffer(out, field, &e->message);
}

static void put_fixed64(struct pa_strbuf *out, uint32_t field, uint64_t value)
{
    pa_wire_add_varint(out, (uint64_t)field << 3 | PA_WIRE_FIXED64);
    for (int i = 0; i < 8; i++)
        pa_strbuf_addc(out, (char)(value >> 8 * i));
}

static void put_profile_attributes(struct encoder *e, struct pa_strbuf *out)
{
    const struct pa_profile *p = e->p;
    struct pa_strbuf list = {0};
    char key[64];
    add_text_attribute(e, &list, "pprof.profile.drop_frames", p->drop_frames);
    add_text_attribute(e, &list, "pprof.profile.keep_frames", p->keep_frames);
    for (uint32_t i = 0; i < p->comment_count; i++) {
        snprintf(key, sizeof key, "pprof.profile.comment.%u", (unsigned)i);
        add_text_attribute(e, &list, key, p->comments[i]);
    }
    add_text_attribute(e, &list, "pprof.profile.doc_url", p->doc_url);
    if (list.size)
        pa_wire_add_bytes(out, PROFILE_ATTRIBUTES, list.text, list.size);
    pa_strbuf_release(&list);
}

static void put_profile(struct encoder *e, uint32_t type, struct pa_strbuf *scope)
{
    const struct pa_profile *p = e->p;
    struct pa_strbuf out = {0};
    put_value_type(e, PROFILE_TYPE, p->types[type], &out);
    put_samples(e, type, &out);
    if (p->time_nanos > 0) // OTLP has none before 1970
        put_fixed64(&out, PROFILE_TIME, (uint64_t)p->time_nanos);
    if (p->duration_nanos > 0)
        pa_wire_add_uint(&out, PROFILE_DURATION, (uint64_t)p->duration_nanos);
    if (p->period_type.type || p->period_type.unit)
        put_value_type(e, PROFILE_PERIOD_TYPE, p->period_type, &out);
    pa_wire_add_uint_opt(&out, PROFILE_PERIOD, (uint64_t)p->period);
    put_profile_attributes(e, &out);
    put_buffer(scope, SCOPE_PROFILES, &out);
    pa_strbuf_release(&out);
}

static void put_resource(struct encoder *e, struct pa_strbuf *out)
{
    struct pa_strbuf scope = {0}, resource = {0};
    for (uint32_t i = 0; i < e->p->type_count; i++)
        put_profile(e, i, &scope);
    pa_wire_add_bytes(&scope, SCOPE_SCHEMA_URL, SCHEMA, sizeof SCHEMA - 1);
    put_buffer(&resource, RESOURCE_SCOPE_PROFILES, &scope);
    pa_wire_add_bytes(&resource, RESOURCE_SCHEMA_URL, SCHEMA, sizeof SCHEMA - 1);
    put_buffer(out, DATA_RESOURCE_PROFILES, &resource);
    pa_strbuf_release(&scope);
    pa_strbuf_release(&resource);
}

// ---- The dictionary

// A list of attributes as a field of the message.
static void put_attributes(struct encoder *e, uint32_t field, struct pa_strbuf *list)
{
    if (list->size)
        put_buffer(&e->message, field, list);
}

static void put_mapping(struct encoder *e, const struct pa_mapping *m, struct pa_strbuf *out)
{
    pa_wire_add_uint_opt(&e->message, MAPPING_START, m->start);
    pa_wire_add_uint_opt(&e->message, MAPPING_LIMIT, m->limit);
    pa_wire_add_uint_opt(&e->message, MAPPING_OFFSET, m->offset);
    put_string(e, &e->message, MAPPING_FILENAME, m->file);
    add_text_attribute(e, &e->inner, "process.executable.build_id.gnu", m->build_id);
    add_mark(e, &e->inner, "pprof.mapping.has_functions", m->has_functions);
    add_mark(e, &e->inner, "pprof.mapping.has_filenames", m->has_filenames);
    add_mark(e, &e->inner, "pprof.mapping.has_line_numbers", m->has_line_numbers);
    add_mark(e, &e->inner, "pprof.mapping.has_inline_frames", m->has_inline_frames);
    put_attributes(e, MAPPING_ATTRIBUTES, &e->inner);
    put_buffer(out, TABLE_MAPPING, &e->message);
}

static void put_location(struct encoder *e, const struct pa_location *l, struct pa_strbuf *out)
{
    pa_wire_add_uint_opt(&e->message, LOCATION_MAPPING, l->mapping);
    pa_wire_add_uint_opt(&e->message, LOCATION_ADDRESS, l->address);
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &e->p->lines[l->first_line + i];
        pa_wire_add_uint_opt(&e->inner, LINE_FUNCTION, line->function);
        pa_wire_add_uint_opt(&e->inner, LINE_LINE, (uint64_t)line->line);
        pa_wire_add_uint_opt(&e->inner, LINE_COLUMN, (uint64_t)line->column);
        put_buffer(&e->message, LOCATION_LINES, &e->inner);
    }
    add_mark(e, &e->inner, "pprof.location.is_folded", l->folded);
    put_attributes(e, LOCATION_ATTRIBUTES, &e->inner);
    put_buffer(out, TABLE_LOCATION, &e->message);
}

static void put_function(struct encoder *e, const struct pa_function *f, struct pa_strbuf *out)
{
    put_string(e, &e->message, FUNCTION_NAME, f->name);
    put_string(e, &e->message, FUNCTION_SYSTEM_NAME, f->system_name);
    put_string(e, &e->message, FUNCTION_FILENAME, f->file);
    pa_wire_add_uint_opt(&e->message, FUNCTION_START, (uint64_t)f->start_line);
    put_buffer(out, TABLE_FUNCTION, &e->message);
}

// The bytes of each id are the message, or, of stacks, all that it holds.
static void put_stacks(struct encoder *e, struct pa_strbuf *out)
{
    pa_wire_add_bytes(out, TABLE_STACK, "", 0);
    for (uint32_t i = 1; i < e->stacks.list.count; i++) {
        pa_wire_add_bytes(&e->message, STACK_LOCATIONS, pa_strings_text(&e->stacks, i),
                          pa_strings_size(&e->stacks, i));
        put_buffer(out, TABLE_STACK, &e->message);
    }
}

// Element 0 of each table is empty. Attributes come behind what has some, strings last.
static void put_dictionary(struct encoder *e, struct pa_strbuf *out)
{
    static const struct pa_mapping no_mapping;
    static const struct pa_location no_location;
    static const struct pa_function no_function;
    const struct pa_profile *p = e->p;
    struct pa_strbuf tables = {0};
    for (uint32_t i = 0; i <= p->mapping_count; i++)
        put_mapping(e, i ? &p->mappings[i] : &no_mapping, &tables);
    for (uint32_t i = 0; i <= p->location_count; i++)
        put_location(e, i ? &p->locations[i] : &no_location, &tables);
    for (uint32_t i = 0; i <= p->function_count; i++)
        put_function(e, i ? &p->functions[i] : &no_function, &tables);
    pa_wire_add_bytes(&tables, TABLE_LINK, "", 0);
    pa_wire_add_bytes(&tables, TABLE_ATTRIBUTE, "", 0);
    for (uint32_t i = 1; i < e->attributes.list.count; i++)
        pa_wire_add_bytes(&tables, TABLE_ATTRIBUTE, pa_strings_text(&e->attributes, i),
                          pa_strings_size(&e->attributes, i));
    put_stacks(e, &tables);
    pa_wire_add_bytes(&tables, TABLE_STRING, "", 0);
    for (uint32_t i = 1; i < e->strings.list.count; i++)
        pa_wire_add_bytes(&tables, TABLE_STRING, pa_strings_text(&e->strings, i),
                          pa_strings_size(&e->strings, i));
    put_buffer(out, DATA_DICTIONARY, &tables);
    pa_strbuf_release(&tables);
}

static void release(struct encoder *e)
{
    pa_strings_release(&e->strings);
    pa_vec_release(&e->samples);
    pa_strings_release(&e->attributes);
    pa_strings_release(&e->stacks);
    pa_strings_release(&e->attribute_lists);
    pa_strbuf_release(&e->message);
    pa_strbuf_release(&e->inner);
    pa_strbuf_release(&e->value);
    free(e->string);
}

bool pa_export_otlp(const struct pa_profile *p, struct pa_strbuf *out, struct pa_error *err)
{
    struct encoder e = {.p = p};
    if (!pa_samples_can_be_listed(p, err))
        return false;
    e.string = pa_xcalloc(p->strings->list.count + 1, sizeof *e.string);
    bool ok = gather_samples(&e, err);
    if (ok) {
        put_resource(&e, out);
        put_dictionary(&e, out);
    }
    release(&e);
    return ok;
}
