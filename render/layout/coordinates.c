// SPDX-License-Identifier: Apache-2.0
#include "layout/coordinates.h"

#include "layout/blocks.h"
#include "layout/simplex.h"

#include <stdlib.h>

// With more elements the exact minimum takes seconds, and pa_blocks_place() is used.
enum { SIMPLEX_ELEMENTS = 12000 };

struct builder {
    const struct pa_dag *dag;
    const struct pa_layers *layers;
    struct pa_simplex_term *terms;
    uint32_t count, links; // terms 0 .. links-1 are the links
    int32_t gap;
};

static bool is_dummy(const struct pa_layers *l, uint32_t element)
{
    return element >= l->node_count;
}

static void add_links(struct builder *b)
{
    static const int64_t STRAIGHT[] = {1, 2, 8};
    const struct pa_layers *l = b->layers;
    for (uint32_t i = 0; i < b->dag->arc_count; i++) {
        uint32_t span = pa_layers_span(l, b->dag, i);
        for (uint32_t step = 0; step < span; step++) {
            uint32_t from = pa_layers_step(l, b->dag, i, step);
            uint32_t to = pa_layers_step(l, b->dag, i, step + 1);
            int64_t weight = b->dag->arcs[i].weight * STRAIGHT[is_dummy(l, from) + is_dummy(l, to)];
            b->terms[b->count++] =
                (struct pa_simplex_term){.from = from, .to = to, .up = weight, .down = weight};
        }
    }
    b->links = b->count;
}

static void add_neighbours(struct builder *b)
{
    const struct pa_layers *l = b->layers;
    for (uint32_t r = 0; r < l->rank_count; r++)
        for (uint32_t i = l->row_start[r] + 1; i < l->row_start[r + 1]; i++)
            b->terms[b->count++] = (struct pa_simplex_term){
                .from = l->order[i - 1],
                .to = l->order[i],
                .length = pa_layers_distance(l, l->order[i - 1], l->order[i], b->gap),
                .down = PA_SIMPLEX_HARD,
            };
}

struct pull {
    int64_t x, weight;
};

static int compare_pulls(const void *left, const void *right)
{
    const struct pull *a = left, *b = right;
    return (a->x > b->x) - (a->x < b->x);
}

// Returns the middle of the interval of x at which the links of one element cost least.
static int64_t middle(struct pull *pulls, uint32_t count)
{
    int64_t total = 0, sum = 0;
    qsort(pulls, count, sizeof *pulls, compare_pulls);
    for (uint32_t i = 0; i < count; i++)
        total += pulls[i].weight;
    for (uint32_t i = 0; i < count; i++) {
        sum += pulls[i].weight;
        if (2 * sum > total)
            return pulls[i].x;
        if (2 * sum == total)
            return pulls[i].x + (pulls[i + 1].x - pulls[i].x) / 2;
    }
    return 0;
}

struct centring {
    uint32_t *start, *terms; // links of each element
    struct pull *pulls;
};

static struct centring index_links(struct pa_arena *scratch, const struct builder *b)
{
    uint32_t count = b->layers->count, most = 0;
    struct centring c = {
        .start = pa_arena_calloc(scratch, (size_t)count + 1, sizeof *c.start),
        .terms = pa_arena_calloc(scratch, 2 * (size_t)b->links, sizeof *c.terms),
    };
    for (uint32_t i = 0; i < b->links; i++) {
        c.start[b->terms[i].from]++;
        c.start[b->terms[i].to]++;
    }
    for (uint32_t v = 0; v < count; v++) {
        most = c.start[v] > most ? c.start[v] : most;
        c.start[v + 1] += c.start[v];
    }
    for (uint32_t i = b->links; i-- > 0;) {
        c.terms[--c.start[b->terms[i].from]] = i;
        c.terms[--c.start[b->terms[i].to]] = i;
    }
    c.pulls = pa_arena_calloc(scratch, most, sizeof *c.pulls);
    return c;
}

// Whether edges fork or meet at the element. Others stay: on a chain one slanted link looks better
// than several.
static bool is_fork(const struct pa_layers *l, uint32_t v)
{
    return l->up_start[v + 1] - l->up_start[v] > 1 || l->down_start[v + 1] - l->down_start[v] > 1;
}

