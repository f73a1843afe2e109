// SPDX-License-Identifier: Apache-2.0
// The pass over the samples that fills a graph. Private to lib/analysis.
#ifndef PA_ANALYSIS_ACCUMULATE_H
#define PA_ANALYSIS_ACCUMULATE_H

#include "analysis/graph.h"

// Adds all samples of the table's profile to the (zeroed) nodes and edges of `graph`. The sum of
// all absolute values must fit into 64 bits.
void pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options);

#endif
