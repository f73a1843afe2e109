// SPDX-License-Identifier: Apache-2.0
// A ramp: a level, then a straight slope, then a level again, without steps. A series that drifts
// during a part of its history has this shape.
#ifndef PA_STATS_CHANGE_RAMP_H
#define PA_STATS_CHANGE_RAMP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

// The slope covers the values [from, to), by `slope` from one to the next; those from `to` on lie
// slope * (to - from) above the first level.
struct pa_change_ramp {
    size_t from, to;
    double slope;
};

// Finds the ramp with a slope of `shortest` values or more that fits y[0..n) by least squares:
// first over a grid of places for its ends, then in smaller steps around the best. Returns false,
// with *ramp untouched, if n is less than `shortest` or all values are the same. `arena` is used
// for scratch memory. O(n).
bool pa_change_ramp_find(const double *y, size_t n, size_t shortest, struct pa_arena *arena,
                         struct pa_change_ramp *ramp);
// Returns how far value i of the ramp lies above its first level.
static inline double pa_change_ramp_at(const struct pa_change_ramp *ramp, size_t i)
{
    size_t t = i < ramp->to ? i : ramp->to;
    return t > ramp->from ? ramp->slope * (double)(t - ramp->from) : 0;
}

#endif
