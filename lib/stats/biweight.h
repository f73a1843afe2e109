// SPDX-License-Identifier: Apache-2.0
// The cut of a series into levels that minimises the biweight cost: the sum of min((x - level)^2,
// 9) plus `beta` for each cut. Found exactly, over all places and levels, by keeping the cost as a
// piecewise quadratic function of the last level (Fearnhead & Rigaill 2019). What is further than 3
// from its level costs 9 wherever it is, so a single wild value never pays for cuts.
#ifndef PA_STATS_BIWEIGHT_H
#define PA_STATS_BIWEIGHT_H

#include "base/arena.h"

#include <stddef.h>

// Partitions x[0..n-1] with cost `beta` for each cut. x holds finite values in units of the
// standard deviation of a value around its level. *cuts is set to an array in `arena`, the indexes
// of the first values of new levels in ascending order (never 0); NULL if n is 0. Returns their
// number, at most n - 1. Time grows with n times the number of pieces that the cost function has,
// which stays small in practice.
size_t pa_biweight_partition(const double *x, size_t n, double beta, struct pa_arena *arena,
                             size_t **cuts);

#endif
