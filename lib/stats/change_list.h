// SPDX-License-Identifier: Apache-2.0
// From a fit to the changes that are reported: steps with the intervals of place and size,
// outliers, transients and drifts.
#ifndef PA_STATS_CHANGE_LIST_H
#define PA_STATS_CHANGE_LIST_H

#include "stats/change_drift.h"
#include "stats/change_points.h"

// Why a cut is forced: bits of pa_change_range.forced[].
enum { PA_CHANGE_BY_MACHINE = 1, PA_CHANGE_BY_DRIFT = 2 };

struct pa_change_list {
    struct pa_change_points *found; // filled by pa_change_list_make()
    struct pa_change_range range;   // the values once the drifts have been subtracted
    struct pa_change_fit fit;       // of that range
    struct pa_change_drift *drifts;
    size_t drift_count;
    struct pa_arena *arena;
};

// Fills points, count, fitted, noise, modes, class, s and needed of list->found from the fit and
// the drifts. list->found->y and ->fitted already have room for the n values of the range; the
// points live in list->arena, by place. Steps whose cut was forced by the end of a drift are left
// out if they are not significant (p above 0.001).
void pa_change_list_make(struct pa_change_list *list);

#endif
