// SPDX-License-Identifier: Apache-2.0
// The series of a history: a row of its pivot, over the points.
#ifndef PA_HISTORY_SERIES_H
#define PA_HISTORY_SERIES_H

#include "history/history.h"

// Fills history->series from history->pivot, which was run on `set`, and history->points: values
// are midmeans of the samples of a point, with the change points found in them; the changes are
// not made yet (changes.h). All in `arena`. Rows with fewer than two points are left out.
void pa_history_series_make(struct pa_history *history, struct pa_records *set,
                            struct pa_arena *arena);

#endif
