// SPDX-License-Identifier: Apache-2.0
// The steps that order.h repeats: one pass over the rows of a drawing that makes fewer crossings,
// and counting them.
#ifndef PA_LAYOUT_SWEEP_H
#define PA_LAYOUT_SWEEP_H

#include "layout/layers.h"

struct pa_sweep_key {
    int64_t value;
    uint32_t pos, element;
};

struct pa_sweep {
    struct pa_layers *layers;
    struct pa_sweep_key *keys;    // scratch: of the row that is sorted
    uint32_t *tree;               // scratch: a tree of counts, for counting crossings
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

// Returns the state for sweeps over `layers`, which are borrowed and will be changed; arrays are
// in `scratch`.
struct pa_sweep pa_sweep_new(struct pa_arena *scratch, struct pa_layers *layers);

// Does sweep number `number`: downwards if it is even, else upwards. Each row is sorted by the
// median of its neighbours in the row before; then adjacent elements are exchanged. Where number %
// 4 is 2 or 3, elements with equal medians are put the other way round.
void pa_sweep_run(struct pa_sweep *sweep, int number);

// Exchanges adjacent elements in all rows as long as that makes fewer crossings, within a limit of
// passes. With `equals`, the first pass also makes exchanges that keep the number.
void pa_sweep_exchange(struct pa_sweep *sweep, bool equals);

// Sorts the `up` lists, or else the `down` lists, of all nodes of a row by the place of the
// neighbours.
void pa_sweep_sort_lists(struct pa_sweep *sweep, uint32_t row, bool up);

// Returns the number of crossings between neighbouring rows.
uint64_t pa_sweep_count(struct pa_sweep *sweep);

// Sorts the `up` and `down` lists of all nodes by the place of the neighbours.
void pa_sweep_finish(struct pa_sweep *sweep);

#endif
