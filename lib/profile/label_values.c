// SPDX-License-Identifier: Apache-2.0
#include "profile/label_values.h"

#include "profile/sample.h"

#include <math.h>

static bool is_value(const struct pa_label_value *v, const struct pa_label *label)
{
    if (v->missing || v->numeric != label->numeric)
        return false;
    return v->numeric ? v->number == label->num && v->unit == label->unit : v->text == label->text;
}

static uint64_t hash_of(const struct pa_label *label)
{
    if (!label)
        return pa_hash_u64(0);
    return label->numeric ? pa_hash_combine(pa_hash_u64((uint64_t)label->num), label->unit)
                          : pa_hash_u64(label->text);
}

// `label` is NULL for a sample without any.
static void add(struct pa_label_values *values, const struct pa_label *label, double amount)
{
    uint64_t hash = hash_of(label);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&values->index, hash);
         pa_index_at(&values->index, slot, hash, &i); slot = pa_index_next(&values->index, slot)) {
        struct pa_label_value *v = i != UINT32_MAX ? &values->list.items[i] : NULL;
        if (v && (label ? is_value(v, label) : v->missing)) {
            v->total += amount;
            return;
        }
    }
    struct pa_label_value value = {.missing = !label, .total = amount};
    if (label) {
        value.numeric = label->numeric;
        value.text = label->text;
        value.unit = label->unit;
        value.number = label->num;
    }
    pa_index_add(&values->index, hash, (uint32_t)values->list.count);
    pa_vec_push(&values->list, value);
}

void pa_label_values_add(struct pa_label_values *values, const struct pa_profile *profile,
                         uint32_t type)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, profile);
    while (pa_sample_next(&r)) {
        const struct pa_sample *s = &r.sample;
        double amount = fabs((double)s->value[type]);
        bool some = false;
        for (uint32_t i = 0; i < s->label_count; i++) {
            if (s->label[i].key != values->key)
                continue;
            add(values, &s->label[i], amount);
            some = true;
        }
        if (!some)
            add(values, NULL, amount);
    }
    pa_sample_reader_release(&r);
}

void pa_label_values_release(struct pa_label_values *values)
{
    pa_vec_release(&values->list);
    pa_index_release(&values->index);
}

struct value_filter {
    struct pa_sample_filter base;
    pa_str key;
    const struct pa_label_value *value;
};

static bool apply(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct value_filter *f = (const struct value_filter *)base;
    bool has_key = false;
    for (uint32_t i = 0; i < edit->label_count; i++) {
        if (edit->label[i].key != f->key)
            continue;
        if (is_value(f->value, &edit->label[i]))
            return true;
        has_key = true;
    }
    return f->value->missing && !has_key;
}

struct pa_profile *pa_filter_label_value(const struct pa_profile *profile, pa_str key,
                                         const struct pa_label_value *value, struct pa_arena *arena)
{
    struct value_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
    *f = (struct value_filter){{apply}, key, value};
    struct pa_profile *copy = pa_profile_copy(profile, arena);
    pa_profile_add_filter(copy, &f->base, arena);
    return copy;
}
