// SPDX-License-Identifier: Apache-2.0
#include "callgraph/edges.h"

#include "callgraph/box.h"
#include "symbol/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

double pa_edges_width(const struct pa_callgraph_edge *edge)
{
    return 0.8 + 5 * fmin(fabs(edge->share), 1);
}

// Returns the colour of an edge's line, in nine steps from light grey to a full hue.
static struct pa_color line_color(const struct pa_callgraph *graph,
                                  const struct pa_callgraph_edge *edge, bool lit)
{
    const int steps = 8;
    double scale = graph->diff ? 10 : 1;
    double t = round(steps * sqrt(fmin(fabs(edge->share) * scale, 1))) / steps;
    if (graph->diff && graph->nodes[edge->to].pale)
        t /= 4; // a call of what is not proved to have changed
    double hue = graph->diff && edge->share < 0 ? 248 : 42;
    if (lit)
        return pa_color_accent;
    return pa_color_oklch(.76 - .22 * t, .012 + .125 * t, hue, .52 + .18 * t, .012 + .10 * t);
}

// Appends the function's name without import path, return type and parameters.
static void add_short_name(struct pa_strbuf *out, const struct pa_callgraph_node *node)
{
    struct pa_symbol_parts parts;
    pa_symbol_split(node->name, strlen(node->name), &parts);
    if (node->tag)
        pa_box_add_labels(out, node);
    else if (parts.count > 0)
        pa_strbuf_add(out, node->name + parts.start, parts.end - parts.start);
}

const char *pa_edges_class(const struct pa_callgraph_edge *edge, char name[PA_EDGE_CLASS])
{
    snprintf(name, PA_EDGE_CLASS, "edge f%u t%u", edge->from, edge->to);
    return name;
}

static void open_group(const struct pa_callgraph *graph, uint32_t index, struct pa_scene *scene)
{
    const struct pa_callgraph_edge *edge = &graph->edges[index];
    struct pa_strbuf tooltip = {0};
    char name[PA_EDGE_CLASS];
    add_short_name(&tooltip, &graph->nodes[edge->from]);
    pa_strbuf_adds(&tooltip, " → ");
    add_short_name(&tooltip, &graph->nodes[edge->to]);
    pa_strbuf_printf(&tooltip, "\n%s%s%s", edge->value,
                     edge->residual ? ", over functions not shown" : "",
                     edge->inlined ? ", inlined" : "");
    pa_scene_open(scene, &(struct pa_group){.tooltip = tooltip.text,
                                            .class_name = pa_edges_class(edge, name)});
    pa_strbuf_release(&tooltip);
}

// Adds the line and its arrow head: the point of the head is at the end of the curve, so the line
// is shortened by the head.
static void draw_line(const struct pa_graph_line *line, const struct pa_look *look,
                      struct pa_scene *scene)
{
    struct pa_point *p = line->points;
    struct pa_point tip = p[line->count - 1], from = p[line->count - 2];
    double head = 5 + 1.6 * look->width, half = 2 + 0.8 * look->width;
    double dx = tip.x - from.x, dy = tip.y - from.y, size = sqrt(dx * dx + dy * dy);
    if (size < 1e-6) {
        dx = 0;
        dy = 1;
    } else {
        dx /= size;
        dy /= size;
    }
    struct pa_point base = {tip.x - dx * head, tip.y - dy * head};
    struct pa_point corners[] = {
        tip, {base.x - dy * half, base.y + dx * half}, {base.x + dy * half, base.y - dx * half}};
    p[line->count - 1] = base;
    if (size < head)
        p[line->count - 2] = base;
    pa_scene_curve(scene, p, line->count, look);
    p[line->count - 1] = tip;
    p[line->count - 2] = from;
    pa_scene_polygon(scene, corners, 3, &(struct pa_look){.fill = look->stroke});
}

void pa_edges_draw(const struct pa_callgraph *graph, const struct pa_graph_line *lines,
                   const bool *lit, const uint32_t *order, struct pa_scene *scene)
{
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const struct pa_callgraph_edge *edge = &graph->edges[order[i]];
        struct pa_look look = {
            .stroke = line_color(graph, edge, lit[order[i]]),
            .width = pa_edges_width(edge) + (lit[order[i]] ? 0.8 : 0),
            .dashed = edge->residual,
        };
        open_group(graph, order[i], scene);
        draw_line(&lines[order[i]], &look, scene);
        pa_scene_close(scene);
    }
}
