// SPDX-License-Identifier: Apache-2.0
#include "report/label_groups.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void pa_label_groups_init(struct pa_label_groups *groups, const struct pa_sample *s, bool numeric)
{
    PA_VEC(uint64_t) order = {0}; // key, place in the sample
    *groups = (struct pa_label_groups){0};
    for (uint32_t i = 0; i < s->label_count; i++) {
        if (s->label[i].numeric == numeric)
            pa_vec_push(&order, (uint64_t)s->label[i].key << 32 | i);
    }
    if (order.count > 1)
        qsort(order.items, order.count, sizeof *order.items, compare);
    for (size_t i = 0; i < order.count; i++)
        pa_vec_push(&groups->labels, s->label[(uint32_t)order.items[i]]);
    pa_vec_release(&order);
}

void pa_label_groups_release(struct pa_label_groups *groups)
{
    pa_vec_release(&groups->labels);
}

size_t pa_label_group_end(const struct pa_label_groups *groups, size_t from)
{
    size_t end = from + 1;
    while (end < groups->labels.count &&
           groups->labels.items[end].key == groups->labels.items[from].key)
        end++;
    return end;
}
