// SPDX-License-Identifier: Apache-2.0
// Series of a history from its laid out results.
#ifndef PA_HISTORY_SERIES_H
#define PA_HISTORY_SERIES_H

#include "history/history.h"

// Fills the series but for their changes. `set` is the one that the pivot was run on.
void pa_history_series_make(struct pa_history *history, struct pa_records *set,
                            struct pa_arena *arena);

#endif
