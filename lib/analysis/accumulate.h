// SPDX-License-Identifier: Apache-2.0
// The pass over the samples that fills a graph. Private to lib/analysis.
#ifndef PA_ANALYSIS_ACCUMULATE_H
#define PA_ANALYSIS_ACCUMULATE_H

#include "analysis/graph.h"

// Adds all samples of the table's profile to the zeroed nodes of `graph`, finds the edges if they
// are asked for, and links them. The sum of all absolute values must fit into 64 bits
// (pa_measure_fits()). May use a second thread; the result does not depend on it.
void pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options);
// Adds the edges into options->edges_into (neither means nor edges_of may be asked for) to a graph
// of the same samples that has none, without those whose |weight| is below `least`, and links them.
// The nodes keep their values.
void pa_graph_add_edges_into(struct pa_graph *graph, const struct pa_graph_options *options,
                             int64_t least);

#endif
