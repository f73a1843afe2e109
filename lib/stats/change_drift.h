// SPDX-License-Identifier: Apache-2.0
// Drift: whether levels that rise or fall together are better explained by a slope.
#ifndef PA_STATS_CHANGE_DRIFT_H
#define PA_STATS_CHANGE_DRIFT_H

#include "stats/change_fit.h"

struct pa_change_drift {
    size_t from, to;
    double slope, error; // of a value, and its standard error
};

// The scale of values around their levels, from differences within what is not cut by force.
void pa_change_scale(struct pa_change_range *range, double rho, struct pa_arena *arena);

// The drift in a fit that is best explained by a slope; false if there is none. `whole`: the whole
// history may be one.
bool pa_change_drift_find(const struct pa_change_fit *fit, double rho, bool whole,
                          struct pa_change_drift *drift);

#endif
