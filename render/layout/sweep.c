// SPDX-License-Identifier: Apache-2.0
#include "layout/sweep.h"

#include <stdlib.h>
#include <string.h>

enum { EXCHANGES = 30 }; // passes over all rows

static uint32_t row_size(const struct pa_layers *l, uint32_t row)
{
    return l->row_start[row + 1] - l->row_start[row];
}

// Sorts by place the `up` lists of `row` (its row above read from left to right), or `down` lists.
static void sort_neighbours(struct pa_sweep *s, uint32_t row, bool up)
{
    struct pa_layers *l = s->layers;
    if (up ? row == 0 : row + 1 == l->rank_count)
        return;
    uint32_t other = up ? row - 1 : row + 1;
    const uint32_t *start = up ? l->up_start : l->down_start;
    const uint32_t *back_start = up ? l->down_start : l->up_start;
    const uint32_t *back = up ? l->down : l->up;
    uint32_t *list = up ? l->up : l->down;
    for (uint32_t i = l->row_start[row]; i < l->row_start[row + 1]; i++)
        s->fill[l->order[i]] = start[l->order[i]];
    for (uint32_t i = l->row_start[other]; i < l->row_start[other + 1]; i++) {
        uint32_t v = l->order[i];
        for (uint32_t k = back_start[v]; k < back_start[v + 1]; k++)
            list[s->fill[back[k]]++] = v;
        s->spent += 1 + back_start[v + 1] - back_start[v];
    }
}

// Links between `row` and the next one: inversions, counted with a Fenwick tree.
static uint64_t count_row(struct pa_sweep *s, uint32_t row)
{
    struct pa_layers *l = s->layers;
    uint32_t size = row_size(l, row + 1), seen = 0;
    uint64_t crossings = 0;
    sort_neighbours(s, row, false);
    memset(s->tree, 0, ((size_t)size + 1) * sizeof *s->tree);
    for (uint32_t i = l->row_start[row]; i < l->row_start[row + 1]; i++) {
        uint32_t v = l->order[i];
        for (uint32_t k = l->down_start[v]; k < l->down_start[v + 1]; k++) {
            uint32_t not_right = 0;
            for (uint32_t p = l->pos[l->down[k]] + 1; p > 0; p -= p & (0 - p))
                not_right += s->tree[p];
            crossings += seen - not_right;
            for (uint32_t p = l->pos[l->down[k]] + 1; p <= size; p += p & (0 - p))
                s->tree[p]++;
            seen++;
        }
    }
    return crossings;
}

uint64_t pa_sweep_count(struct pa_sweep *s)
{
    uint64_t crossings = 0;
    for (uint32_t row = 0; row + 1 < s->layers->rank_count; row++)
        crossings += count_row(s, row);
    return crossings;
}

// Gansner et al., figure 3-2; places are scaled so that the interpolation stays in whole numbers.
static int64_t median(const struct pa_layers *l, const uint32_t *list, uint32_t count)
{
    const int64_t scale = 1 << 16;
    uint32_t m = count / 2;
    if (count == 0)
        return -1;
    if (count % 2 == 1)
        return scale * l->pos[list[m]];
    int64_t low = l->pos[list[m - 1]], high = l->pos[list[m]];
    if (count == 2)
        return scale * (low + high) / 2;
    int64_t left = low - l->pos[list[0]], right = l->pos[list[count - 1]] - high;
    if (left + right == 0)
        return scale * (low + high) / 2;
    return scale * (low * right + high * left) / (left + right);
}

static int compare_keys(const void *left, const void *right)
{
    const struct pa_sweep_key *a = left, *b = right;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return (a->pos > b->pos) - (a->pos < b->pos);
}

static void sort_keys(struct pa_sweep_key *keys, uint32_t count)
{
    if (count > 16) {
        qsort(keys, count, sizeof *keys, compare_keys);
        return;
    }
    for (uint32_t i = 1; i < count; i++) {
        struct pa_sweep_key key = keys[i];
        uint32_t j = i;
        for (; j > 0 && compare_keys(&keys[j - 1], &key) > 0; j--)
            keys[j] = keys[j - 1];
        keys[j] = key;
    }
}

