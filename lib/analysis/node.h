// SPDX-License-Identifier: Apache-2.0
// Nodes of reports: what a report tells apart, be it functions, lines or addresses. Two lines of
// locations are the same node if all that the granularity left of them is equal
// (profile/granularity.h), so this table is made after pa_profile_aggregate().
#ifndef PA_ANALYSIS_NODE_H
#define PA_ANALYSIS_NODE_H

#include "analysis/path.h"
#include "base/vec.h"
#include "profile/profile.h"
#include "symbol/level.h"

struct pa_node_info {
    pa_str name, file; // the file's path, trimmed and cleaned
    pa_str object;     // the binary, where there is no name or objects are told apart
    uint64_t address;
    int64_t line, column;
    int64_t start_line; // only together with `object`
};

struct pa_graph;
struct pa_graph_options;

// What nodes are worth where the samples are elsewhere, as in a store (analysis/graph.h).
struct pa_node_sums {
    // Sets flat and cum of the nodes that are kept, `inlined` and edges if they are asked for.
    bool (*fill)(const struct pa_node_sums *sums, struct pa_graph *graph,
                 const struct pa_graph_options *options, struct pa_error *err);
    const bool *inlined; // by node: whether it is inlined somewhere
};

struct pa_node_table {
    const struct pa_profile *profile;
    const struct pa_node_sums *sums; // NULL: samples of the profile tell
    struct pa_arena *arena;
    PA_VEC(struct pa_node_info) infos;
    // Nodes of a location, from its physical frame inwards: of_location[first[l] .. first[l+1]).
    // NULL in a selection.
    uint32_t *first;
    uint32_t *of_location;
    enum pa_symbol_level level;
    const char **names, **shown, **functions; // made when asked for
};

struct pa_node_options {
    bool objects; // tell equal functions of different binaries apart
    struct pa_path_options paths;
    enum pa_symbol_level names; // how much of a function's name pa_node_shown() shows
};

// An empty table of a profile's nodes, in `arena`: what a node is (function, line, address …) the
// options say; NULL options are {0}.
struct pa_node_table *pa_node_table_new(const struct pa_profile *profile,
                                        const struct pa_node_options *options,
                                        struct pa_arena *arena);

// A table of copies: its node i is nodes[i] of `table`. It has no locations.
struct pa_node_table *pa_node_table_select(const struct pa_node_table *table, const uint32_t *nodes,
                                           size_t count, struct pa_arena *arena);

// One whose nodes are functions of these names, worth what `sums` says. It has no locations.
struct pa_node_table *pa_node_table_of_names(const struct pa_profile *profile, const pa_str *names,
                                             size_t count, const struct pa_node_sums *sums,
                                             struct pa_arena *arena);

// By node, whether some location has it inlined into another. Lives in `arena`.
bool *pa_node_inlined(const struct pa_node_table *table, struct pa_arena *arena);

// As pprof prints it: "0000000000401000 main.work /src/main.go:12", without what is not known;
// "[binary]" or "<unknown>" if nothing is. Borrowed from the table.
const char *pa_node_name(struct pa_node_table *table, uint32_t node);
// The same with the function's name at the table's level: for people to read. No two functions of
// the table are shown alike (symbol/distinct.h).
const char *pa_node_shown(struct pa_node_table *table, uint32_t node);
// The function's name as pa_node_shown() has it, without binary, address, file and line; "" if the
// node has no function. Borrowed from the table.
const char *pa_node_shown_function(struct pa_node_table *table, uint32_t node);

// The name of its function, or without one the node's name, as a string of the profile's table.
pa_str pa_node_function(struct pa_node_table *table, uint32_t node);

// Adds what such a name has behind the function's: "/src/main.go:12", "[binary]", "<unknown>" or
// nothing. With `base` of a path its last element alone.
void pa_node_add_place(struct pa_strbuf *out, const struct pa_node_table *table, uint32_t node,
                       bool base);

// -1, 0, 1: the order of names in reports; nodes with addresses are ordered by them.
int pa_node_compare(struct pa_node_table *table, uint32_t a, uint32_t b);
// The same for nodes that are told apart by what their names do not show. 0 only if a is b.
int pa_node_compare_hidden(const struct pa_node_table *table, uint32_t a, uint32_t b);

#endif
