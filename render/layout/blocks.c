// SPDX-License-Identifier: Apache-2.0
#include "layout/blocks.h"

#include <stdbool.h>

// One of the four ways: rows from the top or from the bottom, each from the left or from the right.
struct pass {
    const struct pa_layers *layers;
    int32_t gap;
    bool up, mirrored;
    bool *conflict;           // of the links in layers->up: crosses an edge between two dummies
    uint32_t *root, *align;   // block of each element; next element of the block, round
    uint32_t *waiting, *list; // blocks in order, and how many neighbours each still waits for
    int64_t *x;               // of each root
};

static bool is_inner(const struct pa_layers *l, uint32_t v)
{
    return v >= l->node_count && l->up[l->up_start[v]] >= l->node_count;
}

// Links that cross an inner link (between dummies) must not pull it crooked. Between two inner
// links of a row, others have to stay between their upper ends.
static void mark_conflicts(const struct pa_layers *l, bool *conflict)
{
    for (uint32_t row = 1; row < l->rank_count; row++) {
        const uint32_t *order = l->order + l->row_start[row];
        uint32_t size = l->row_start[row + 1] - l->row_start[row], first = 0;
        int64_t left = -1;
        for (uint32_t i = 0; i < size; i++) {
            bool inner = is_inner(l, order[i]);
            if (!inner && i + 1 < size)
                continue;
            int64_t right = inner ? l->pos[l->up[l->up_start[order[i]]]] : UINT32_MAX;
            for (uint32_t k = first; k <= i; k++)
                for (uint32_t e = l->up_start[order[k]]; e < l->up_start[order[k] + 1]; e++)
                    conflict[e] |= !is_inner(l, order[k]) &&
                                   (l->pos[l->up[e]] < left || l->pos[l->up[e]] > right);
            first = i + 1;
            left = right;
        }
    }
}

static bool has_conflict(const struct pass *p, uint32_t upper, uint32_t lower)
{
    const struct pa_layers *l = p->layers;
    uint32_t low = l->up_start[lower], high = l->up_start[lower + 1];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (l->pos[l->up[mid]] < l->pos[upper])
            low = mid + 1;
        else
            high = mid;
    }
    return p->conflict[low];
}

// Aligns v with one of its median neighbours, if that crosses no alignment made before; *last is
// the place of the last neighbour that was taken in the row.
static void align_element(struct pass *p, uint32_t v, int64_t *last)
{
    const struct pa_layers *l = p->layers;
    const uint32_t *start = p->up ? l->up_start : l->down_start;
    const uint32_t *list = (p->up ? l->up : l->down) + start[v];
    uint32_t count = start[v + 1] - start[v];
    for (uint32_t i = 0; i < 2 && count > 0; i++) {
        uint32_t middle = p->mirrored == (i == 0) ? count / 2 : (count - 1) / 2;
        uint32_t u = list[middle];
        int64_t place = p->mirrored ? -(int64_t)l->pos[u] : l->pos[u];
        bool conflict = p->up ? has_conflict(p, u, v) : has_conflict(p, v, u);
        if (p->align[v] != v || conflict || place <= *last)
            continue;
        p->align[u] = v;
        p->root[v] = p->root[u];
        p->align[v] = p->root[v];
        *last = place;
    }
}

static void align_rows(struct pass *p)
{
    const struct pa_layers *l = p->layers;
    for (uint32_t v = 0; v < l->count; v++)
        p->root[v] = p->align[v] = v;
    for (uint32_t r = 1; r < l->rank_count; r++) {
        uint32_t row = p->up ? r : l->rank_count - 1 - r;
        uint32_t size = l->row_start[row + 1] - l->row_start[row];
        int64_t last = INT64_MIN;
        for (uint32_t i = 0; i < size; i++)
            align_element(p, l->order[l->row_start[row] + (p->mirrored ? size - 1 - i : i)], &last);
    }
}

// The neighbour in the row, on the side packed first (-1) or last (1), UINT32_MAX if none.
static uint32_t neighbour(const struct pass *p, uint32_t v, int side)
{
    const struct pa_layers *l = p->layers;
    uint32_t row = l->rank[v], place = l->row_start[row] + l->pos[v];
    bool rightwards = (side > 0) != p->mirrored;
    if (rightwards ? place + 1 == l->row_start[row + 1] : place == l->row_start[row])
        return UINT32_MAX;
    return l->order[rightwards ? place + 1 : place - 1];
}

static int64_t spacing(const struct pass *p, uint32_t before, uint32_t after)
{
    return p->mirrored ? pa_layers_distance(p->layers, after, before, p->gap)
                       : pa_layers_distance(p->layers, before, after, p->gap);
}

