// SPDX-License-Identifier: Apache-2.0
#include "callgraph/callgraph.h"

#include "callgraph/box.h"
#include "callgraph/edges.h"
#include "callgraph/labels.h"
#include "callgraph/legend.h"
#include "callgraph/packages.h"
#include "layout/layout.h"

#include <math.h>
#include <stdlib.h>

enum { MARGIN = 12, LEAST_WIDTH = 760, UNITS = 10 }; // layout units a pixel

struct maker {
    const struct pa_callgraph *graph;
    struct pa_arena arena; // of this call
    struct pa_graph_box *boxes;
    struct pa_box *places;
    struct pa_graph_line *lines;
    uint32_t *order; // edges, lightest first
    bool *lit;       // edges that lead to a highlighted box
    double width, height;
};

static void measure_boxes(struct maker *m)
{
    const struct pa_callgraph *g = m->graph;
    double most = 0;
    for (uint32_t i = 0; i < g->node_count; i++)
        if (!g->nodes[i].tag)
            most = fmax(most, fabs(g->nodes[i].flat_share));
    const char **packages = pa_packages_tell_apart(g, &m->arena);
    m->boxes = pa_arena_calloc(&m->arena, g->node_count, sizeof *m->boxes);
    for (uint32_t i = 0; i < g->node_count; i++)
        pa_box_measure(&g->nodes[i], packages[i],
                       most > 0 ? fabs(g->nodes[i].flat_share) / most : 0, &m->arena, &m->boxes[i]);
}

static void add_loop_room(struct pa_layout_node *node, const struct pa_callgraph_edge *loop)
{
    int32_t room = (int32_t)ceil(fmin(pa_labels_loop_room(loop) * UNITS, PA_LAYOUT_MAX_SIDE));
    if (room > node->loop_room)
        node->loop_room = room;
}

struct weighed_edge {
    double share;
    uint32_t edge;
};

static int compare_edges(const void *left, const void *right)
{
    const struct weighed_edge *a = left, *b = right;
    if (a->share != b->share)
        return a->share < b->share ? -1 : 1;
    return (a->edge < b->edge) - (a->edge > b->edge);
}

static void sort_edges(struct maker *m)
{
    uint32_t count = m->graph->edge_count;
    struct weighed_edge *list = pa_arena_calloc(&m->arena, count, sizeof *list);
    m->order = pa_arena_calloc(&m->arena, count, sizeof *m->order);
    for (uint32_t i = 0; i < count; i++)
        list[i] = (struct weighed_edge){fabs(m->graph->edges[i].share), i};
    if (count > 0)
        qsort(list, count, sizeof *list, compare_edges);
    for (uint32_t i = 0; i < count; i++)
        m->order[i] = list[i].edge;
}

// Returns by edge how many rows its callee lies below its caller at least. Callees come below a
// function's tags. Many callees of one function that have no other edges are spread over several
// rows, since one row would make the picture too wide to read.
static uint32_t *choose_rows(struct maker *m)
{
    enum { IN_A_ROW = 10, MOST_ROWS = 8 };
    const struct pa_callgraph *g = m->graph;
    uint32_t *rows = pa_arena_calloc(&m->arena, g->edge_count, sizeof *rows);
    uint32_t *lines = pa_arena_calloc(&m->arena, g->node_count, sizeof *lines); // either way
    uint32_t *leaves = pa_arena_calloc(&m->arena, g->node_count, sizeof *leaves);
    uint32_t *placed = pa_arena_calloc(&m->arena, g->node_count, sizeof *placed);
    bool *tagged = pa_arena_calloc(&m->arena, g->node_count, sizeof *tagged);
    for (uint32_t i = 0; i < g->edge_count; i++) {
        tagged[g->edges[i].from] |= g->nodes[g->edges[i].to].tag;
        lines[g->edges[i].from]++;
        lines[g->edges[i].to]++;
    }
    for (uint32_t i = 0; i < g->edge_count; i++)
        leaves[g->edges[i].from] += lines[g->edges[i].to] == 1 && !g->nodes[g->edges[i].to].tag;
    for (uint32_t i = g->edge_count; i-- > 0;) { // the heaviest first
        const struct pa_callgraph_edge *e = &g->edges[m->order[i]];
        bool tag = g->nodes[e->to].tag;
        uint32_t need = (leaves[e->from] + IN_A_ROW - 1) / IN_A_ROW;
        rows[m->order[i]] = 1 + (tagged[e->from] && !tag);
        if (!tag && lines[e->to] == 1)
            rows[m->order[i]] += placed[e->from]++ % (need < MOST_ROWS ? need : MOST_ROWS);
    }
    return rows;
}

