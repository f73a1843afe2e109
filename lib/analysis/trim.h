// SPDX-License-Identifier: Apache-2.0
// The graph that a report shows: without what is too small to matter, ordered.
#ifndef PA_ANALYSIS_TRIM_H
#define PA_ANALYSIS_TRIM_H

#include "analysis/graph.h"
#include "analysis/tags.h"

enum pa_node_order {
    PA_ORDER_FLAT,
    PA_ORDER_CUM,
    PA_ORDER_PICTURE, // analysis/picture.h
};

struct pa_trim_options {
    struct pa_measure measure;
    int64_t node_count;   // at most so many nodes; 0 or less: all. Pictures: places, of which
                          // tags take some (pa_picture_fitting())
    double node_fraction; // nodes below this share of the sum of flat are dropped, by |cum|
    double edge_fraction; // edges likewise, by |weight|
    bool drop_negative;
    bool no_redundant_edges; // see pa_picture_drop_redundant()
    const bool *edges_of;    // by node: only edges that begin or end there; NULL: all
    bool marks_only; // edges are only looked at for "(inline)" marks: small ones are not made
    enum pa_node_order order;
    bool call_tree;                    // a node for each way to call a function
    const struct pa_tag_options *tags; // of pictures: collect them; NULL: no tags
};

struct pa_trimmed {
    struct pa_graph *graph;     // in order, with edges
    bool is_tree;               // a node for each way to call a function
    size_t original_count;      // nodes before node_count was applied
    size_t dropped_nodes;       // by node_fraction
    size_t dropped_edges;       // in the last step: pprof does not count those before; not of marks
    int64_t node_cut, edge_cut; // what is below is small
    struct pa_tags *tags;       // of the graph's nodes, small ones left out; NULL if not asked for
};

// Builds the graph that a report shows, as pprof does it: without nodes below node_fraction, of the
// rest the first node_count of the order, and without edges below edge_fraction. `*trimmed` is
// filled in, its graph and tags live in `arena`. Fails as pa_graph_build() and pa_tags_collect()
// do.
PA_MUST_CHECK bool pa_graph_trimmed(struct pa_node_table *table,
                                    const struct pa_trim_options *options, struct pa_arena *arena,
                                    struct pa_trimmed *trimmed, struct pa_error *err);

// Sorts graph->order, largest first: PA_ORDER_FLAT by |flat|, then name, then |cum|; PA_ORDER_CUM
// by |cum|, then name, then |flat|; PA_ORDER_PICTURE by pa_picture_sort(). Keys are allocated in
// the table's arena.
void pa_graph_sort(struct pa_graph *graph, enum pa_node_order order);

#endif
