// SPDX-License-Identifier: Apache-2.0
#include "layout/order.h"

#include "layout/sweep.h"

#include <string.h>

enum {
    STARTS = 24,
    SWEEPS = 24,  // at most, for each start
    PATIENCE = 4, // sweeps without a gain
};

// What all starts together may cost, in links visited.
static const uint64_t BUDGET = 5 * 1000 * 1000;

static uint32_t row_size(const struct pa_layers *l, uint32_t row)
{
    return l->row_start[row + 1] - l->row_start[row];
}

// Marsaglia's xorshift64.
static uint32_t next_random(uint64_t *state, uint32_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)((*state >> 32) * below >> 32);
}

static void save(const struct pa_layers *l, uint32_t *copy)
{
    memcpy(copy, l->order, l->count * sizeof *copy);
}

static void restore(struct pa_layers *l, const uint32_t *copy)
{
    memcpy(l->order, copy, l->count * sizeof *copy);
    for (uint32_t i = 0; i < l->count; i++)
        l->pos[l->order[i]] = i - l->row_start[l->rank[l->order[i]]];
}

// Elements in the order a depth-first search meets them, from the top row or from the bottom row.
static void start_depth_first(struct pa_arena *scratch, struct pa_layers *l, bool down)
{
    const uint32_t *start = down ? l->down_start : l->up_start;
    const uint32_t *list = down ? l->down : l->up;
    const uint32_t *back = down ? l->up_start : l->down_start;
    uint32_t *stack = pa_arena_calloc(scratch, l->count, sizeof *stack);
    uint32_t *cursor = pa_arena_calloc(scratch, l->count, sizeof *cursor);
    uint32_t *filled = pa_arena_calloc(scratch, l->rank_count, sizeof *filled);
    bool *seen = pa_arena_calloc(scratch, l->count, sizeof *seen);
    for (uint32_t root = 0; root < l->count; root++) {
        if (back[root] != back[root + 1])
            continue;
        uint32_t depth = 0;
        stack[depth++] = root;
        seen[root] = true;
        l->pos[root] = filled[l->rank[root]]++;
        while (depth > 0) {
            uint32_t v = stack[depth - 1];
            if (start[v] + cursor[v] == start[v + 1]) {
                depth--;
                continue;
            }
            uint32_t w = list[start[v] + cursor[v]++];
            if (seen[w])
                continue;
            seen[w] = true;
            l->pos[w] = filled[l->rank[w]]++;
            stack[depth++] = w;
        }
    }
    for (uint32_t v = 0; v < l->count; v++)
        l->order[l->row_start[l->rank[v]] + l->pos[v]] = v;
}

// Moves some elements of some rows somewhere else.
static void disturb(struct pa_layers *l, uint64_t *random)
{
    uint32_t moves = 1 + l->count / 16;
    for (uint32_t i = 0; i < moves; i++) {
        uint32_t v = next_random(random, l->count);
        uint32_t row = l->rank[v], size = row_size(l, row);
        uint32_t *order = l->order + l->row_start[row];
        uint32_t to = next_random(random, size), w = order[to];
        order[l->pos[v]] = w;
        order[to] = v;
        l->pos[w] = l->pos[v];
        l->pos[v] = to;
    }
}

// Sweeps from the present order; leaves the best one found in `best` if it beats `least`.
static uint64_t descend(struct pa_sweep *s, uint32_t *best, uint64_t least)
{
    uint64_t local = UINT64_MAX;
    int idle = 0;
    for (int number = 0; number < SWEEPS && idle < PATIENCE; number++) {
        pa_sweep_run(s, number);
        uint64_t now = pa_sweep_count(s);
        if (now < least) {
            least = now;
            save(s->layers, best);
        }
        idle = now < local ? 0 : idle + 1;
        local = now < local ? now : local;
        if (least == 0)
            break;
    }
    return least;
}

uint64_t pa_order_crossings(struct pa_arena *scratch, struct pa_layers *layers)
{
    struct pa_sweep s = pa_sweep_new(scratch, layers);
    return pa_sweep_count(&s);
}

uint64_t pa_order_improve(struct pa_arena *scratch, struct pa_layers *layers)
{
    struct pa_sweep s = pa_sweep_new(scratch, layers);
    uint32_t *best = pa_arena_calloc(scratch, layers->count, sizeof *best);
    uint64_t least = UINT64_MAX, random = 0x9E3779B97F4A7C15;
    for (int start = 0; start < STARTS && least > 0; start++) {
        if (start < 2) {
            start_depth_first(scratch, layers, start == 0);
        } else {
            restore(layers, best);
            disturb(layers, &random);
        }
        least = descend(&s, best, least);
        if (s.spent > BUDGET)
            break;
    }
    restore(layers, best);
    pa_sweep_finish(&s);
    return least;
}