static bool lay_out(struct maker *m, struct pa_layout *layout, struct pa_error *err)
{
    const struct pa_callgraph *g = m->graph;
    struct pa_layout_node *nodes = pa_arena_calloc(&m->arena, g->node_count, sizeof *nodes);
    struct pa_layout_edge *edges = pa_arena_calloc(&m->arena, g->edge_count, sizeof *edges);
    const uint32_t *rows = choose_rows(m);
    for (uint32_t i = 0; i < g->node_count; i++)
        nodes[i] = (struct pa_layout_node){(int32_t)(m->boxes[i].width * UNITS),
                                           (int32_t)(m->boxes[i].height * UNITS), 0};
    for (uint32_t i = 0; i < g->edge_count; i++) {
        const struct pa_callgraph_edge *e = &g->edges[i];
        double share = fmin(fabs(e->share), 1);
        edges[i] = (struct pa_layout_edge){e->from, e->to, 1 + (uint32_t)(share * 99), rows[i]};
        if (e->from == e->to)
            add_loop_room(&nodes[e->from], e);
    }
    struct pa_layout_graph input = {nodes, g->node_count, edges, g->edge_count};
    return pa_layout_compute(&m->arena, &input, NULL, layout, err);
}

static void take_layout(struct maker *m, const struct pa_layout *layout)
{
    const struct pa_callgraph *g = m->graph;
    m->places = pa_arena_calloc(&m->arena, g->node_count, sizeof *m->places);
    m->lines = pa_arena_calloc(&m->arena, g->edge_count, sizeof *m->lines);
    m->width = (double)layout->width / UNITS;
    m->height = (double)layout->height / UNITS;
    for (uint32_t i = 0; i < g->node_count; i++)
        m->places[i] = (struct pa_box){(double)layout->corners[i].x / UNITS,
                                       (double)layout->corners[i].y / UNITS, m->boxes[i].width,
                                       m->boxes[i].height};
    for (uint32_t i = 0; i < g->edge_count; i++) {
        const struct pa_layout_curve *curve = &layout->curves[i];
        struct pa_graph_line *line = &m->lines[i];
        line->count = curve->count;
        line->points = pa_arena_calloc(&m->arena, line->count, sizeof *line->points);
        for (uint32_t k = 0; k < line->count; k++)
            line->points[k] = (struct pa_point){(double)curve->points[k].x / UNITS,
                                                (double)curve->points[k].y / UNITS};
    }
}

// Marks every call on a way to a highlighted box, going backwards until nothing is added.
static void light_edges(struct maker *m)
{
    const struct pa_callgraph *g = m->graph;
    bool *reaches = pa_arena_calloc(&m->arena, g->node_count, sizeof *reaches);
    bool more = true;
    m->lit = pa_arena_calloc(&m->arena, g->edge_count, sizeof *m->lit);
    for (uint32_t i = 0; i < g->node_count; i++)
        reaches[i] = g->nodes[i].lit;
    while (more) {
        more = false;
        for (uint32_t i = 0; i < g->edge_count; i++) {
            if (m->lit[i] || !reaches[g->edges[i].to])
                continue;
            m->lit[i] = reaches[g->edges[i].from] = more = true;
        }
    }
}

static void draw(struct maker *m, struct pa_scene *scene)
{
    double width = fmax(m->width + 2 * MARGIN, LEAST_WIDTH), left = (width - m->width) / 2;
    double top = pa_legend_draw(m->graph, width, scene);
    pa_scene_resize(scene, width, top + m->height + MARGIN);
    pa_scene_open(scene, &(struct pa_group){.x = left, .y = top, .class_name = "graph"});
    pa_edges_draw(m->graph, m->lines, m->lit, m->order, scene);
    for (uint32_t i = 0; i < m->graph->node_count; i++)
        pa_box_draw(m->graph, i, &m->boxes[i], (struct pa_point){m->places[i].x, m->places[i].y},
                    scene);
    const struct pa_labels labels = {m->graph, m->places, m->lines, m->order, -left, width - left};
    pa_labels_draw(&labels, &m->arena, scene);
    pa_scene_close(scene);
}

static void draw_empty(const struct pa_callgraph *graph, struct pa_scene *scene)
{
    double top = pa_legend_draw(graph, LEAST_WIDTH, scene);
    pa_scene_resize(scene, LEAST_WIDTH, top + 60);
    // At the left, where narrow windows show it too.
    pa_scene_text(scene, MARGIN, top + 20,
                  graph->diff ? "Nothing to show: nothing differs,"
                              : "Nothing to show: the profile is empty,",
                  &(struct pa_font){0});
    pa_scene_text(scene, MARGIN, top + 37, "or the filters left nothing of it.",
                  &(struct pa_font){0});
}

bool pa_callgraph_draw(const struct pa_callgraph *graph, struct pa_scene *scene,
                       struct pa_error *err)
{
    struct maker m = {.graph = graph};
    struct pa_layout layout;
    pa_scene_init(scene, graph->title, LEAST_WIDTH, 100);
    measure_boxes(&m);
    sort_edges(&m);
    bool ok = lay_out(&m, &layout, err);
    if (ok && graph->node_count == 0) {
        draw_empty(graph, scene);
    } else if (ok) {
        take_layout(&m, &layout);
        light_edges(&m);
        draw(&m, scene);
    }
    pa_arena_release(&m.arena);
    return ok && pa_scene_finish(scene, err);
}
