// SPDX-License-Identifier: Apache-2.0
#include "input/otlp_profile.h"

#include "base/number.h"
#include "input/identify.h"
#include "input/otlp_tables.h"
#include "input/otlp_value.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

extern const struct pa_input_format pa_format_otlp;

struct reader {
    struct pa_otlp_reading *r;
    struct pa_otlp_dictionary *d;
    struct pa_profile_builder *b;
    struct pa_otlp_tables tables;
    struct pa_otlp_labels common; // of all samples
    struct pa_otlp_labels labels; // of the sample being read
    size_t without_value;
};

// ---- Header

static bool read_type(struct reader *r, const Pa__Otlp__ValueType *from, struct pa_value_type *type,
                      struct pa_error *err)
{
    *type = (struct pa_value_type){0};
    return !from || (pa_otlp_text(r->d, from->type_strindex, &type->type, err) &&
                     pa_otlp_text(r->d, from->unit_strindex, &type->unit, err));
}

// What the header of pprof has and OTLP has not. False if the attribute is something else.
static bool take_header(struct reader *r, const struct pa_label *label)
{
    static const char PREFIX[] = "pprof.profile.";
    struct pa_profile *head = pa_profile_builder_head(r->b);
    const char *name = pa_strings_text(r->d->strings, label->key);
    if (strncmp(name, PREFIX, sizeof PREFIX - 1) != 0 || label->numeric)
        return false;
    name += sizeof PREFIX - 1;
    if (strcmp(name, "drop_frames") == 0)
        head->drop_frames = label->text;
    else if (strcmp(name, "keep_frames") == 0)
        head->keep_frames = label->text;
    else if (strcmp(name, "doc_url") == 0)
        head->doc_url = label->text;
    else if (strncmp(name, "comment", 7) == 0 && (name[7] == '.' || name[7] == '\0'))
        pa_profile_builder_add_comment(r->b, label->text);
    else
        return false;
    return true;
}

static bool read_attributes(struct reader *r, const Pa__Otlp__Profile *p, struct pa_error *err)
{
    struct pa_otlp_labels labels = {0};
    bool ok = pa_otlp_add_labels(r->d, p->attribute_indices, p->n_attribute_indices, &labels, err);
    for (size_t i = 0; ok && i < labels.list.count; i++) {
        if (!take_header(r, &labels.list.items[i]))
            pa_vec_push(&r->common.list, labels.list.items[i]);
    }
    for (size_t i = 0; ok && i < p->n_comment_strindices; i++) {
        pa_str comment;
        ok = pa_otlp_text(r->d, p->comment_strindices[i], &comment, err);
        if (ok)
            pa_profile_builder_add_comment(r->b, comment);
    }
    pa_vec_release(&labels.list);
    return ok;
}

// 0, which is unknown, for what is no time: after the year 2262.
static int64_t take_time(struct reader *r, uint64_t nanos)
{
    if (nanos <= INT64_MAX)
        return (int64_t)nanos;
    pa_warnings_add(r->r->input->warnings, "%s: a time or duration of %" PRIu64 " ns is left out",
                    r->r->input->path, nanos);
    return 0;
}

static bool read_header(struct reader *r, const Pa__Otlp__Profile *p, struct pa_error *err)
{
    struct pa_profile *head = pa_profile_builder_head(r->b);
    struct pa_value_type type;
    head->time_nanos = take_time(r, p->time_unix_nano);
    head->duration_nanos = take_time(r, p->duration_nano);
    head->period = p->period;
    if (!read_type(r, p->period_type, &head->period_type, err) ||
        !read_type(r, p->sample_type, &type, err))
        return false;
    if (!type.type && !type.unit)
        type = head->period_type;
    pa_profile_builder_add_type(r->b, type.type, type.unit);
    return read_attributes(r, p, err);
}

// ---- Samples

// Each time stamp without a value counts as 1.
static bool value_of(struct reader *r, const Pa__Otlp__Sample *s, int64_t *value,
                     struct pa_error *err)
{
    *value = (int64_t)s->n_timestamps_unix_nano;
    if (s->n_values == 0) {
        r->without_value += s->n_timestamps_unix_nano == 0;
        return true;
    }
    *value = 0;
    for (size_t i = 0; i < s->n_values; i++) {
        if (!pa_add_int64(*value, s->values[i], value))
            return pa_error_set(err, PA_ERROR_LIMIT, "the sum of values does not fit into 64 bits");
    }
    return true;
}

