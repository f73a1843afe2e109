// SPDX-License-Identifier: Apache-2.0
#include "layout/layout.h"

#include "layout/components.h"
#include "layout/coordinates.h"
#include "layout/dag.h"
#include "layout/order.h"
#include "layout/packing.h"
#include "layout/ranks.h"
#include "layout/routing.h"

struct job {
    struct pa_arena *arena; // of the result
    const struct pa_layout_graph *graph;
    struct pa_layout_options options;
    struct pa_components parts;
    struct pa_layout_point *sizes; // of the components' drawings
    struct pa_layout *out;
};

static bool check_graph(const struct pa_layout_graph *graph, struct pa_error *err)
{
    if (graph->node_count > PA_LAYOUT_MAX_NODES || graph->edge_count > PA_LAYOUT_MAX_EDGES)
        return pa_error_set(err, PA_ERROR_LIMIT, "too large to lay out: %u nodes, %u edges",
                            graph->node_count, graph->edge_count);
    for (uint32_t v = 0; v < graph->node_count; v++) {
        const struct pa_layout_node *n = &graph->nodes[v];
        if (n->width < 0 || n->height < 0 || n->loop_room < 0 || n->width > PA_LAYOUT_MAX_SIDE ||
            n->height > PA_LAYOUT_MAX_SIDE || n->loop_room > PA_LAYOUT_MAX_SIDE)
            return pa_error_set(err, PA_ERROR_USAGE, "node %u: size %d x %d is out of range", v,
                                n->width, n->height);
    }
    for (uint32_t e = 0; e < graph->edge_count; e++) {
        if (graph->edges[e].from >= graph->node_count || graph->edges[e].to >= graph->node_count)
            return pa_error_set(err, PA_ERROR_USAGE, "edge %u: no such node", e);
        if (graph->edges[e].rows > PA_LAYOUT_MAX_ROWS)
            return pa_error_set(err, PA_ERROR_USAGE, "edge %u: %u rows are out of range", e,
                                graph->edges[e].rows);
    }
    return true;
}

static struct pa_layout_graph cut_out(struct pa_arena *scratch, const struct job *job,
                                      uint32_t part)
{
    const struct pa_components *c = &job->parts;
    uint32_t nodes = c->node_start[part + 1] - c->node_start[part];
    uint32_t edges = c->edge_start[part + 1] - c->edge_start[part];
    struct pa_layout_node *node = pa_arena_calloc(scratch, nodes, sizeof *node);
    struct pa_layout_edge *edge = pa_arena_calloc(scratch, edges, sizeof *edge);
    for (uint32_t i = 0; i < nodes; i++)
        node[i] = job->graph->nodes[c->nodes[c->node_start[part] + i]];
    for (uint32_t i = 0; i < edges; i++) {
        edge[i] = job->graph->edges[c->edges[c->edge_start[part] + i]];
        edge[i].from = c->local[edge[i].from];
        edge[i].to = c->local[edge[i].to];
    }
    return (struct pa_layout_graph){node, nodes, edge, edges};
}

// The results in the component's own coordinates.
static void take_results(struct job *job, uint32_t part, const struct pa_dag *dag,
                         const struct pa_layers *layers, const struct pa_coordinates *at)
{
    const struct pa_components *c = &job->parts;
    for (uint32_t i = 0; i < dag->node_count; i++) {
        uint32_t row = layers->rank[i];
        int32_t spare = at->bottom[row] - at->top[row] - dag->nodes[i].height;
        job->out->corners[c->nodes[c->node_start[part] + i]] =
            (struct pa_layout_point){at->x[i] - dag->nodes[i].width / 2, at->top[row] + spare / 2};
    }
    job->sizes[part] = (struct pa_layout_point){at->width, at->height};
}

static void draw_edges(struct job *job, uint32_t part, const struct pa_routing *routing,
                       struct pa_arena *scratch)
{
    uint32_t count = routing->dag->edge_count;
    struct pa_layout_curve *curves = pa_arena_calloc(scratch, count, sizeof *curves);
    pa_routing_draw(job->arena, routing, curves);
    for (uint32_t i = 0; i < count; i++)
        job->out->curves[job->parts.edges[job->parts.edge_start[part] + i]] = curves[i];
}

static bool lay_out_part(struct job *job, uint32_t part, struct pa_error *err)
{
    struct pa_arena scratch = {0};
    bool ok = false;
    struct pa_layout_graph graph = cut_out(&scratch, job, part);
    struct pa_dag dag = pa_dag_build(&scratch, &graph);
    uint32_t *rank = pa_arena_calloc(&scratch, graph.node_count, sizeof *rank);
    uint32_t ranks = pa_ranks_assign(&scratch, &dag, rank);
    struct pa_layers layers;
    struct pa_coordinates at;
    if (!pa_layers_build(&scratch, &dag, rank, ranks, &layers)) {
        pa_error_set(err, PA_ERROR_LIMIT, "too large to lay out: edges pass too many rows");
        goto out;
    }
    pa_order_improve(&scratch, &layers);
    if (!pa_coordinates_assign(&scratch, &dag, &layers, &job->options, &at)) {
        pa_error_set(err, PA_ERROR_LIMIT, "too large to lay out: the drawing has no end");
        goto out;
    }
    take_results(job, part, &dag, &layers, &at);
    struct pa_routing routing = {&dag, &layers, &at, job->options.node_gap};
    draw_edges(job, part, &routing, &scratch);
    ok = true;
out:
    pa_arena_release(&scratch);
    return ok;
}

