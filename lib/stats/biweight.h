// SPDX-License-Identifier: Apache-2.0
// The cut of a series into levels that minimises the biweight cost: the sum of min((x - level)^2,
// 9) plus `beta` for each cut. Found exactly, over all places and levels, by keeping the cost as a
// piecewise quadratic function of the last level (Fearnhead & Rigaill 2019). What is further than 3
// from its level costs 9 wherever it is, so a single wild value never pays for cuts.
#ifndef PA_STATS_BIWEIGHT_H
#define PA_STATS_BIWEIGHT_H

#include "base/arena.h"

#include <stddef.h>

// x in units of its standard deviation, finite. Cuts, indexes of the first value of a new level, in
// ascending order in the arena; returns how many.
size_t pa_biweight_partition(const double *x, size_t n, double beta, struct pa_arena *arena,
                             size_t **cuts);

#endif
