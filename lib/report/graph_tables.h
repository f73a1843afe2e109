// SPDX-License-Identifier: Apache-2.0
// The nodes and edges of a graph as tables of a report.
#ifndef PA_REPORT_GRAPH_TABLES_H
#define PA_REPORT_GRAPH_TABLES_H

#include "analysis/graph.h"
#include "analysis/tags.h"
#include "analysis/trim.h"
#include "document/document.h"
#include "view/view.h"

// Adds the table "functions": the nodes in the graph's order, with flat and cum. The document
// borrows from the graph's table.
void pa_graph_tables_nodes(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *graph);

// Adds the tables "functions" and "calls" for pages and data: the nodes whose flag in `shown`, an
// array by node, is set (NULL: all) and the edges that lead to or away from them, the heaviest
// first. An edge's nodes are given by name and by row of "functions", counted from 1, which tells
// nodes of one name apart.
void pa_graph_tables_beside_text(struct pa_doc *doc, const struct pa_view *view,
                                 struct pa_graph *graph, const bool *shown);

// Adds the table "labels" for pages and data: what labels the nodes' values came with, the largest
// cumulative value of a node first.
void pa_graph_tables_tags(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *graph,
                          const struct pa_tags *tags);

// Adds a whole report for a graph whose text form is `text`, borrowed: the facts of headers, the
// text and, beside it, the tables "functions", "calls" and, if there are tags, "labels".
void pa_graph_tables_report(struct pa_doc *doc, const struct pa_view *view,
                            const struct pa_trimmed *trimmed, const char *text);

#endif
