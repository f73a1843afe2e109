// SPDX-License-Identifier: Apache-2.0
#include "layout/sweep.h"

enum { EXCHANGES = 30 }; // passes over all rows

struct list {
    const uint32_t *elements; // by place
    uint32_t count;
};

static struct list above(const struct pa_layers *l, uint32_t v)
{
    return (struct list){l->up + l->up_start[v], l->up_start[v + 1] - l->up_start[v]};
}

static struct list below(const struct pa_layers *l, uint32_t v)
{
    return (struct list){l->down + l->down_start[v], l->down_start[v + 1] - l->down_start[v]};
}

// Returns the number of crossings between the links of `a` and of `b` when a is left of b, less
// that when it is right of b.
static int64_t compare_lists(const uint32_t *pos, struct list a, struct list b)
{
    int64_t gain = 0;
    uint32_t left = 0, upto = 0; // links of b left of the one of a, or not right of it
    if (a.count == 1 && b.count == 1) {
        uint32_t p = pos[a.elements[0]], q = pos[b.elements[0]];
        return (int64_t)(p > q) - (int64_t)(p < q);
    }
    for (uint32_t i = 0; i < a.count; i++) {
        uint32_t p = pos[a.elements[i]];
        while (left < b.count && pos[b.elements[left]] < p)
            left++;
        while (upto < b.count && pos[b.elements[upto]] <= p)
            upto++;
        gain += (int64_t)left - (int64_t)(b.count - upto);
    }
    return gain;
}

static int64_t exchange_gain(const struct pa_layers *l, uint32_t a, uint32_t b)
{
    return compare_lists(l->pos, above(l, a), above(l, b)) +
           compare_lists(l->pos, below(l, a), below(l, b));
}

// The gain of a pair in a row beside this one is another now only if one of the two is a neighbour
// of `a` and the other one of `b`: so it is enough to mark those of one of them.
static void mark_neighbours(struct pa_sweep *s, struct list a, struct list b)
{
    const struct list *fewer = a.count < b.count ? &a : &b;
    for (uint32_t i = 0; i < fewer->count; i++) {
        s->changed[fewer->elements[i]] = s->visit;
        s->row_changed[s->layers->rank[fewer->elements[i]]] = s->visit;
    }
}

static void exchange_pair(struct pa_sweep *s, uint32_t row, uint32_t *pair)
{
    struct pa_layers *l = s->layers;
    uint32_t a = pair[0], b = pair[1];
    pair[0] = b;
    pair[1] = a;
    l->pos[a]++;
    l->pos[b]--;
    s->changed[a] = s->changed[b] = s->row_changed[row] = s->visit;
    mark_neighbours(s, above(l, a), above(l, b));
    mark_neighbours(s, below(l, a), below(l, b));
}

// Looks at the pairs whose gain may have changed since visit `since`. Returns how many crossings
// went away.
static uint64_t exchange_row(struct pa_sweep *s, uint32_t row, uint64_t since, bool equals)
{
    const struct pa_layers *l = s->layers;
    uint32_t *order = l->order + l->row_start[row];
    uint32_t size = l->row_start[row + 1] - l->row_start[row];
    uint64_t gained = 0;
    pa_sweep_sort_lists(s, row, true);
    pa_sweep_sort_lists(s, row, false);
    for (uint32_t i = 0; i + 1 < size; i++) {
        if (s->changed[order[i]] < since && s->changed[order[i + 1]] < since)
            continue;
        int64_t gain = exchange_gain(l, order[i], order[i + 1]);
        if (gain < 0 || (gain == 0 && !equals))
            continue;
        exchange_pair(s, row, order + i);
        gained += (uint64_t)gain;
    }
    return gained;
}

static uint64_t visit_row(struct pa_sweep *s, uint32_t row, bool first, bool equals)
{
    uint64_t since = first ? 0 : s->visited[row];
    s->spent += 2 * ((row > 0 ? s->links[row - 1] : 0) + s->links[row]);
    s->visited[row] = ++s->visit;
    return s->row_changed[row] < since ? 0 : exchange_row(s, row, since, equals);
}

void pa_sweep_exchange(struct pa_sweep *s, bool equals)
{
    uint64_t gained = 1;
    for (int pass = 0; pass < EXCHANGES && gained > 0; pass++) {
        gained = 0;
        for (uint32_t row = 0; row < s->layers->rank_count; row++)
            gained += visit_row(s, row, pass == 0, equals && pass == 0);
    }
}
