// SPDX-License-Identifier: Apache-2.0
// From change points of series to changes of the history: places as points, which are certain among
// all series, which are alarms, and what changed together.
#ifndef PA_HISTORY_CHANGES_H
#define PA_HISTORY_CHANGES_H

#include "history/history.h"

// Fills series[].changes and the events.
void pa_history_changes_make(struct pa_history *history, double fdr, struct pa_arena *arena);

// The smallest relative step that is an alarm in noise of that class.
double pa_history_alarm_floor(enum pa_noise_class class);

#endif
