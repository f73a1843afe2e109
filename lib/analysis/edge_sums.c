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

// Of a table that begins; one that was too small leaves its memory behind.
static unsigned first_bits(uint32_t expected)
{
    enum { LEAST = 8, MOST = 16 };
    unsigned bits = LEAST;
    while (bits < MOST && expected > ((uint32_t)1 << bits) / 2)
        bits++;
    return bits;
}

// Slots that may be in use.
static size_t most_used(const struct pa_edge_sums *s)
{
    return ((size_t)3 << s->bits) / 4;
}

static void grow(struct pa_edge_sums *s)
{
    struct pa_edge_sum *slots = s->slots;
    int64_t *divisors = s->divisors;
    s->bits = slots ? s->bits + 1 : first_bits(s->expected);
    s->slots = pa_xcalloc((size_t)1 << s->bits, sizeof *s->slots);
    s->divisors = s->means ? pa_xcalloc((size_t)1 << s->bits, sizeof *s->divisors) : NULL;
    for (size_t i = 0; i < s->order.count; i++) {
        uint32_t from = s->order.items[i], to = find(s, slots[from].key);
        s->slots[to] = slots[from];
        if (s->means)
            s->divisors[to] = divisors[from];
        s->order.items[i] = to;
    }
    pa_vec_reserve(&s->order,
                   most_used(s) - s->order.count); // not to be moved before the next time
    free(slots);
    free(divisors);
}

void pa_edge_sums_settle(struct pa_edge_sums *s)
{
    if (s->waiting_count == 0)
        return;
    if (!s->slots || s->order.count + s->waiting_count > most_used(s))
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

// Where an edge is in a table, NULL if it is not there.
static const struct pa_edge_sum *look_up(const struct pa_edge_sums *s, uint64_t key)
{
    const struct pa_edge_sum *sum = s->slots ? &s->slots[find(s, key)] : NULL;
    return sum && sum->key ? sum : NULL;
}

// Edges as they were met, one share of the samples after the other.
struct giving {
    const struct pa_edge_sums *const *sums;
    uint32_t count, share;
};

// Asks for the memory that edges further on will need.
static void prefetch(const struct giving *g, size_t edge)
{
    enum { AHEAD = 8 };
    const struct pa_edge_sums *s = g->sums[g->share];
    if (edge + 2 * AHEAD >= s->order.count)
        return;
    __builtin_prefetch(&s->slots[s->order.items[edge + 2 * AHEAD]]);
    uint64_t key = s->slots[s->order.items[edge + AHEAD]].key;
    for (uint32_t i = 0; i < g->count; i++) {
        if (i != g->share && g->sums[i]->slots)
            __builtin_prefetch(&g->sums[i]->slots[first_slot(g->sums[i], key)]);
    }
}

// Adds up what the tables have of an edge; false if one of an earlier share has it.
static bool add_up(const struct giving *g, uint64_t key, struct pa_graph_edge *edge)
{
    *edge = (struct pa_graph_edge){.source = (uint32_t)((key & ~FLAGS) >> 28),
                                   .target = (uint32_t)(key & ((1 << 28) - 1))};
    for (uint32_t i = 0; i < g->count; i++) {
        const struct pa_edge_sum *sum = look_up(g->sums[i], key);
        if (sum && i < g->share)
            return false;
        if (!sum)
            continue;
        key |= sum->key;
        edge->weight += sum->weight;
        edge->weight_divisor +=
            g->sums[i]->means ? g->sums[i]->divisors[sum - g->sums[i]->slots] : 0;
    }
    edge->residual = key & PA_EDGE_RESIDUAL;
    edge->inlined = !(key & PA_EDGE_CALLED);
    return true;
}

// No table grows by the others' edges: to look them up takes less memory.
void pa_edge_sums_give(const struct pa_edge_sums *const *sums, uint32_t count,
                       struct pa_graph *graph, int64_t least)
{
    struct giving g = {sums, count, 0};
    size_t most = 0; // room without an edge costs no memory
    for (uint32_t i = 0; i < count && least == 0; i++)
        most += sums[i]->order.count;
    pa_vec_reserve(&graph->edges, most);
    for (; g.share < count; g.share++) {
        const struct pa_edge_sums *s = sums[g.share];
        for (size_t i = 0; i < s->order.count; i++) {
            struct pa_graph_edge edge;
            prefetch(&g, i);
            if (add_up(&g, s->slots[s->order.items[i]].key, &edge) &&
                pa_magnitude(edge.weight) >= least)
                pa_vec_push(&graph->edges, edge);
        }
    }
}

void pa_edge_sums_release(struct pa_edge_sums *s)
{
    free(s->slots);
    free(s->divisors);
    pa_vec_release(&s->order);
}
