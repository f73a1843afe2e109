// SPDX-License-Identifier: Apache-2.0
// One pass over the rows of a drawing that makes fewer crossings, and their count. What order.h
// repeats.
#ifndef PA_LAYOUT_SWEEP_H
#define PA_LAYOUT_SWEEP_H

#include "layout/layers.h"

struct pa_sweep_key {
    int64_t value;
    uint32_t pos, element;
};

struct pa_sweep {
    struct pa_layers *layers;
    struct pa_sweep_key *keys;
    uint32_t *tree;               // counts for the crossings
    uint32_t *slots;              // places of the elements that move
    uint32_t *nodes, *node_start; // nodes of row r: nodes[node_start[r]] .. , in no order
    uint64_t *links;              // between each row and the next
    uint64_t *changed;            // of each element: the visit in which the gain of its exchange
                                  // with a neighbour last became another
    uint64_t *row_changed;        // the last of those in each row
    uint64_t *visited;            // of each row: its last visit
    uint64_t visit;               // rows visited by exchanges so far
    uint64_t spent;               // links visited so far, as if each visit looked at all
};

// For `layers`, which are borrowed, with memory of `scratch`.
struct pa_sweep pa_sweep_new(struct pa_arena *scratch, struct pa_layers *layers);

// Down (even numbers) or up, each row sorted by the median of its neighbours in the row before,
// then exchanges of adjacent elements. Two in four put equals the other way round.
void pa_sweep_run(struct pa_sweep *sweep, int number);

// Exchanges adjacent elements as long as that makes fewer crossings; `equals`: in a first pass also
// where their number stays.
void pa_sweep_exchange(struct pa_sweep *sweep, bool equals);

// Sorts by place the `up` or `down` lists of all elements of a row.
void pa_sweep_sort_lists(struct pa_sweep *sweep, uint32_t row, bool up);

// The number of crossings between neighbouring rows.
uint64_t pa_sweep_count(struct pa_sweep *sweep);

// Sorts all lists of neighbours by place.
void pa_sweep_finish(struct pa_sweep *sweep);

#endif
