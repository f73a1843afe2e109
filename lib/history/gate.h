// SPDX-License-Identifier: Apache-2.0
// The gate's rules on a history. The quantity `step` stands for the confirmed steps of all units,
// `drift` for drifts, any other for steps of the units it matches; the name is one for any part of
// a benchmark's name or its unit.
//
//     step>3%, drift>5%, sec/op>3%, ^Encode:step>1%
//
// A step fails if it is confirmed, for the worse, larger than the thresholds and large enough for
// the noise of its series. Provisional ones never do.
#ifndef PA_HISTORY_GATE_H
#define PA_HISTORY_GATE_H

#include "gate/gate.h"
#include "history/history.h"

// Marks the changes that waivers cover. A waiver's benchmark NAME covers all changes of it, up to
// the ceiling; NAME@COMMIT the one whose interval has that commit, *@COMMIT all at it.
void pa_history_acknowledge(struct pa_history *history, struct pa_waivers *waivers,
                            struct pa_arena *arena);

// Adds the checks of all series that are shown. Fails if a threshold measures something else than
// the unit it is for.
PA_MUST_CHECK bool pa_history_gate(struct pa_gate_outcome *outcome,
                                   const struct pa_history *history, const struct pa_records *set,
                                   struct pa_error *err);

#endif
