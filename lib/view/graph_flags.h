// SPDX-License-Identifier: Apache-2.0
// What a report shows of a graph of calls: top, tree, dot and others.
#ifndef PA_VIEW_GRAPH_FLAGS_H
#define PA_VIEW_GRAPH_FLAGS_H

#include "analysis/trim.h"
#include "view/view.h"

struct pa_graph_flags {
    int64_t node_count; // -1: the command's own default
    double node_fraction, edge_fraction;
    bool trim;
    bool drop_negative;
    bool compact_labels;
    bool call_tree; // of pa graph, dot and callgrind
    const char *trim_path, *source_path;
    int order;        // enum pa_node_order, by -flat and -cum
    const char *sort; // "flat" or "cum", by -sort
};

// Translates flags into options of pa_graph_trimmed(); `default_count` stands for a count of -1.
// PA_ERROR_USAGE for an unknown --sort.
PA_MUST_CHECK bool pa_graph_flags_resolve(const struct pa_graph_flags *flags, int64_t default_count,
                                          struct pa_trim_options *trim, struct pa_error *err);
// Translates flags into options of pa_node_table_new().
struct pa_node_options pa_graph_flags_nodes(const struct pa_graph_flags *flags);

#endif
