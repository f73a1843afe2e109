// SPDX-License-Identifier: Apache-2.0
// Recursion that a call graph's edges do not tell: functions that call themselves. pprof leaves
// such calls out; a picture without them hides where a stack is deep.
#ifndef PA_PICTURES_GRAPH_LOOPS_H
#define PA_PICTURES_GRAPH_LOOPS_H

#include "analysis/node.h"
#include "view/view.h"

struct pa_graph_loop {
    int64_t value;  // of the samples in which the function calls itself, each counted once
    bool direct;    // at least once with no function between
    bool too_large; // the value does not fit into 64 bits
    bool exists;
};

// By node of `table`, in `arena`. Only calls between nodes of `shown` count: what is called by a
// function not shown is called by the nearest shown one.
struct pa_graph_loop *pa_graph_loops_find(const struct pa_view *view,
                                          const struct pa_node_table *table, const bool *shown,
                                          struct pa_arena *arena);

#endif
