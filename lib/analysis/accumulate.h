// SPDX-License-Identifier: Apache-2.0
// The pass over the samples that fills a graph. Private to lib/analysis.
#ifndef PA_ANALYSIS_ACCUMULATE_H
#define PA_ANALYSIS_ACCUMULATE_H

#include "analysis/graph.h"

// Adds all samples of the table's profile to the (zeroed) nodes and edges of `graph`. The sum of
// all absolute values must fit into 64 bits.
void pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options);
// Adds the edges of `options` (edges_into; neither means nor edges_of) to a graph of the same
// samples that has none, but those whose |weight| is below `least`; its nodes stay as they are.
void pa_graph_add_edges_into(struct pa_graph *graph, const struct pa_graph_options *options,
                             int64_t least);

#endif
