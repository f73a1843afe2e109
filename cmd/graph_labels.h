// SPDX-License-Identifier: Apache-2.0
// What the samples' labels say about the functions of a graph: how much of a function's own cost
// was spent under which labels.
#ifndef PA_CMD_GRAPH_LABELS_H
#define PA_CMD_GRAPH_LABELS_H

#include "analysis/graph.h"
#include "cmd/session.h"

struct pa_graph_label {
    uint32_t node;
    const char *text; // "endpoint:search bytes:1.50kB"
    int64_t value;
};

struct pa_graph_labels {
    struct pa_graph_label *items; // by node, then the largest |value| first
    size_t count;
};

// In `arena`. The sum of all absolute values fits into 64 bits (pa_graph_build has seen to it).
struct pa_graph_labels pa_graph_labels_collect(const struct pa_view *view,
                                               const struct pa_node_table *table,
                                               struct pa_arena *arena);

#endif
