// SPDX-License-Identifier: Apache-2.0
#include "profile/canonical_sort.h"
#include "profile/sample.h"

#include <stdlib.h>

struct sample_key {
    size_t stack_at, label_at, value_at; // in the lists below
    const uint32_t *stack;               // locations of the builder, root first
    const struct pa_label *label;        // strings are ranks
    uint32_t depth, label_count;
};

struct sample_list {
    PA_VEC(struct sample_key) keys;
    PA_VEC(uint32_t) stacks;
    PA_VEC(struct pa_label) labels;
    PA_VEC(int64_t) values;
};

static bool all_zero(const int64_t *values, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (values[i])
            return false;
    }
    return true;
}

// What the samples use. First pass over them.
void pa_canonical_mark_used(struct pa_canonical_sorter *s)
{
    const struct pa_profile *p = s->p;
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    r.skip_labels = true;
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.depth && !all_zero(r.sample.value, p->type_count); i++)
            s->location_used[r.sample.location[i]] = true;
    }
    pa_sample_reader_release(&r);
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        for (uint32_t k = 0; s->location_used[i] && k < l->line_count; k++)
            s->function_used[p->lines[l->first_line + k].function] = true;
    }
}

static void add_key(const struct pa_canonical_sorter *s, struct sample_list *list,
                    const struct pa_sample *from)
{
    struct sample_key key = {
        .stack_at = list->stacks.count,
        .label_at = list->labels.count,
        .value_at = list->values.count,
        .depth = from->depth,
        .label_count = from->label_count,
    };
    pa_vec_reserve(&list->stacks, from->depth);
    for (uint32_t i = 0; i < from->depth; i++)
        list->stacks.items[list->stacks.count++] = s->location[from->location[i]];
    for (uint32_t i = 0; i < from->label_count; i++) {
        struct pa_label l = from->label[i];
        l.key = s->rank[l.key];
        l.text = s->rank[l.text];
        l.unit = s->rank[l.unit];
        pa_vec_push(&list->labels, l);
    }
    for (uint32_t i = 0; i < s->p->type_count; i++)
        pa_vec_push(&list->values, from->value[i]);
    pa_vec_push(&list->keys, key);
}

static int compare_labels(const struct pa_label *a, const struct pa_label *b)
{
    int order = pa_compare_u64(a->key, b->key);
    order = order ? order : (int)a->numeric - (int)b->numeric;
    if (!order && !a->numeric)
        return pa_compare_u64(a->text, b->text);
    order = order ? order : pa_compare_i64(a->num, b->num);
    return order ? order : pa_compare_u64(a->unit, b->unit);
}

static int by_stack(const void *x, const void *y)
{
    const struct sample_key *a = x, *b = y;
    uint32_t depth = a->depth < b->depth ? a->depth : b->depth;
    for (uint32_t i = 0; i < depth; i++) {
        if (a->stack[i] != b->stack[i])
            return pa_compare_u64(a->stack[i], b->stack[i]);
    }
    int order = pa_compare_u64(a->depth, b->depth);
    for (uint32_t i = 0; !order && i < a->label_count && i < b->label_count; i++)
        order = compare_labels(&a->label[i], &b->label[i]);
    return order ? order : pa_compare_u64(a->label_count, b->label_count);
}

static void add_sorted(struct pa_canonical_sorter *s, struct sample_list *list)
{
    for (size_t i = 0; i < list->keys.count; i++) {
        struct sample_key *key = &list->keys.items[i];
        key->stack = key->depth ? list->stacks.items + key->stack_at : NULL;
        key->label = key->label_count ? list->labels.items + key->label_at : NULL;
    }
    if (list->keys.count)
        qsort(list->keys.items, list->keys.count, sizeof *list->keys.items, by_stack);
    for (size_t i = 0; i < list->labels.count; i++) {
        struct pa_label *l = &list->labels.items[i];
        l->key = s->by_rank[l->key];
        l->text = s->by_rank[l->text];
        l->unit = s->by_rank[l->unit];
    }
    for (size_t i = 0; i < list->keys.count; i++) {
        const struct sample_key *key = &list->keys.items[i];
        pa_profile_builder_sample(s->b, &(struct pa_sample){
                                            .location = key->stack,
                                            .depth = key->depth,
                                            .value = list->values.items + key->value_at,
                                            .label = key->label,
                                            .label_count = key->label_count,
                                        });
    }
}

void pa_canonical_add_samples(struct pa_canonical_sorter *s)
{
    struct sample_list list = {0};
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, s->p);
    while (pa_sample_next(&r)) {
        if (!all_zero(r.sample.value, s->p->type_count))
            add_key(s, &list, &r.sample);
    }
    pa_sample_reader_release(&r);
    add_sorted(s, &list);
    pa_vec_release(&list.keys);
    pa_vec_release(&list.stacks);
    pa_vec_release(&list.labels);
    pa_vec_release(&list.values);
}
