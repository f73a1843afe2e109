// SPDX-License-Identifier: Apache-2.0
// Bytes as a graph: the number of nodes, then their sizes, then edges of three bytes. Small graphs
// have all there is; what large ones cost is for tests/bench.
#include "fuzz.h"
#include "layout_check.h"

static int32_t side(uint8_t byte)
{
    return byte == 255 ? 20000 : byte * 8;
}

static void fill(const uint8_t *data, size_t size, struct pa_layout_node *nodes,
                 struct pa_layout_edge *edges, struct pa_layout_graph *graph)
{
    uint32_t count = graph->node_count;
    for (uint32_t v = 0; v < count; v++)
        nodes[v] =
            2 * (size_t)v + 1 < size
                ? (struct pa_layout_node){side(data[2 * v]), side(data[2 * v + 1]), data[2 * v] * 5}
                : (struct pa_layout_node){500, 300, 0};
    for (size_t i = 2 * (size_t)count; i + 2 < size && count > 0; i += 3)
        edges[graph->edge_count++] = (struct pa_layout_edge){data[i] % count, data[i + 1] % count,
                                                             data[i + 2], data[i + 2] >> 6};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > 160)
        return 0;
    struct pa_arena arena = {0};
    struct pa_layout_node *nodes = pa_arena_calloc(&arena, 16, sizeof *nodes);
    struct pa_layout_edge *edges = pa_arena_calloc(&arena, size, sizeof *edges);
    struct pa_layout_graph graph = {nodes, data[0] % 16, edges, 0};
    fill(data + 1, size - 1, nodes, edges, &graph);
    struct pa_layout layout;
    struct pa_error err;
    require(pa_layout_compute(&arena, &graph, NULL, &layout, &err));
    const char *wrong = layout_check(&graph, &layout);
    if (wrong)
        fprintf(stderr, "%s\n", wrong);
    require(!wrong);
    pa_arena_release(&arena);
    return 0;
}
