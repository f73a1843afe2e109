// SPDX-License-Identifier: Apache-2.0
// Drift: whether levels that all rise, or all fall, are better explained by a straight slope.
#ifndef PA_STATS_CHANGE_DRIFT_H
#define PA_STATS_CHANGE_DRIFT_H

#include "stats/change_fit.h"

struct pa_change_drift {
    size_t from, to;     // the values [from, to) of the fitted range
    double slope, error; // change from one value to the next, and its standard error
    bool joined;         // no step at its ends: values go on from where it ends
};

// Sets range->s, the standard deviation of a value around its level, from the differences of
// neighbours that no forced cut separates (pa_robust_difference_scale()), for the lag-1
// autocorrelation `rho`, which is in [0, 1). At least 1e-5 of range->unit. `arena` is used for
// scratch memory.
void pa_change_scale(struct pa_change_range *range, double rho, struct pa_arena *arena);

// Finds the drift in a fit by which a slope explains values best: the squared errors (each at most
// 9) plus the price of cuts and slope must fall, and the slope be 4 standard errors or more from
// 0. Candidates are runs of three or more levels that all rise or all fall, and all of the range
// if `whole` is true; less than 20 values are never a drift. In runs of two levels and more a ramp
// (change_ramp.h) of 30 values and more is a candidate, too: a drift that begins or ends on a
// level; where it does is paid for like the place of a cut. `rho` is as for pa_change_scale().
// False, with *drift untouched, if there is none. Allocates only memory that it frees.
bool pa_change_drift_find(const struct pa_change_fit *fit, double rho, bool whole,
                          struct pa_change_drift *drift);

#endif
