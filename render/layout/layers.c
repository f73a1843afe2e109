// SPDX-License-Identifier: Apache-2.0
#include "layout/layers.h"

uint32_t pa_layers_span(const struct pa_layers *layers, const struct pa_dag *dag, uint32_t arc)
{
    return layers->rank[dag->arcs[arc].to] - layers->rank[dag->arcs[arc].from];
}

uint32_t pa_layers_step(const struct pa_layers *layers, const struct pa_dag *dag, uint32_t arc,
                        uint32_t step)
{
    if (step == 0)
        return dag->arcs[arc].from;
    if (step == pa_layers_span(layers, dag, arc))
        return dag->arcs[arc].to;
    return layers->chain[arc] + step - 1;
}

int32_t pa_layers_distance(const struct pa_layers *l, uint32_t left, uint32_t right, int32_t gap)
{
    int dummies = (left >= l->node_count) + (right >= l->node_count);
    return l->right[left] + l->left[right] + gap - dummies * (gap / 4);
}

static bool count_elements(const struct pa_dag *dag, const uint32_t *rank, uint32_t *count)
{
    uint64_t total = dag->node_count;
    for (uint32_t i = 0; i < dag->arc_count; i++)
        total += rank[dag->arcs[i].to] - rank[dag->arcs[i].from] - 1;
    *count = (uint32_t)total;
    return total <= PA_LAYOUT_MAX_ELEMENTS;
}

static void add_nodes(struct pa_layers *l, const struct pa_dag *dag, const uint32_t *rank)
{
    for (uint32_t v = 0; v < dag->node_count; v++) {
        l->rank[v] = rank[v];
        l->left[v] = dag->nodes[v].width / 2;
        l->right[v] = dag->nodes[v].width - l->left[v];
        if (dag->loops[v] > 0)
            l->right[v] += PA_LAYERS_LOOP_WIDTH +
                           PA_LAYERS_LOOP_GAP * (int32_t)(dag->loops[v] - 1) +
                           dag->nodes[v].loop_room;
    }
}

static void add_dummies(struct pa_layers *l, const struct pa_dag *dag)
{
    uint32_t next = dag->node_count;
    for (uint32_t i = 0; i < dag->arc_count; i++) {
        const struct pa_dag_arc *a = &dag->arcs[i];
        l->chain[i] = next;
        for (uint32_t r = l->rank[a->from] + 1; r < l->rank[a->to]; r++) {
            l->rank[next] = r;
            l->left[next] = l->right[next] = (int32_t)(a->lanes - 1) * PA_LAYERS_LANE / 2;
            next++;
        }
    }
}

// Lists of neighbours: counted, summed up, filled from the back.
static void link_elements(struct pa_arena *scratch, struct pa_layers *l, const struct pa_dag *dag)
{
    size_t links = l->count - dag->node_count + dag->arc_count;
    l->up_start = pa_arena_calloc(scratch, (size_t)l->count + 1, sizeof *l->up_start);
    l->down_start = pa_arena_calloc(scratch, (size_t)l->count + 1, sizeof *l->down_start);
    l->up = pa_arena_calloc(scratch, links, sizeof *l->up);
    l->down = pa_arena_calloc(scratch, links, sizeof *l->down);
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t i = dag->arc_count; i-- > 0;) {
            uint32_t span = pa_layers_span(l, dag, i);
            for (uint32_t step = span; step-- > 0;) {
                uint32_t a = pa_layers_step(l, dag, i, step);
                uint32_t b = pa_layers_step(l, dag, i, step + 1);
                if (fill) {
                    l->down[--l->down_start[a]] = b;
                    l->up[--l->up_start[b]] = a;
                } else {
                    l->down_start[a]++;
                    l->up_start[b]++;
                }
            }
        }
        for (uint32_t v = 0; v < l->count && !fill; v++) {
            l->down_start[v + 1] += l->down_start[v];
            l->up_start[v + 1] += l->up_start[v];
        }
    }
}

static void fill_rows(struct pa_layers *l)
{
    for (uint32_t v = 0; v < l->count; v++)
        l->row_start[l->rank[v]]++;
    for (uint32_t r = 0; r < l->rank_count; r++)
        l->row_start[r + 1] += l->row_start[r];
    for (uint32_t v = l->count; v-- > 0;)
        l->order[--l->row_start[l->rank[v]]] = v;
    for (uint32_t i = 0; i < l->count; i++)
        l->pos[l->order[i]] = i - l->row_start[l->rank[l->order[i]]];
}

bool pa_layers_build(struct pa_arena *scratch, const struct pa_dag *dag, const uint32_t *rank,
                     uint32_t rank_count, struct pa_layers *out)
{
    struct pa_layers l = {.node_count = dag->node_count, .rank_count = rank_count};
    if (!count_elements(dag, rank, &l.count))
        return false;
    l.rank = pa_arena_calloc(scratch, l.count, sizeof *l.rank);
    l.left = pa_arena_calloc(scratch, l.count, sizeof *l.left);
    l.right = pa_arena_calloc(scratch, l.count, sizeof *l.right);
    l.chain = pa_arena_calloc(scratch, dag->arc_count, sizeof *l.chain);
    l.row_start = pa_arena_calloc(scratch, (size_t)rank_count + 1, sizeof *l.row_start);
    l.order = pa_arena_calloc(scratch, l.count, sizeof *l.order);
    l.pos = pa_arena_calloc(scratch, l.count, sizeof *l.pos);
    add_nodes(&l, dag, rank);
    add_dummies(&l, dag);
    link_elements(scratch, &l, dag);
    fill_rows(&l);
    *out = l;
    return true;
}
