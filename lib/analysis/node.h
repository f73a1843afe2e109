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

// What a node is. Parts that the granularity removed are 0.
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

// All nodes; a node is an index of `infos`, from 0. It borrows the profile.
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

// Makes the table of all nodes of a profile, in `arena`, in the order in which locations first have
// them. Options may be NULL: equal functions of different binaries are one node, paths are cleaned
// only, names are shown whole.
struct pa_node_table *pa_node_table_new(const struct pa_profile *profile,
                                        const struct pa_node_options *options,
                                        struct pa_arena *arena);

// Returns a table, in `arena`, of copies of `count` nodes: its node i is nodes[i] of `table`. It
// has no locations (`first` is NULL), so no graph can be built of it.
struct pa_node_table *pa_node_table_select(const struct pa_node_table *table, const uint32_t *nodes,
                                           size_t count, struct pa_arena *arena);

// Returns a table, in `arena`, whose nodes are functions with these `count` names and no more;
// their values come from `sums`, which is borrowed. It has no locations.
struct pa_node_table *pa_node_table_of_names(const struct pa_profile *profile, const pa_str *names,
                                             size_t count, const struct pa_node_sums *sums,
                                             struct pa_arena *arena);

// Returns an array of flags by node, in `arena`: whether some location has the node inlined into
// another.
bool *pa_node_inlined(const struct pa_node_table *table, struct pa_arena *arena);

// Returns the node's name as pprof prints it: "0000000000401000 main.work /src/main.go:12", without
// what is not known; "[binary]" or "<unknown>" if nothing is. Made when first asked for; lives in
// the table's arena.
const char *pa_node_name(struct pa_node_table *table, uint32_t node);
// Returns the node's name as pa_node_name() does, but with the function's name at the table's
// level, for people to read. No two functions of the table are shown alike (symbol/distinct.h).
// Lives in the table's arena.
const char *pa_node_shown(struct pa_node_table *table, uint32_t node);
// Returns the function's name as pa_node_shown() has it, without binary, address, file and line; ""
// if the node has no function. Lives as long as the table.
const char *pa_node_shown_function(struct pa_node_table *table, uint32_t node);

// Returns the name of the node's function or, without one, the node's name, as an id of the
// profile's table of strings, to which it may be added.
pa_str pa_node_function(struct pa_node_table *table, uint32_t node);

// Appends what a node's name has behind the function's: "/src/main.go:12", "[binary]", "<unknown>"
// or nothing. With `base` only the last element of the path.
void pa_node_add_place(struct pa_strbuf *out, const struct pa_node_table *table, uint32_t node,
                       bool base);

// Compares two nodes in the order of reports: -1, 0 or 1. Nodes with addresses are ordered by them,
// others by their names' bytes.
int pa_node_compare(struct pa_node_table *table, uint32_t a, uint32_t b);
// Compares two nodes of equal names by what the names do not show: file, line of the function's
// start, line, binary, and at last by number. Returns 0 only if a is b.
int pa_node_compare_hidden(const struct pa_node_table *table, uint32_t a, uint32_t b);

#endif
