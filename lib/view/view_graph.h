// SPDX-License-Identifier: Apache-2.0
// The graph of calls that a report on a view shows: built, trimmed, ordered, with one unit for all.
//
//     struct pa_view_graph g = {.flags = &flags, .default_count = 80};
//     ok = pa_view_graph(&view, &g, err);   // g.trimmed.graph->order …
#ifndef PA_VIEW_VIEW_GRAPH_H
#define PA_VIEW_VIEW_GRAPH_H

#include "view/graph_flags.h"

// What is asked for, and the result.
struct pa_view_graph {
    const struct pa_graph_flags *flags;
    enum pa_symbol_level names;
    int64_t default_count;       // nodes, where the flags leave it open; 0: all
    bool objects;                // nodes of different binaries are told apart
    bool whole_numbers;          // the unit keeps values whole
    struct pa_trim_options trim; // what the report wants; the call adds the flags and the measure
    struct pa_trimmed trimmed;   // the result
};

// Fills `trim` and `trimmed`, in the arena of the view's session, and chooses the view's unit.
// Fails on flags that are not valid, if a call tree is asked for and the profile has no stacks, and
// as pa_graph_trimmed() does.
PA_MUST_CHECK bool pa_view_graph(struct pa_view *view, struct pa_view_graph *graph,
                                 struct pa_error *err);

// Returns the table of the view's nodes: the first of two steps of pa_view_graph(), for callers
// that set `trim.edges_of` by its nodes in between.
struct pa_node_table *pa_view_nodes(const struct pa_view *view, const struct pa_view_graph *graph);
// Builds and trims the graph of a table of pa_view_nodes(): the second step of pa_view_graph(), as
// which it fills `graph`, chooses the unit and fails.
PA_MUST_CHECK bool pa_view_graph_of(struct pa_view *view, struct pa_node_table *table,
                                    struct pa_view_graph *graph, struct pa_error *err);

#endif
