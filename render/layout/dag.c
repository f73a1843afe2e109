// SPDX-License-Identifier: Apache-2.0
#include "layout/dag.h"

#include "layout/cycles.h"

#include <stdlib.h>

// An edge on its way into an arc.
struct item {
    uint32_t from, to, edge, rows;
    int64_t weight;
};

static int compare_items(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

static uint32_t list_items(const struct pa_layout_graph *graph, struct pa_dag *dag,
                           struct item *items)
{
    uint32_t count = 0;
    for (uint32_t e = 0; e < graph->edge_count; e++) {
        const struct pa_layout_edge *edge = &graph->edges[e];
        dag->places[e].arc = PA_DAG_LOOP;
        if (edge->from == edge->to)
            dag->places[e].lane = dag->loops[edge->from]++;
        else
            items[count++] = (struct item){edge->from, edge->to, e, edge->rows, edge->weight};
    }
    return count;
}

// One arc for each run of items with the same ends. Returns the number of arcs.
static uint32_t merge_items(struct pa_dag *dag, struct item *items, uint32_t count)
{
    uint32_t arcs = 0;
    if (count > 0)
        qsort(items, count, sizeof *items, compare_items);
    for (uint32_t i = 0; i < count; i++) {
        const struct item *item = &items[i];
        if (i == 0 || item->from != items[i - 1].from || item->to != items[i - 1].to)
            dag->arcs[arcs++] = (struct pa_dag_arc){.from = item->from, .to = item->to, .rows = 1};
        struct pa_dag_arc *arc = &dag->arcs[arcs - 1];
        dag->places[item->edge].arc = arcs - 1;
        dag->places[item->edge].lane = arc->lanes++;
        arc->rows = item->rows > arc->rows ? item->rows : arc->rows;
        arc->weight += item->weight > 0 ? item->weight : 1;
        if (arc->weight > PA_DAG_MAX_WEIGHT)
            arc->weight = PA_DAG_MAX_WEIGHT;
    }
    return arcs;
}

static void turn_items(const struct pa_dag *dag, const bool *turned, struct item *items,
                       uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct pa_dag_place *place = &dag->places[items[i].edge];
        if (!turned[place->arc])
            continue;
        uint32_t from = items[i].from;
        items[i].from = items[i].to;
        items[i].to = from;
        items[i].rows = 1;
        place->turned = true;
    }
}

struct pa_dag pa_dag_build(struct pa_arena *scratch, const struct pa_layout_graph *graph)
{
    struct pa_dag dag = {.node_count = graph->node_count,
                         .edge_count = graph->edge_count,
                         .nodes = graph->nodes,
                         .edges = graph->edges};
    dag.loops = pa_arena_calloc(scratch, graph->node_count, sizeof *dag.loops);
    dag.places = pa_arena_calloc(scratch, graph->edge_count, sizeof *dag.places);
    dag.arcs = pa_arena_calloc(scratch, graph->edge_count, sizeof *dag.arcs);
    struct item *items = pa_arena_calloc(scratch, graph->edge_count, sizeof *items);
    uint32_t count = list_items(graph, &dag, items);
    uint32_t arcs = merge_items(&dag, items, count);
    bool *turned = pa_arena_calloc(scratch, arcs, sizeof *turned);
    pa_cycles_break(scratch, dag.node_count, dag.arcs, arcs, turned);
    turn_items(&dag, turned, items, count);
    dag.arc_count = merge_items(&dag, items, count); // u -> v and v -> u are one arc now
    return dag;
}