// The node, its loop, which stays left of its handles, and the room beside that.
static void add_loop(struct pa_outline *o, struct pa_layout_point corner,
                     const struct pa_layout_node *node, const struct pa_layout_curve *loop)
{
    struct pa_layout_node whole = *node;
    whole.width = loop->points[1].x - corner.x + node->loop_room;
    pa_outline_add_box(o, corner, &whole);
}

static struct pa_outline find_outline(struct pa_arena *scratch, const struct job *job,
                                      uint32_t part, int32_t strip)
{
    const struct pa_components *c = &job->parts;
    struct pa_outline o = pa_outline_new(scratch, job->sizes[part].x, job->sizes[part].y, strip);
    for (uint32_t i = c->node_start[part]; i < c->node_start[part + 1]; i++)
        pa_outline_add_box(&o, job->out->corners[c->nodes[i]], &job->graph->nodes[c->nodes[i]]);
    for (uint32_t i = c->edge_start[part]; i < c->edge_start[part + 1]; i++) {
        const struct pa_layout_edge *e = &job->graph->edges[c->edges[i]];
        const struct pa_layout_curve *curve = &job->out->curves[c->edges[i]];
        pa_outline_add_curve(&o, curve);
        if (e->from == e->to)
            add_loop(&o, job->out->corners[e->from], &job->graph->nodes[e->from], curve);
    }
    return o;
}

// All in strips of one height: of the tallest drawing's a small part.
static struct pa_packed *find_outlines(struct pa_arena *scratch, const struct job *job)
{
    enum { STRIPS = 100, LEAST = 50 };
    int32_t strip = LEAST;
    struct pa_packed *items = pa_arena_calloc(scratch, job->parts.count, sizeof *items);
    for (uint32_t part = 0; part < job->parts.count; part++)
        strip = job->sizes[part].y / STRIPS > strip ? job->sizes[part].y / STRIPS : strip;
    for (uint32_t part = 0; part < job->parts.count; part++)
        items[part].outline = find_outline(scratch, job, part, strip);
    return items;
}

static void move(struct pa_layout_point *point, struct pa_layout_point by)
{
    point->x += by.x;
    point->y += by.y;
}

static void move_part(struct job *job, uint32_t part, struct pa_layout_point by)
{
    const struct pa_components *c = &job->parts;
    for (uint32_t i = c->node_start[part]; i < c->node_start[part + 1]; i++)
        move(&job->out->corners[c->nodes[i]], by);
    for (uint32_t i = c->edge_start[part]; i < c->edge_start[part + 1]; i++) {
        struct pa_layout_curve *curve = &job->out->curves[c->edges[i]];
        for (uint32_t k = 0; k < curve->count; k++)
            move(&curve->points[k], by);
    }
}

static bool assemble(struct job *job, struct pa_arena *scratch, struct pa_error *err)
{
    struct pa_layout_point size;
    struct pa_packed *items = find_outlines(scratch, job);
    if (!pa_packing_place(items, job->parts.count, 2 * job->options.node_gap, &size))
        return pa_error_set(err, PA_ERROR_LIMIT, "too large to lay out: the drawing has no end");
    job->out->width = size.x;
    job->out->height = size.y;
    for (uint32_t part = 0; part < job->parts.count; part++)
        move_part(job, part, items[part].corner);
    return true;
}

bool pa_layout_compute(struct pa_arena *arena, const struct pa_layout_graph *graph,
                       const struct pa_layout_options *options, struct pa_layout *out,
                       struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct job job = {.arena = arena, .graph = graph, .out = out};
    if (options)
        job.options = *options;
    if (job.options.node_gap <= 0)
        job.options.node_gap = 180;
    if (job.options.rank_gap <= 0)
        job.options.rank_gap = 360;
    *out = (struct pa_layout){0};
    if (!check_graph(graph, err))
        return false;
    out->corners = pa_arena_calloc(arena, graph->node_count, sizeof *out->corners);
    out->curves = pa_arena_calloc(arena, graph->edge_count, sizeof *out->curves);
    job.parts = pa_components_find(&scratch, graph);
    job.sizes = pa_arena_calloc(&scratch, job.parts.count, sizeof *job.sizes);
    bool ok = true;
    for (uint32_t part = 0; ok && part < job.parts.count; part++)
        ok = lay_out_part(&job, part, err);
    ok = ok && assemble(&job, &scratch, err);
    pa_arena_release(&scratch);
    return ok;
}
