// SPDX-License-Identifier: Apache-2.0
// Flat and cum of all functions over many profiles, as `pa top` shows them, from columns of
// functions. Stacks are read only where a report asks for edges, which say what was inlined where
// it is called.
#ifndef PA_STORE_TOTALS_H
#define PA_STORE_TOTALS_H

#include "analysis/node.h"
#include "store/parts.h"

struct pa_store_totals {
    struct pa_node_sums sums; // must be the first member; for pa_node_table_of_names()
    // Set by the caller; the rest begins as zero.
    const struct pa_store_parts *parts;
    struct pa_part_visitor visitor; // its strings and warnings
    struct pa_arena *arena;         // of the result
    const char *wanted;             // name of a sample type; NULL: the profiles' default type
    // Set by pa_store_totals_find().
    bool usable;                     // false: merge the profiles and report on that instead
    const struct pa_profile *header; // the merged profile without samples
    pa_str type, unit;
    int64_t total; // of all values
    // By function, `count` of them, ordered by the id of the name.
    pa_str *names;
    int64_t *flat, *cum;
    size_t count;
    uint32_t *node; // by id of a name: its index in these + 1; 0: none
    size_t node_count;
};

// Adds up the columns of all parts. totals->usable stays false, without an error, where columns do
// not give what the merged profile would: some part is special (columns.h), profiles differ in
// types or cannot be merged, a sum does not fit into 64 bits, or no profile could be read. Damaged
// segments are left out with a warning; totals->visitor.read counts what was read and missing.
// False if a column or its merged head cannot be made for another reason.
PA_MUST_CHECK bool pa_store_totals_find(struct pa_store_totals *totals, struct pa_error *err);
// The function of totals->sums: sets flat and cum of the graph's nodes, and its edges if
// options->edges, by reading the stacks of all parts. `sums` is the first member of a struct
// pa_store_totals that is usable. PA_ERROR_UNSUPPORTED if stacks are needed and some rollup has
// none of the wanted type.
bool pa_store_totals_fill(const struct pa_node_sums *sums, struct pa_graph *graph,
                          const struct pa_graph_options *options, struct pa_error *err);

#endif
