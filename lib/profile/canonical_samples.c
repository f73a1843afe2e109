// SPDX-License-Identifier: Apache-2.0
#include "base/memory.h"
#include "profile/canonical_sort.h"
#include "profile/label_order.h"
#include "profile/sample.h"

#include <stdlib.h>

static bool all_zero(const int64_t *values, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (values[i])
            return false;
    }
    return true;
}

// ---- Reading

// Memory for all there is: what is sorted holds pointers.
static void allocate(const struct pa_profile *p, struct pa_canonical_samples *samples)
{
    size_t count = 0, frames = 0, labels = 0;
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        count++;
        frames += r.sample.depth;
        labels += r.sample.label_count;
    }
    pa_sample_reader_release(&r);
    *samples = (struct pa_canonical_samples){
        .list = pa_xcalloc(count, sizeof *samples->list),
        .stacks = pa_xcalloc(frames, sizeof *samples->stacks),
        .labels = pa_xcalloc(labels, sizeof *samples->labels),
        .values = pa_xcalloc(count * p->type_count, sizeof *samples->values),
    };
}

// Where the next sample's parts go.
struct room {
    uint32_t *stack;
    struct pa_label *label;
    int64_t *value;
};

static void add_sample(const struct pa_canonical_sorter *s, struct pa_canonical_sample *to,
                       struct room *room, const struct pa_sample *from)
{
    to->stack = room->stack;
    to->depth = from->depth;
    for (uint32_t i = 0; i < from->depth; i++)
        *room->stack++ = s->locations.of[from->location[i]];
    to->label = room->label;
    to->label_count = from->label_count;
    for (uint32_t i = 0; i < from->label_count; i++) {
        struct pa_label l = from->label[i];
        l.key = s->rank[l.key];
        l.text = s->rank[l.text];
        l.unit = s->rank[l.unit];
        *room->label++ = l;
    }
    to->value = room->value;
    for (uint32_t i = 0; i < s->p->type_count; i++)
        *room->value++ = from->value[i];
}

static void read_samples(const struct pa_canonical_sorter *s, struct pa_canonical_samples *samples)
{
    struct room room = {samples->stacks, samples->labels, samples->values};
    struct pa_ordered_labels labels = {0};
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, s->p);
    for (size_t number = 0; pa_sample_next(&r); number++) {
        struct pa_sample from = r.sample;
        if (all_zero(from.value, s->p->type_count))
            continue;
        pa_order_labels(&labels, s->p->strings, from.label, from.label_count);
        from.label = labels.list.items;
        from.label_count = (uint32_t)labels.list.count;
        samples->list[samples->count].number = number;
        add_sample(s, &samples->list[samples->count++], &room, &from);
    }
    pa_sample_reader_release(&r);
    pa_vec_release(&labels.list);
}

// ---- Order

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
    const struct pa_canonical_sample *a = x, *b = y;
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

// ---- Sums

static const char *leaf_name(const struct pa_canonical_sorter *s,
                             const struct pa_canonical_sample *sample)
{
    const struct pa_profile *p = s->p;
    const struct pa_location *leaf =
        sample->depth ? &p->locations[s->locations.at[sample->stack[sample->depth - 1]]] : NULL;
    if (!leaf || !leaf->line_count)
        return "a frame without a name";
    const struct pa_function *f = &p->functions[p->lines[leaf->first_line].function];
    return pa_profile_text(p, f->name ? f->name : f->system_name);
}

// Adds up `count` equal samples into the first. The sums are exact, so that the order does not
// matter even where a part of them does not fit.
static bool join(const struct pa_canonical_sorter *s, struct pa_canonical_sample *same,
                 size_t count, size_t *number, struct pa_error *err)
{
    __extension__ typedef __int128 wide;
    for (uint32_t t = 0; t < s->p->type_count && count > 1; t++) {
        wide sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += same[i].value[t];
        if (sum >= INT64_MIN && sum <= INT64_MAX) {
            same->value[t] = (int64_t)sum;
            continue;
        }
        *number = 0;
        for (size_t i = 0; i < count; i++)
            *number = same[i].number > *number ? same[i].number : *number;
        return pa_error_set(err, PA_ERROR_LIMIT,
                            "the sum of %s over stacks that end in %s does not fit into 64 bits",
                            pa_profile_text(s->p, s->p->types[t].type), leaf_name(s, same));
    }
    return true;
}

static bool join_equal(struct pa_canonical_sorter *s, struct pa_canonical_samples *samples,
                       size_t *number, struct pa_error *err)
{
    struct pa_canonical_sample *list = samples->list;
    size_t kept = 0;
    for (size_t i = 0, end; i < samples->count; i = end) {
        for (end = i + 1; end < samples->count && by_stack(&list[i], &list[end]) == 0;)
            end++;
        if (!join(s, &list[i], end - i, number, err))
            return false;
        if (all_zero(list[i].value, s->p->type_count))
            continue;
        for (uint32_t k = 0; k < list[i].depth; k++)
            s->location_used[list[i].stack[k]] = true;
        list[kept++] = list[i];
    }
    samples->count = kept;
    return true;
}

bool pa_canonical_sort_samples(struct pa_canonical_sorter *s, struct pa_canonical_samples *samples,
                               size_t *number, struct pa_error *err)
{
    allocate(s->p, samples);
    read_samples(s, samples);
    qsort(samples->list, samples->count, sizeof *samples->list, by_stack);
    return join_equal(s, samples, number, err);
}

void pa_canonical_add_samples(struct pa_canonical_sorter *s, struct pa_canonical_samples *samples,
                              const uint32_t *location)
{
    PA_VEC(uint32_t) stack = {0};
    PA_VEC(struct pa_label) labels = {0};
    for (size_t i = 0; i < samples->count; i++) {
        const struct pa_canonical_sample *from = &samples->list[i];
        stack.count = labels.count = 0;
        for (uint32_t k = 0; k < from->depth; k++)
            pa_vec_push(&stack, location[from->stack[k]]);
        for (uint32_t k = 0; k < from->label_count; k++) {
            struct pa_label l = from->label[k];
            l.key = s->by_rank[l.key];
            l.text = s->by_rank[l.text];
            l.unit = s->by_rank[l.unit];
            pa_vec_push(&labels, l);
        }
        pa_profile_builder_sample(s->b, &(struct pa_sample){
                                            .location = stack.items,
                                            .depth = from->depth,
                                            .value = from->value,
                                            .label = labels.items,
                                            .label_count = from->label_count,
                                        });
    }
    pa_vec_release(&stack);
    pa_vec_release(&labels);
}

void pa_canonical_release_samples(struct pa_canonical_samples *samples)
{
    free(samples->list);
    free(samples->stacks);
    free(samples->labels);
    free(samples->values);
}
