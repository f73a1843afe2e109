// SPDX-License-Identifier: Apache-2.0
// From change points of series to changes of the history: their places as points of the history,
// which of them are significant among all series, which are alarms, and which happened together
// (events).
#ifndef PA_HISTORY_CHANGES_H
#define PA_HISTORY_CHANGES_H

#include "history/history.h"

// Fills changes of all series, from their change points, and the events of the history, in
// `arena`. A step is confirmed if its q among the steps of all series (Benjamini & Hochberg; a
// series without a step counts as one test) is at most `fdr`, a share of 1. history->points,
// series and since are set before.
void pa_history_changes_make(struct pa_history *history, double fdr, struct pa_arena *arena);

// Returns the relative step (0.02 is 2 %) above which a confirmed step is an alarm in noise of
// that class: 0.01 for quiet, 0.02 for normal, 0.05 for noisy and bimodal.
double pa_history_alarm_floor(enum pa_noise_class class);

#endif
