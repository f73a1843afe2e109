// SPDX-License-Identifier: Apache-2.0
// The nodes and edges of a graph as tables of a report.
#ifndef PA_REPORT_GRAPH_TABLES_H
#define PA_REPORT_GRAPH_TABLES_H

#include "analysis/graph.h"
#include "analysis/tags.h"
#include "analysis/trim.h"
#include "document/document.h"
#include "view/view.h"

// "functions": the nodes in the graph's order, with flat and cum.
void pa_graph_tables_nodes(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *graph);

// "functions" and "calls", for all readers but those of text: the nodes that `shown` flags (NULL:
// all) and the edges that lead to or away from them, the heaviest first. An edge's nodes are given
// by name and by row of "functions", which tells nodes of one name apart.
void pa_graph_tables_beside_text(struct pa_doc *doc, const struct pa_view *view,
                                 struct pa_graph *graph, const bool *shown);

// "labels", for the same readers: what labels the nodes' values came with, the largest cumulative
// value of a node first.
void pa_graph_tables_tags(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *graph,
                          const struct pa_tags *tags);

// A whole report for a graph whose text form is `text`: the facts of headers, and beside the text
// the tables above.
void pa_graph_tables_report(struct pa_doc *doc, const struct pa_view *view,
                            const struct pa_trimmed *trimmed, const char *text);

#endif
