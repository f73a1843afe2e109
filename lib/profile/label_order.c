// SPDX-License-Identifier: Apache-2.0
#include "profile/label_order.h"

#include <string.h>

static bool is_before(const struct pa_strings *strings, const struct pa_label *x,
                      const struct pa_label *y)
{
    if (x->key == y->key)
        return !x->numeric && y->numeric;
    return pa_strings_compare(strings, x->key, y->key) < 0;
}

// Two sorted runs, [from, middle) and [middle, to), become one in `out`.
static void merge_runs(const struct pa_ordered_labels *o, const struct pa_strings *strings,
                       size_t from, size_t middle, size_t to)
{
    const struct pa_label *labels = o->list.items;
    struct pa_label *out = o->list.items + o->list.count; // the second half is scratch
    for (size_t left = from, right = middle; from < to; from++) {
        bool take_right =
            left == middle || (right < to && is_before(strings, &labels[right], &labels[left]));
        out[from] = labels[take_right ? right++ : left++];
    }
}

static bool is_sorted(const struct pa_ordered_labels *o, const struct pa_strings *strings)
{
    for (size_t i = 1; i < o->list.count; i++) {
        if (is_before(strings, &o->list.items[i], &o->list.items[i - 1]))
            return false;
    }
    return true;
}

static void sort(struct pa_ordered_labels *o, const struct pa_strings *strings)
{
    size_t count = o->list.count;
    pa_vec_reserve(&o->list, count);
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t middle = from + width < count ? from + width : count;
            size_t to = middle + width < count ? middle + width : count;
            merge_runs(o, strings, from, middle, to);
        }
        memcpy(o->list.items, o->list.items + count, count * sizeof *o->list.items);
    }
}

void pa_order_labels(struct pa_ordered_labels *o, const struct pa_strings *strings,
                     const struct pa_label *label, size_t count)
{
    o->list.count = 0;
    for (size_t i = 0; i < count; i++) {
        struct pa_label l = {.key = label[i].key, .numeric = label[i].numeric};
        l.text = l.numeric ? 0 : label[i].text;
        l.num = l.numeric ? label[i].num : 0;
        l.unit = l.numeric ? label[i].unit : 0;
        if (l.text || l.num || l.unit)
            pa_vec_push(&o->list, l);
    }
    if (!is_sorted(o, strings))
        sort(o, strings);
}
