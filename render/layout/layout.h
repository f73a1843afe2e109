// SPDX-License-Identifier: Apache-2.0
// Layered drawings of directed graphs: boxes in, places and curves out.
//
// The method is that of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed
// Graphs", IEEE Transactions on Software Engineering 19(3), 1993, one phase a module: cycles.h and
// ranks.h give every node a row, order.h an order in its row, coordinates.h an x, routing.h draws
// the edges. The result is a function of the input alone: whole numbers, and of floating point only
// the operations IEEE 754 rounds exactly.
//
// All lengths are in tenths of a pixel; x grows to the right, y downwards.
//
//     struct pa_layout_node nodes[] = {{800, 300, 0}, {600, 300, 0}};
//     struct pa_layout_edge edges[] = {{.from = 0, .to = 1, .weight = 1}};
//     struct pa_layout_graph graph = {nodes, 2, edges, 1};
//     struct pa_layout layout;
//     if (!pa_layout_compute(&arena, &graph, NULL, &layout, err))
//         return false;
//
// Invariants of the result: boxes do not overlap, nor does one lie in the room of another's loops,
// no curve enters a box other than at its own two ends, and a curve runs down (up, for the edges
// that close a cycle) without turning back.
#ifndef PA_LAYOUT_LAYOUT_H
#define PA_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct pa_layout_point {
    int32_t x, y;
};

struct pa_layout_node {
    int32_t width, height; // 0 .. PA_LAYOUT_MAX_SIDE
    int32_t loop_room;     // kept free to the right of its self loops, if it has any, as for a
                           // label; 0 .. PA_LAYOUT_MAX_SIDE
};

// A heavy edge is kept short and straight; weight 0 counts as 1. Self loops and several edges
// between the same nodes are welcome.
struct pa_layout_edge {
    uint32_t from, to;
    uint32_t weight;
    uint32_t rows; // `to` is at least so many rows below `from`, unless the edge closes a cycle;
                   // 0 counts as 1; .. PA_LAYOUT_MAX_ROWS
};

struct pa_layout_graph {
    const struct pa_layout_node *nodes;
    uint32_t node_count;
    const struct pa_layout_edge *edges;
    uint32_t edge_count;
};

enum {
    PA_LAYOUT_MAX_SIDE = 1 << 20,
    PA_LAYOUT_MAX_ROWS = 1000,
    PA_LAYOUT_MAX_NODES = 100 * 1000,
    PA_LAYOUT_MAX_EDGES = 1000 * 1000,
    PA_LAYOUT_MAX_ELEMENTS = 4 * 1000 * 1000, // nodes, and rows that edges pass
    PA_LAYOUT_MAX_EXTENT = 1 << 30,           // of the drawing, either way
};

struct pa_layout_options {
    int32_t node_gap; // between neighbours in a row; 0: 180
    int32_t rank_gap; // between rows; 0: 360
};

// Cubic Bézier curves laid end to end: 3k+1 points, from the edge's `from` to its `to`. The first
// and last point lie on the two boxes.
struct pa_layout_curve {
    struct pa_layout_point *points;
    uint32_t count;
};

struct pa_layout {
    struct pa_layout_point *corners; // top left corner of each node's box
    struct pa_layout_curve *curves;  // one for each edge
    int32_t width, height;           // the drawing is in (0, 0) .. (width, height)
};

// Lays the graph out. The arrays of *out live in `arena`; graph and options (NULL for defaults)
// are borrowed during the call. PA_ERROR_USAGE if an edge names a node that is not there or a size
// is out of range, PA_ERROR_LIMIT if the graph or its drawing is too large (constants above); *out
// must not be used then.
bool pa_layout_compute(struct pa_arena *arena, const struct pa_layout_graph *graph,
                       const struct pa_layout_options *options, struct pa_layout *out,
                       struct pa_error *err) PA_MUST_CHECK;

#endif