// Elements without neighbours on that side stay where they are. `flip` puts equals the other way.
static void sort_row(struct pa_sweep *s, uint32_t row, bool up, bool flip)
{
    struct pa_layers *l = s->layers;
    const uint32_t *start = up ? l->up_start : l->down_start;
    const uint32_t *list = up ? l->up : l->down;
    uint32_t *order = l->order + l->row_start[row];
    uint32_t size = row_size(l, row), count = 0;
    sort_neighbours(s, row, up);
    for (uint32_t i = 0; i < size; i++) {
        uint32_t v = order[i];
        int64_t value = median(l, list + start[v], start[v + 1] - start[v]);
        if (value < 0)
            continue;
        s->slots[count] = i;
        s->keys[count++] = (struct pa_sweep_key){value, flip ? size - i : i, v};
    }
    sort_keys(s->keys, count);
    for (uint32_t i = 0; i < count; i++) {
        order[s->slots[i]] = s->keys[i].element;
        l->pos[s->keys[i].element] = s->slots[i];
    }
    s->spent += size;
}

// Crossings of the links of `a` with those of `b` when a is left of b, less those when it is right.
static int64_t compare_lists(const struct pa_layers *l, const uint32_t *a, uint32_t a_count,
                             const uint32_t *b, uint32_t b_count)
{
    int64_t gain = 0;
    uint32_t below = 0, upto = 0; // links of b left of the one of a, or not right of it
    for (uint32_t i = 0; i < a_count; i++) {
        uint32_t p = l->pos[a[i]];
        while (below < b_count && l->pos[b[below]] < p)
            below++;
        while (upto < b_count && l->pos[b[upto]] <= p)
            upto++;
        gain += (int64_t)below - (int64_t)(b_count - upto);
    }
    return gain;
}

static uint32_t links(const struct pa_layers *l, uint32_t v)
{
    return l->up_start[v + 1] - l->up_start[v] + l->down_start[v + 1] - l->down_start[v];
}

static int64_t exchange_gain(const struct pa_layers *l, uint32_t a, uint32_t b)
{
    return compare_lists(l, l->up + l->up_start[a], l->up_start[a + 1] - l->up_start[a],
                         l->up + l->up_start[b], l->up_start[b + 1] - l->up_start[b]) +
           compare_lists(l, l->down + l->down_start[a], l->down_start[a + 1] - l->down_start[a],
                         l->down + l->down_start[b], l->down_start[b + 1] - l->down_start[b]);
}

static uint64_t exchange_row(struct pa_sweep *s, uint32_t row, bool equals)
{
    struct pa_layers *l = s->layers;
    uint32_t *order = l->order + l->row_start[row];
    uint32_t size = row_size(l, row);
    uint64_t gained = 0;
    sort_neighbours(s, row, true);
    sort_neighbours(s, row, false);
    for (uint32_t i = 0; i + 1 < size; i++) {
        uint32_t a = order[i], b = order[i + 1];
        int64_t gain = exchange_gain(l, a, b);
        s->spent += links(l, a) + links(l, b);
        if (gain < 0 || (gain == 0 && !equals))
            continue;
        order[i] = b;
        order[i + 1] = a;
        l->pos[b] = i;
        l->pos[a] = i + 1;
        gained += (uint64_t)gain;
    }
    return gained;
}

// Returns how many crossings went away.
static uint64_t exchange(struct pa_sweep *s, bool equals)
{
    uint64_t total = 0;
    for (int pass = 0; pass < EXCHANGES; pass++) {
        uint64_t gained = 0;
        for (uint32_t row = 0; row < s->layers->rank_count; row++)
            gained += exchange_row(s, row, equals && pass == 0);
        total += gained;
        if (gained == 0)
            break;
    }
    return total;
}

void pa_sweep_run(struct pa_sweep *s, int number)
{
    uint32_t rows = s->layers->rank_count;
    bool flip = number % 4 >= 2;
    if (number % 2 == 0)
        for (uint32_t row = 1; row < rows; row++)
            sort_row(s, row, true, flip);
    else
        for (uint32_t row = rows - 1; row-- > 0;)
            sort_row(s, row, false, flip);
    exchange(s, flip);
}

struct pa_sweep pa_sweep_new(struct pa_arena *scratch, struct pa_layers *layers)
{
    struct pa_sweep s = {.layers = layers};
    uint32_t widest = 0;
    for (uint32_t r = 0; r < layers->rank_count; r++)
        widest = row_size(layers, r) > widest ? row_size(layers, r) : widest;
    s.keys = pa_arena_calloc(scratch, widest, sizeof *s.keys);
    s.slots = pa_arena_calloc(scratch, widest, sizeof *s.slots);
    s.tree = pa_arena_calloc(scratch, (size_t)widest + 1, sizeof *s.tree);
    s.fill = pa_arena_calloc(scratch, layers->count, sizeof *s.fill);
    return s;
}

void pa_sweep_finish(struct pa_sweep *s)
{
    for (uint32_t row = 0; row < s->layers->rank_count; row++) {
        sort_neighbours(s, row, true);
        sort_neighbours(s, row, false);
    }
}
