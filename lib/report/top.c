// SPDX-License-Identifier: Apache-2.0
#include "report/top.h"

#include "report/graph_tables.h"
#include "report/report_header.h"
#include "report/top_mine.h"
#include "view/view_graph.h"

bool pa_report_add_top(struct pa_doc *doc, struct pa_view *view, const struct pa_top_options *o,
                       struct pa_error *err)
{
    if (o->mine)
        return pa_report_add_top_mine(doc, view, o, err);
    struct pa_view_graph g = {.flags = o->graph, .names = o->names, .trim = {.marks_only = true}};
    struct pa_node_table *table = o->table ? o->table : pa_view_nodes(view, &g);
    if (!pa_view_graph_of(view, table, &g, err))
        return false;
    pa_report_header_add(doc, view,
                         &(struct pa_header_options){.compact = o->graph->compact_labels,
                                                     .trimmed = &g.trimmed,
                                                     .trim = &g.trim});
    pa_graph_tables_nodes(doc, view, g.trimmed.graph);
    return true;
}