static bool add_link(struct reader *r, int32_t index, struct pa_error *err)
{
    const Pa__Otlp__ProfilesDictionary *tables = r->d->tables;
    if (index == 0)
        return true;
    if (index < 0 || (size_t)index >= tables->n_link_table)
        return pa_error_set(err, PA_ERROR_FORMAT, "unknown link %" PRId32, index);
    const Pa__Otlp__Link *link = tables->link_table[index];
    const struct {
        const char *key;
        const ProtobufCBinaryData *id;
    } ids[] = {{"trace_id", &link->trace_id}, {"span_id", &link->span_id}};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct pa_label label = {.key = pa_strings_adds(r->d->strings, ids[i].key)};
        label.text = pa_otlp_hex(r->d->strings, ids[i].id);
        if (label.text)
            pa_vec_push(&r->labels.list, label);
    }
    return true;
}

static void add_common(struct pa_otlp_labels *to, const struct pa_otlp_labels *from)
{
    for (size_t i = 0; i < from->list.count; i++)
        pa_vec_push(&to->list, from->list.items[i]);
}

static bool read_sample(struct reader *r, const Pa__Otlp__Sample *s, struct pa_error *err)
{
    int64_t value;
    uint32_t common;
    r->labels.list.count = 0;
    add_common(&r->labels, &r->common);
    if (!value_of(r, s, &value, err) ||
        !pa_otlp_find_stack(&r->tables, s->stack_index, &common, err) ||
        !pa_otlp_add_labels(r->d, s->attribute_indices, s->n_attribute_indices, &r->labels, err) ||
        !add_link(r, s->link_index, err))
        return false;
    pa_profile_builder_sample(r->b, &(struct pa_sample){
                                        .location = r->tables.stack.items,
                                        .depth = (uint32_t)r->tables.stack.count,
                                        .common = common,
                                        .value = &value,
                                        .label = r->labels.list.items,
                                        .label_count = (uint32_t)r->labels.list.count,
                                    });
    return true;
}

static bool read_samples(struct reader *r, const Pa__Otlp__Profile *p, struct pa_error *err)
{
    for (size_t i = 0; i < p->n_samples; i++) {
        if (!read_sample(r, p->samples[i], err))
            return pa_error_prefix(err, "sample %zu", i + 1);
        if (pa_profile_builder_full(r->b))
            return true; // finishing says why
    }
    if (r->without_value)
        pa_warnings_add(r->r->input->warnings,
                        "%s: %zu samples have neither a value nor a time: they count as 0",
                        r->r->input->path, r->without_value);
    return true;
}

static bool read_message(struct pa_otlp_reading *reading, const Pa__Otlp__Profile *p,
                         struct pa_error *err)
{
    struct reader r = {.r = reading, .d = reading->dictionary};
    r.b = pa_profile_builder_new(reading->input->arena, reading->input->strings);
    pa_otlp_tables_init(&r.tables, r.d, r.b, p->n_samples);
    add_common(&r.common, &reading->resource);
    bool ok = (!reading->all_mappings || pa_otlp_add_mappings(&r.tables, err)) &&
              read_header(&r, p, err) && read_samples(&r, p, err);
    pa_otlp_tables_release(&r.tables);
    pa_vec_release(&r.common.list);
    pa_vec_release(&r.labels.list);
    return ok && pa_input_give(reading->sink, pa_profile_builder_finish(r.b, err), err);
}

// ---- The original

static bool read_original(struct pa_otlp_reading *r, const Pa__Otlp__Profile *p,
                          struct pa_error *err)
{
    struct pa_input inner = *r->input;
    inner.stream = NULL;
    if (!pa_bytes_unpack(p->original_payload.data, p->original_payload.len, PA_DEFAULT_MAX_SIZE,
                         &inner.bytes, err))
        return false;
    struct pa_input_identity id = pa_input_identify(inner.bytes.data, inner.bytes.size);
    bool readable = id.profile && id.profile != &pa_format_otlp;
    bool ok = readable ? id.profile->read(&inner, r->sink, err)
                       : pa_error_set(err, PA_ERROR_UNSUPPORTED, "a profile in the format '%.*s'",
                                      (int)p->original_payload_format.len,
                                      (const char *)p->original_payload_format.data);
    free(inner.bytes.data);
    return ok;
}

bool pa_otlp_read_profile(struct pa_otlp_reading *r, const Pa__Otlp__Profile *p,
                          struct pa_error *err)
{
    if (p->n_samples == 0 && p->original_payload.len > 0)
        return read_original(r, p, err) || pa_error_prefix(err, "original payload");
    return read_message(r, p, err);
}
