// SPDX-License-Identifier: Apache-2.0
// Options that say what of a call graph a report shows: of top, tree, dot and others.
#ifndef PA_VIEW_GRAPH_FLAGS_H
#define PA_VIEW_GRAPH_FLAGS_H

#include "analysis/trim.h"
#include "view/view.h"

// Options as they are parsed.
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

// Sets node_count, fractions, drop_negative and order of `trim` by the flags; other members stay.
// `default_count` stands for a node count below 0. Without `trim` all limits are off. Fails with
// PA_ERROR_USAGE for a `sort` other than flat and cum.
PA_MUST_CHECK bool pa_graph_flags_resolve(const struct pa_graph_flags *flags, int64_t default_count,
                                          struct pa_trim_options *trim, struct pa_error *err);
// Returns the options for pa_node_table_new() that the flags hold: how paths are shown.
struct pa_node_options pa_graph_flags_nodes(const struct pa_graph_flags *flags);

#endif
