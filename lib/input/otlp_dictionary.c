// SPDX-License-Identifier: Apache-2.0
#include "input/otlp_dictionary.h"

#include "input/otlp_value.h"

#include <inttypes.h>
#include <string.h>

void pa_otlp_dictionary_init(struct pa_otlp_dictionary *d,
                             const Pa__Otlp__ProfilesDictionary *tables, struct pa_strings *strings,
                             struct pa_arena *arena)
{
    static const Pa__Otlp__ProfilesDictionary none = PA__OTLP__PROFILES_DICTIONARY__INIT;
    *d = (struct pa_otlp_dictionary){
        .tables = tables ? tables : &none, .strings = strings, .arena = arena};
    d->text = pa_arena_alloc(arena, (d->tables->n_string_table + 1) * sizeof *d->text);
    memset(d->text, 0xFF, (d->tables->n_string_table + 1) * sizeof *d->text);
    d->first = pa_arena_calloc(arena, d->tables->n_attribute_table + 1, sizeof *d->first);
    d->count = pa_arena_calloc(arena, d->tables->n_attribute_table + 1, sizeof *d->count);
}

void pa_otlp_dictionary_release(struct pa_otlp_dictionary *d)
{
    pa_vec_release(&d->labels.list);
}

bool pa_otlp_text(struct pa_otlp_dictionary *d, int32_t index, pa_str *text, struct pa_error *err)
{
    *text = 0;
    if (index == 0 && d->tables->n_string_table == 0)
        return true;
    if (index < 0 || (size_t)index >= d->tables->n_string_table)
        return pa_error_set(err, PA_ERROR_FORMAT, "unknown string %" PRId32, index);
    if (d->text[index] == UINT32_MAX) {
        const ProtobufCBinaryData *s = &d->tables->string_table[index];
        d->text[index] = pa_strings_add(d->strings, (const char *)s->data, s->len);
    }
    *text = d->text[index];
    return true;
}

const Pa__Otlp__KeyValueAndUnit *pa_otlp_attribute(const struct pa_otlp_dictionary *d,
                                                   int32_t index, struct pa_error *err)
{
    if (index >= 0 && (size_t)index < d->tables->n_attribute_table)
        return d->tables->attribute_table[index];
    pa_error_set(err, PA_ERROR_FORMAT, "unknown attribute %" PRId32, index);
    return NULL;
}

static bool make_labels(struct pa_otlp_dictionary *d, int32_t index, struct pa_error *err)
{
    const Pa__Otlp__KeyValueAndUnit *a = pa_otlp_attribute(d, index, err);
    if (!a)
        return false;
    if (d->first[index])
        return true;
    struct pa_label label = {0};
    size_t before = d->labels.list.count;
    if (!pa_otlp_text(d, a->key_strindex, &label.key, err) ||
        !pa_otlp_text(d, a->unit_strindex, &label.unit, err) ||
        (label.key && !pa_otlp_value_labels(d, a->value, label, &d->labels, err)))
        return pa_error_prefix(err, "attribute %" PRId32, index);
    d->first[index] = (uint32_t)before + 1;
    d->count[index] = (uint32_t)(d->labels.list.count - before);
    return true;
}

bool pa_otlp_add_labels(struct pa_otlp_dictionary *d, const int32_t *indices, size_t count,
                        struct pa_otlp_labels *labels, struct pa_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!make_labels(d, indices[i], err))
            return false;
        size_t first = d->first[indices[i]] - 1;
        for (uint32_t k = 0; k < d->count[indices[i]]; k++)
            pa_vec_push(&labels->list, d->labels.list.items[first + k]);
    }
    return true;
}

bool pa_otlp_add_key_values(struct pa_otlp_dictionary *d, Pa__Otlp__KeyValue *const *attributes,
                            size_t count, struct pa_otlp_labels *labels, struct pa_error *err)
{
    for (size_t i = 0; i < count; i++) {
        const Pa__Otlp__KeyValue *a = attributes[i];
        struct pa_label label = {0};
        if (a->key.len)
            label.key = pa_strings_add(d->strings, (const char *)a->key.data, a->key.len);
        else if (!pa_otlp_text(d, a->key_strindex, &label.key, err))
            return pa_error_prefix(err, "attribute %zu", i);
        if (label.key && !pa_otlp_value_labels(d, a->value, label, labels, err))
            return pa_error_prefix(err, "attribute %zu", i);
    }
    return true;
}