// Sorts blocks topologically: each comes after those that it must be right of.
static uint32_t sort_blocks(struct pass *p)
{
    uint32_t blocks = 0;
    for (uint32_t v = 0; v < p->layers->count; v++)
        p->waiting[v] = 0;
    for (uint32_t v = 0; v < p->layers->count; v++)
        p->waiting[p->root[v]] += neighbour(p, v, -1) != UINT32_MAX;
    for (uint32_t v = 0; v < p->layers->count; v++)
        if (p->root[v] == v && p->waiting[v] == 0)
            p->list[blocks++] = v;
    for (uint32_t i = 0; i < blocks; i++) {
        uint32_t v = p->list[i];
        do {
            uint32_t next = neighbour(p, v, 1);
            if (next != UINT32_MAX && --p->waiting[p->root[next]] == 0)
                p->list[blocks++] = p->root[next];
            v = p->align[v];
        } while (v != p->list[i]);
    }
    return blocks;
}

// Returns the x of a block as far to one side as its neighbours allow.
static int64_t press(const struct pass *p, uint32_t root, int side)
{
    int64_t x = side < 0 ? 0 : INT64_MAX;
    uint32_t v = root;
    do {
        uint32_t other = neighbour(p, v, side);
        if (other != UINT32_MAX) {
            int64_t at = p->x[p->root[other]];
            int64_t bound = side < 0 ? at + spacing(p, other, v) : at - spacing(p, v, other);
            x = (side < 0) == (bound > x) ? bound : x;
        }
        v = p->align[v];
    } while (v != root);
    return x == INT64_MAX ? p->x[root] : x;
}

static void pack_blocks(struct pass *p)
{
    uint32_t blocks = sort_blocks(p);
    for (uint32_t i = 0; i < blocks; i++)
        p->x[p->list[i]] = press(p, p->list[i], -1);
    for (uint32_t i = blocks; i-- > 0;)
        p->x[p->list[i]] = press(p, p->list[i], 1);
}

struct extent {
    int64_t low, high;
};

static struct extent run_pass(struct pass *p, int64_t *x)
{
    align_rows(p);
    pack_blocks(p);
    struct extent e = {INT64_MAX, INT64_MIN};
    for (uint32_t v = 0; v < p->layers->count; v++) {
        int64_t at = p->x[p->root[v]];
        x[v] = p->mirrored ? -at : at;
        e.low = x[v] < e.low ? x[v] : e.low;
        e.high = x[v] > e.high ? x[v] : e.high;
    }
    return e;
}

// Returns the mean of the two middle values of four.
static int64_t middle_mean(int64_t a, int64_t b, int64_t c, int64_t d)
{
    int64_t low = a < b ? a : b, high = a < b ? b : a;
    int64_t low2 = c < d ? c : d, high2 = c < d ? d : c;
    int64_t inner = low > low2 ? low : low2, outer = high < high2 ? high : high2;
    return inner + (outer - inner) / 2;
}

void pa_blocks_place(struct pa_arena *scratch, const struct pa_layers *layers, int32_t gap,
                     int64_t *x)
{
    uint32_t n = layers->count, narrowest = 0;
    struct pass p = {.layers = layers, .gap = gap};
    p.conflict = pa_arena_calloc(scratch, layers->up_start[n], sizeof *p.conflict);
    p.root = pa_arena_calloc(scratch, n, sizeof *p.root);
    p.align = pa_arena_calloc(scratch, n, sizeof *p.align);
    p.waiting = pa_arena_calloc(scratch, n, sizeof *p.waiting);
    p.list = pa_arena_calloc(scratch, n, sizeof *p.list);
    p.x = pa_arena_calloc(scratch, n, sizeof *p.x);
    mark_conflicts(layers, p.conflict);
    int64_t *ways[4];
    struct extent extents[4];
    for (uint32_t i = 0; i < 4; i++) {
        p.up = i < 2;
        p.mirrored = i % 2;
        ways[i] = pa_arena_calloc(scratch, n, sizeof *ways[i]);
        extents[i] = run_pass(&p, ways[i]);
        if (extents[i].high - extents[i].low < extents[narrowest].high - extents[narrowest].low)
            narrowest = i;
    }
    for (uint32_t i = 0; i < 4; i++) { // left ones flush left with the narrowest, right ones right
        int64_t by = i % 2 ? extents[narrowest].high - extents[i].high
                           : extents[narrowest].low - extents[i].low;
        for (uint32_t v = 0; v < n; v++)
            ways[i][v] += by;
    }
    for (uint32_t v = 0; v < n; v++)
        x[v] = middle_mean(ways[0][v], ways[1][v], ways[2][v], ways[3][v]);
}
