// SPDX-License-Identifier: Apache-2.0
#include "flags/graph_options.h"

#define ROW(kind, member, name_, ...)                                                              \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct pa_graph_flags, member), __VA_ARGS__              \
    }

const struct pa_option pa_graph_options[] = {
    ROW(INT, node_count, "nodecount", .letter = 'n', .argument = "N", .fallback = "-1",
        .minimum = -1, .maximum = INT64_MAX, .help = "show at most N entries; 0: all"),
    ROW(DOUBLE, node_fraction, "nodefraction", .argument = "F", .fallback = "0.005", .most = 1,
        .help = "leave out entries below this share of the total"),
    ROW(DOUBLE, edge_fraction, "edgefraction", .argument = "F", .fallback = "0.001", .most = 1,
        .help = "leave out calls below this share of the total"),
    ROW(BOOL, trim, "trim", .fallback = "true",
        .help = "leave out what is small or beyond the number of entries"),
    ROW(BOOL, drop_negative, "drop-negative", .help = "leave out entries with negative values"),
    ROW(BOOL, compact_labels, "compact-labels", .help = "a short header"),
    ROW(BOOL, call_tree, "call-tree",
        .help = "a node for each way to call a function (graph, dot, callgrind)"),
    ROW(STRING, trim_path, "trim-path", .argument = "PATH[:PATH]...",
        .help = "remove these prefixes from names of source files"),
    ROW(STRING, source_path, "source-path", .argument = "PATH[:PATH]...",
        .help = "folders with sources; file names are shown from there"),
    ROW(FLAG, order, "flat", .value = PA_ORDER_FLAT, .help = "sort by flat value (the default)"),
    ROW(FLAG, order, "cum", .value = PA_ORDER_CUM, .help = "sort by cumulative value"),
    ROW(STRING, sort, "sort", .argument = "flat|cum", .hidden = true, .help = "the order"),
    {0},
};
