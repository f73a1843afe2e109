// SPDX-License-Identifier: Apache-2.0
// Options of the reports that show a trimmed graph: top, tree, dot and others.
#ifndef PA_CMD_GRAPH_OPTIONS_H
#define PA_CMD_GRAPH_OPTIONS_H

#include "analysis/trim.h"
#include "cmd/session.h"

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
extern const struct pa_option pa_graph_options[];

// What the flags mean for pa_graph_trimmed(); `default_count` stands for -1.
PA_MUST_CHECK bool pa_graph_flags_resolve(const struct pa_graph_flags *flags, int64_t default_count,
                                          struct pa_trim_options *trim, struct pa_error *err);
// And for pa_node_table_new().
struct pa_node_options pa_graph_flags_nodes(const struct pa_graph_flags *flags);

#endif
