// SPDX-License-Identifier: Apache-2.0
// From a fit to what is said of it: places and sizes with intervals, outliers, drifts.
#ifndef PA_STATS_CHANGE_LIST_H
#define PA_STATS_CHANGE_LIST_H

#include "stats/change_drift.h"
#include "stats/change_points.h"

// Why a cut is forced.
enum { PA_CHANGE_BY_MACHINE = 1, PA_CHANGE_BY_DRIFT = 2 };

struct pa_change_list {
    struct pa_change_points *found;
    struct pa_change_range range; // without the drifts
    struct pa_change_fit fit;
    struct pa_change_drift *drifts;
    size_t drift_count;
    struct pa_arena *arena;
};

// Fills the points, the noise and the fitted levels of list->found.
void pa_change_list_make(struct pa_change_list *list);

#endif
