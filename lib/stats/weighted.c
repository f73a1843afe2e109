// SPDX-License-Identifier: Apache-2.0
#include "stats/weighted.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static bool is_less(const struct pa_weighted *a, const struct pa_weighted *b)
{
    return a->value != b->value ? a->value < b->value : a->weight < b->weight;
}

static void insert_all(struct pa_weighted *items, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct pa_weighted item = items[i];
        size_t at = i;
        for (; at > 0 && is_less(&item, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

// Two sorted halves of `items`, the first of `left` items.
static void merge(struct pa_weighted *items, size_t left, size_t n, struct pa_weighted *scratch)
{
    size_t a = 0, b = left, to = 0;
    if (!is_less(&items[left], &items[left - 1]))
        return; // they are in order
    memcpy(scratch, items, left * sizeof *items);
    while (a < left && b < n)
        items[to++] = is_less(&items[b], &scratch[a]) ? items[b++] : scratch[a++];
    memcpy(&items[to], &scratch[a], (left - a) * sizeof *items);
}

void pa_weighted_sort(struct pa_weighted *items, size_t n, struct pa_weighted *scratch)
{
    enum { BLOCK = 8 };
    for (size_t i = 0; i < n; i += BLOCK)
        insert_all(items + i, n - i < BLOCK ? n - i : BLOCK);
    for (size_t half = BLOCK; half < n; half *= 2) {
        for (size_t i = 0; i + half < n; i += 2 * half)
            merge(items + i, half, n - i < 2 * half ? n - i : 2 * half, scratch);
    }
}

double pa_weighted_quantile(const struct pa_weighted *sorted, size_t n, double q)
{
    double total = 0, seen = 0;
    for (size_t i = 0; i < n; i++)
        total += sorted[i].weight;
    double close = 1e-12 * total;
    for (size_t i = 0; i < n; i++) {
        seen += sorted[i].weight;
        if (fabs(seen - q * total) <= close && i + 1 < n)
            return .5 * (sorted[i].value + sorted[i + 1].value);
        if (seen > q * total)
            return sorted[i].value;
    }
    return n ? sorted[n - 1].value : 0;
}
