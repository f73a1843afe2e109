// SPDX-License-Identifier: Apache-2.0
#include "layout/ranks.h"

#include "layout/simplex.h"

static void solve(struct pa_arena *scratch, const struct pa_dag *dag, int64_t *y)
{
    struct pa_simplex_term *terms = pa_arena_calloc(scratch, dag->arc_count, sizeof *terms);
    for (uint32_t i = 0; i < dag->arc_count; i++)
        terms[i] = (struct pa_simplex_term){
            .from = dag->arcs[i].from,
            .to = dag->arcs[i].to,
            .length = dag->arcs[i].rows,
            .up = dag->arcs[i].weight,
            .down = PA_SIMPLEX_HARD,
        };
    pa_simplex_solve(scratch, dag->node_count, terms, dag->arc_count, y);
}

// The rows to which a node may move, and what a move by one row down costs: the weight of arcs from
// above less that of arcs below.
struct freedom {
    uint32_t lowest, highest; // rows
    int64_t cost;
};

static struct freedom *find_freedom(struct pa_arena *scratch, const struct pa_dag *dag,
                                    const uint32_t *rank, uint32_t ranks)
{
    struct freedom *f = pa_arena_calloc(scratch, dag->node_count, sizeof *f);
    for (uint32_t v = 0; v < dag->node_count; v++)
        f[v].highest = ranks - 1;
    for (uint32_t i = 0; i < dag->arc_count; i++) {
        const struct pa_dag_arc *a = &dag->arcs[i];
        f[a->to].cost += a->weight;
        f[a->from].cost -= a->weight;
        if (rank[a->from] + a->rows > f[a->to].lowest)
            f[a->to].lowest = rank[a->from] + a->rows;
        if (rank[a->to] - a->rows < f[a->from].highest)
            f[a->from].highest = rank[a->to] - a->rows;
    }
    return f;
}

// Moves nodes that cost the same in several rows to the emptiest of these. A neighbour of a moved
// node stays.
static void balance(struct pa_arena *scratch, const struct pa_dag *dag, uint32_t *rank,
                    uint32_t ranks)
{
    struct freedom *f = find_freedom(scratch, dag, rank, ranks);
    uint32_t *crowd = pa_arena_calloc(scratch, ranks, sizeof *crowd);
    bool *fixed = pa_arena_calloc(scratch, dag->node_count, sizeof *fixed);
    for (uint32_t i = 0; i < dag->arc_count; i++) { // of two free neighbours the upper one moves
        const struct pa_dag_arc *a = &dag->arcs[i];
        if (f[a->from].cost == 0 && f[a->to].cost == 0)
            fixed[a->to] = true;
    }
    for (uint32_t v = 0; v < dag->node_count; v++)
        crowd[rank[v]]++;
    for (uint32_t v = 0; v < dag->node_count; v++) {
        if (f[v].cost != 0 || fixed[v])
            continue;
        uint32_t best = rank[v];
        for (uint32_t r = f[v].lowest; r <= f[v].highest; r++)
            if (crowd[r] + 1 < crowd[best])
                best = r;
        crowd[rank[v]]--;
        crowd[best]++;
        rank[v] = best;
    }
}

uint32_t pa_ranks_assign(struct pa_arena *scratch, const struct pa_dag *dag, uint32_t *rank)
{
    int64_t *y = pa_arena_calloc(scratch, dag->node_count, sizeof *y);
    solve(scratch, dag, y);
    int64_t top = y[0], bottom = y[0];
    for (uint32_t v = 0; v < dag->node_count; v++) {
        top = y[v] < top ? y[v] : top;
        bottom = y[v] > bottom ? y[v] : bottom;
    }
    for (uint32_t v = 0; v < dag->node_count; v++)
        rank[v] = (uint32_t)(y[v] - top);
    uint32_t ranks = (uint32_t)(bottom - top) + 1;
    balance(scratch, dag, rank, ranks);
    return ranks;
}
