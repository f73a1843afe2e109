// SPDX-License-Identifier: Apache-2.0
// A component cut into rows. Its elements are the nodes, and for an arc that spans several rows one
// dummy in each row between; after that every link leads from one row to the next.
//
// Elements 0 .. node_count-1 are the nodes, the dummies of one arc follow each other downwards.
#ifndef PA_LAYOUT_LAYERS_H
#define PA_LAYOUT_LAYERS_H

#include "layout/dag.h"

struct pa_layers {
    uint32_t count, node_count, rank_count; // elements; nodes among them; rows
    uint32_t *rank;                         // by element: its row, 0 at the top
    int32_t *left, *right;                  // by element: room it takes on either side of its x
    uint32_t *chain;             // first dummy of each arc (if it spans more than one row)
    uint32_t *up_start, *up;     // neighbours of element v above: up[up_start[v]] ..
    uint32_t *down_start, *down; // and below
    uint32_t *row_start;         // row r is order[row_start[r]] .. order[row_start[r+1]-1]
    uint32_t *order, *pos;       // elements of each row from left to right; place in the row
};

enum {
    PA_LAYERS_LANE = 100,       // tenths of a pixel between the edges of one arc
    PA_LAYERS_LOOP_WIDTH = 200, // room beside a node with a self loop
    PA_LAYERS_LOOP_GAP = 80,    // and for each further loop
};

// Cuts a component into `rank_count` rows, those that pa_ranks_assign() gave (`rank` is by node),
// and adds dummies; the order within a row is arbitrary. *out lives in `scratch`. False if there
// would be more than PA_LAYOUT_MAX_ELEMENTS elements; *out is unset then.
bool pa_layers_build(struct pa_arena *scratch, const struct pa_dag *dag, const uint32_t *rank,
                     uint32_t rank_count, struct pa_layers *out) PA_MUST_CHECK;

// Returns element number `step` of an arc, from its upper node (0) over its dummies to its lower
// node (pa_layers_span()).
uint32_t pa_layers_step(const struct pa_layers *layers, const struct pa_dag *dag, uint32_t arc,
                        uint32_t step);
// Returns by how many rows the arc leads down; at least 1.
uint32_t pa_layers_span(const struct pa_layers *layers, const struct pa_dag *dag, uint32_t arc);

// Returns the least distance, in tenths of a pixel, between the x of two neighbours in a row so
// that boxes stay `gap` apart; for each dummy among them it is a quarter of the gap less.
int32_t pa_layers_distance(const struct pa_layers *layers, uint32_t left, uint32_t right,
                           int32_t gap);

#endif
