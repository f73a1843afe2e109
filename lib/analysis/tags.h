// SPDX-License-Identifier: Apache-2.0
// What the labels of samples say about the nodes of a graph: how much of a node's values came with
// which labels. As in pprof all text labels of a sample make one tag, and each number of the key
// "bytes" makes one beside it; numbers that read alike are one tag. The label that marks the
// samples of a base makes none.
#ifndef PA_ANALYSIS_TAGS_H
#define PA_ANALYSIS_TAGS_H

#include "analysis/call_tree.h"
#include "profile/tag_filter.h"

// A tag of a node: labels, or a number that came with labels, and the values that came with it.
struct pa_tag {
    uint32_t node;
    const char *labels; // "endpoint:search\ntenant:acme", sorted; "": samples without text labels
    const char *text;   // a number with its unit, "1.50kB"; NULL: the tag of the labels themselves
    int64_t number;     // the first one that reads so
    int64_t flat, flat_divisor, cum, cum_divisor;
};

// The tags of all nodes of a graph.
struct pa_tags {
    struct pa_tag *items;          // by node
    uint32_t *first;               // those of node n: items[first[n] .. first[n+1])
    const char *unit;              // of numbers
    struct pa_strings label_table; // private
};

struct pa_tag_options {
    const struct pa_label_units *units;
    const char *output_unit; // numbers are written in it; "minimum": each in its own
    int64_t least;           // of |flat| or |cum|: tags with less are left out
};

// Where samples add to: the flagged nodes of a table, or of a call tree those that have a place in
// its graph (analysis/tree_graph.h).
struct pa_tag_nodes {
    const struct pa_node_table *table; // of the graph
    const bool *keep;                  // by node; NULL: all
    const struct pa_call_tree *tree;   // NULL: no tree
    const uint32_t *place;             // by node of the tree
};

// Returns the tags of the nodes, in `arena`. The sum of the absolute values of all samples must fit
// into 64 bits (pa_measure_fits()). Returns NULL with PA_ERROR_LIMIT if a sum does not fit
// nevertheless, since a sample has the same number twice.
PA_MUST_CHECK struct pa_tags *pa_tags_collect(const struct pa_tag_nodes *nodes,
                                              struct pa_measure measure,
                                              const struct pa_tag_options *options,
                                              struct pa_arena *arena, struct pa_error *err);

// Returns the flat value of a tag; of means the sum divided by its divisor.
int64_t pa_tag_flat(const struct pa_tag *tag);
// Returns the cumulative value of a tag; of means the sum divided by its divisor.
int64_t pa_tag_cum(const struct pa_tag *tag);

// Returns how many tags of the node have a flat value other than 0.
uint32_t pa_tags_count_flat(const struct pa_tags *tags, uint32_t node);

// Sorts `count` tags in place: largest |flat| first, or largest |cum| without `by_flat`; equal ones
// by text.
void pa_tags_sort(struct pa_tag *tags, size_t count, bool by_flat);

#endif
