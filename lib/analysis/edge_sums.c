// SPDX-License-Identifier: Apache-2.0
#include "analysis/edge_sums.h"

#include "base/memory.h"
#include "base/number.h"

#include <stdlib.h>

static const uint64_t FLAGS = PA_EDGE_RESIDUAL | PA_EDGE_CALLED;

// Multiplicative hashing (Knuth, TAOCP 3, 6.4): the upper bits depend on all of the key.
static uint32_t first_slot(const struct pa_edge_sums *s, uint64_t key)
{
    return (uint32_t)((key & ~FLAGS) * UINT64_C(0x9e3779b97f4a7c15) >> (64 - s->bits));
}

// The slot of an edge, or the free one where it belongs.
static uint32_t find(const struct pa_edge_sums *s, uint64_t key)
{
    uint32_t slot = first_slot(s, key), mask = ((uint32_t)1 << s->bits) - 1;
    while (s->slots[slot].key && (s->slots[slot].key ^ key) & ~FLAGS)
        slot = (slot + 1) & mask;
    return slot;
}

static void grow(struct pa_edge_sums *s)
{
    struct pa_edge_sum *slots = s->slots;
    int64_t *divisors = s->divisors;
    s->bits = slots ? s->bits + 1 : 8;
    s->slots = pa_xcalloc((size_t)1 << s->bits, sizeof *s->slots);
    s->divisors = s->means ? pa_xcalloc((size_t)1 << s->bits, sizeof *s->divisors) : NULL;
    for (size_t i = 0; i < s->order.count; i++) {
        uint32_t from = s->order.items[i], to = find(s, slots[from].key);
        s->slots[to] = slots[from];
        if (s->means)
            s->divisors[to] = divisors[from];
        s->order.items[i] = to;
    }
    free(slots);
    free(divisors);
}

void pa_edge_sums_settle(struct pa_edge_sums *s)
{
    if (s->waiting_count == 0)
        return;
    if (!s->slots || s->order.count + s->waiting_count > ((size_t)3 << s->bits) / 4)
        grow(s);
    for (uint32_t i = 0; i < s->waiting_count; i++)
        __builtin_prefetch(&s->slots[first_slot(s, s->waiting[i].key)], 1);
    for (uint32_t i = 0; i < s->waiting_count; i++) {
        uint32_t slot = find(s, s->waiting[i].key);
        struct pa_edge_sum *sum = &s->slots[slot];
        if (!sum->key)
            pa_vec_push(&s->order, slot);
        sum->key |= s->waiting[i].key;
        sum->weight += s->waiting[i].weight;
        if (s->means)
            s->divisors[slot] += s->waiting_divisors[i];
    }
    s->waiting_count = 0;
}

void pa_edge_sums_merge(struct pa_edge_sums *s, const struct pa_edge_sums *from)
{
    for (size_t i = 0; i < from->order.count; i++) {
        uint32_t slot = from->order.items[i];
        const struct pa_edge_sum *sum = &from->slots[slot];
        pa_edge_sums_add(s, sum->key, sum->weight, from->means ? from->divisors[slot] : 0, true);
    }
    pa_edge_sums_settle(s);
}

void pa_edge_sums_give(const struct pa_edge_sums *s, struct pa_graph *g, int64_t least)
{
    if (least == 0)
        pa_vec_reserve(&g->edges, s->order.count);
    for (size_t i = 0; i < s->order.count; i++) {
        uint32_t slot = s->order.items[i];
        uint64_t key = s->slots[slot].key;
        if (pa_magnitude(s->slots[slot].weight) < least)
            continue;
        pa_vec_push(&g->edges, (struct pa_graph_edge){
                                   .source = (uint32_t)((key & ~FLAGS) >> 28),
                                   .target = (uint32_t)(key & ((1 << 28) - 1)),
                                   .weight = s->slots[slot].weight,
                                   .weight_divisor = s->means ? s->divisors[slot] : 0,
                                   .residual = key & PA_EDGE_RESIDUAL,
                                   .inlined = !(key & PA_EDGE_CALLED),
                               });
    }
}

void pa_edge_sums_release(struct pa_edge_sums *s)
{
    free(s->slots);
    free(s->divisors);
    pa_vec_release(&s->order);
}
