// SPDX-License-Identifier: Apache-2.0
// Recursion: functions that call themselves. pprof's graphs leave such calls out; a picture
// without them hides why a stack is deep.
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

// Returns an array by node of `table`, in `arena`: the loop of each node. `shown` is by node as
// well: a call by a function that is not shown counts as one by the nearest caller that is.
struct pa_graph_loop *pa_graph_loops_find(const struct pa_view *view,
                                          const struct pa_node_table *table, const bool *shown,
                                          struct pa_arena *arena);

#endif