static void centre_element(const struct builder *b, const struct centring *c, uint32_t v,
                           int64_t *x)
{
    const struct pa_layers *l = b->layers;
    uint32_t count = 0, row = l->rank[v], place = l->row_start[row] + l->pos[v];
    if (!is_fork(l, v))
        return;
    for (uint32_t i = c->start[v]; i < c->start[v + 1]; i++) {
        const struct pa_simplex_term *t = &b->terms[c->terms[i]];
        c->pulls[count++] = (struct pull){x[t->from == v ? t->to : t->from], t->up};
    }
    int64_t target = middle(c->pulls, count);
    if (place > l->row_start[row]) {
        uint32_t other = l->order[place - 1];
        int64_t least = x[other] + pa_layers_distance(l, other, v, b->gap);
        target = target < least ? least : target;
    }
    if (place + 1 < l->row_start[row + 1]) {
        uint32_t other = l->order[place + 1];
        int64_t most = x[other] - pa_layers_distance(l, v, other, b->gap);
        target = target > most ? most : target;
    }
    x[v] = target;
}

static void centre(struct pa_arena *scratch, const struct builder *b, int64_t *x)
{
    enum { ROUNDS = 4 };
    struct centring c = index_links(scratch, b);
    for (int round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < b->layers->count; i++)
            centre_element(b, &c, b->layers->order[round % 2 ? b->layers->count - 1 - i : i], x);
}

static int64_t *solve_x(struct pa_arena *scratch, const struct pa_dag *dag,
                        const struct pa_layers *layers, int32_t gap)
{
    int64_t *x = pa_arena_calloc(scratch, layers->count, sizeof *x);
    if (layers->count > SIMPLEX_ELEMENTS) {
        pa_blocks_place(scratch, layers, gap, x);
        return x;
    }
    size_t links = layers->count - dag->node_count + dag->arc_count;
    struct builder b = {.dag = dag, .layers = layers, .gap = gap};
    b.terms = pa_arena_calloc(scratch, links + layers->count, sizeof *b.terms);
    add_links(&b);
    add_neighbours(&b);
    pa_simplex_solve(scratch, layers->count, b.terms, b.count, x);
    centre(scratch, &b, x);
    return x;
}

static bool place_rows(struct pa_arena *scratch, const struct pa_dag *dag,
                       const struct pa_layers *l, int32_t gap, struct pa_coordinates *c)
{
    c->top = pa_arena_calloc(scratch, l->rank_count, sizeof *c->top);
    c->bottom = pa_arena_calloc(scratch, l->rank_count, sizeof *c->bottom);
    int32_t *height = c->bottom;
    for (uint32_t v = 0; v < dag->node_count; v++)
        if (dag->nodes[v].height > height[l->rank[v]])
            height[l->rank[v]] = dag->nodes[v].height;
    int64_t y = 0;
    for (uint32_t r = 0; r < l->rank_count; r++) {
        if (y + height[r] > PA_LAYOUT_MAX_EXTENT)
            return false;
        c->top[r] = (int32_t)y;
        c->height = c->bottom[r] = (int32_t)y + height[r];
        y = c->bottom[r] + (int64_t)gap;
    }
    return true;
}

bool pa_coordinates_assign(struct pa_arena *scratch, const struct pa_dag *dag,
                           const struct pa_layers *layers, const struct pa_layout_options *options,
                           struct pa_coordinates *out)
{
    *out = (struct pa_coordinates){0};
    if (!place_rows(scratch, dag, layers, options->rank_gap, out))
        return false;
    int64_t *x = solve_x(scratch, dag, layers, options->node_gap);
    int64_t left = INT64_MAX, right = INT64_MIN;
    for (uint32_t v = 0; v < layers->count; v++) {
        left = x[v] - layers->left[v] < left ? x[v] - layers->left[v] : left;
        right = x[v] + layers->right[v] > right ? x[v] + layers->right[v] : right;
    }
    if (right - left > PA_LAYOUT_MAX_EXTENT)
        return false;
    out->x = pa_arena_calloc(scratch, layers->count, sizeof *out->x);
    for (uint32_t v = 0; v < layers->count; v++)
        out->x[v] = (int32_t)(x[v] - left);
    out->width = (int32_t)(right - left);
    return true;
}
