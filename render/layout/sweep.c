// SPDX-License-Identifier: Apache-2.0
#include "layout/sweep.h"

#include <stdlib.h>
#include <string.h>

static uint32_t row_size(const struct pa_layers *l, uint32_t row)
{
    return l->row_start[row + 1] - l->row_start[row];
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

// Sorts one list of neighbours by place. It is sorted already more often than not, or nearly.
static void sort_list(struct pa_sweep *s, uint32_t *list, uint32_t count)
{
    const uint32_t *pos = s->layers->pos;
    uint32_t i = 1;
    while (i < count && pos[list[i - 1]] < pos[list[i]])
        i++;
    if (i >= count)
        return;
    for (uint32_t k = 0; k < count; k++)
        s->keys[k] = (struct pa_sweep_key){pos[list[k]], 0, list[k]};
    sort_keys(s->keys, count);
    for (uint32_t k = 0; k < count; k++)
        list[k] = s->keys[k].element;
}

// Only nodes have lists to sort: a dummy has one neighbour above and one below.
void pa_sweep_sort_lists(struct pa_sweep *s, uint32_t row, bool up)
{
    struct pa_layers *l = s->layers;
    if (up ? row == 0 : row + 1 == l->rank_count)
        return;
    const uint32_t *start = up ? l->up_start : l->down_start;
    uint32_t *list = up ? l->up : l->down;
    for (uint32_t i = s->node_start[row]; i < s->node_start[row + 1]; i++) {
        uint32_t v = s->nodes[i];
        sort_list(s, list + start[v], start[v + 1] - start[v]);
    }
    s->spent += row_size(l, up ? row - 1 : row + 1) + s->links[up ? row - 1 : row];
}

// Returns the number of crossings between `row` and the next: inversions, counted with a Fenwick
// tree.
static uint64_t count_row(struct pa_sweep *s, uint32_t row)
{
    struct pa_layers *l = s->layers;
    uint32_t size = row_size(l, row + 1), seen = 0;
    uint64_t crossings = 0;
    pa_sweep_sort_lists(s, row, false);
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

// Elements without neighbours on that side stay where they are. `flip` puts equals the other way.
static void sort_row(struct pa_sweep *s, uint32_t row, bool up, bool flip)
{
    struct pa_layers *l = s->layers;
    const uint32_t *start = up ? l->up_start : l->down_start;
    const uint32_t *list = up ? l->up : l->down;
    uint32_t *order = l->order + l->row_start[row];
    uint32_t size = row_size(l, row), count = 0;
    pa_sweep_sort_lists(s, row, up);
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
    pa_sweep_exchange(s, flip);
}

// The nodes of each row, whatever their order, and the links below each row.
static void list_nodes(struct pa_sweep *s)
{
    const struct pa_layers *l = s->layers;
    for (uint32_t v = 0; v < l->count; v++)
        s->links[l->rank[v]] += l->down_start[v + 1] - l->down_start[v];
    for (uint32_t v = 0; v < l->node_count; v++)
        s->node_start[l->rank[v]]++;
    for (uint32_t r = 0; r < l->rank_count; r++)
        s->node_start[r + 1] += s->node_start[r];
    for (uint32_t v = l->node_count; v-- > 0;)
        s->nodes[--s->node_start[l->rank[v]]] = v;
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
    s.nodes = pa_arena_calloc(scratch, layers->node_count, sizeof *s.nodes);
    s.node_start = pa_arena_calloc(scratch, (size_t)layers->rank_count + 1, sizeof *s.node_start);
    s.links = pa_arena_calloc(scratch, layers->rank_count, sizeof *s.links);
    s.changed = pa_arena_calloc(scratch, layers->count, sizeof *s.changed);
    s.row_changed = pa_arena_calloc(scratch, layers->rank_count, sizeof *s.row_changed);
    s.visited = pa_arena_calloc(scratch, layers->rank_count, sizeof *s.visited);
    list_nodes(&s);
    return s;
}

void pa_sweep_finish(struct pa_sweep *s)
{
    for (uint32_t row = 0; row < s->layers->rank_count; row++) {
        pa_sweep_sort_lists(s, row, true);
        pa_sweep_sort_lists(s, row, false);
    }
}
