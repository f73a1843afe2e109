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
    uint32_t *tree;  // counts for the crossings
    uint32_t *fill;  // next free place in a list of neighbours
    uint32_t *slots; // places of the elements that move
    uint64_t spent;  // links visited so far
};

struct pa_sweep pa_sweep_new(struct pa_arena *scratch, struct pa_layers *layers);

// Down (even numbers) or up, each row sorted by the median of its neighbours in the row before,
// then exchanges of adjacent elements. Two in four put equals the other way round.
void pa_sweep_run(struct pa_sweep *sweep, int number);

uint64_t pa_sweep_count(struct pa_sweep *sweep);

// Sorts all lists of neighbours by place.
void pa_sweep_finish(struct pa_sweep *sweep);

#endif
