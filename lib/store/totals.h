// SPDX-License-Identifier: Apache-2.0
// What `pa top` shows of many profiles, from their columns of functions: no stack is looked at, but
// those that say which functions were inlined where they are called, if some are.
#ifndef PA_STORE_TOTALS_H
#define PA_STORE_TOTALS_H

#include "analysis/node.h"
#include "store/parts.h"

struct pa_store_totals {
    struct pa_node_sums sums; // first; for pa_node_table_of_names()
    const struct pa_store_parts *parts;
    struct pa_part_visitor visitor; // how they are read
    struct pa_arena *arena;
    const char *wanted; // a type's name; NULL: what the profiles show by default
    // Set by pa_store_totals_find().
    bool usable;                     // false: the answer is that of the merged profile only
    const struct pa_profile *header; // merged, without samples
    pa_str type, unit;
    int64_t total;
    pa_str *names;
    int64_t *flat, *cum;
    size_t count;
    uint32_t *node; // by string: an index into these + 1
    size_t node_count;
};

// Where it is not usable, nothing is said of what could not be read. What is read is in
// totals->visitor.read.
PA_MUST_CHECK bool pa_store_totals_find(struct pa_store_totals *totals, struct pa_error *err);
// What the sums are filled by. PA_ERROR_UNSUPPORTED if stacks are needed that the rollups do not
// have.
bool pa_store_totals_fill(const struct pa_node_sums *sums, struct pa_graph *graph,
                          const struct pa_graph_options *options, struct pa_error *err);

#endif
