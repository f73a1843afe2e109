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

// Sets change->acknowledged, the waiver's reason, of all steps and drifts that are not for the
// better and that a waiver covers. A waiver's benchmark NAME covers all changes of the series, up
// to the ceiling; NAME@COMMIT those whose interval of places has that commit, *@COMMIT all of them
// at it. Used waivers are marked. Texts live in `arena` or are the waivers'.
void pa_history_acknowledge(struct pa_history *history, struct pa_waivers *waivers,
                            struct pa_arena *arena);

// Adds a check for each change of each series under each rule, steps or drifts that are not for
// the better and not before history->since; a series without one gives a passed check. `set` holds
// the strings of the series' units. Checks borrow the history. False, with `err` set, if a rule is
// a limit, a threshold measures something else than the unit, or a regular expression exceeded its
// limit of work.
PA_MUST_CHECK bool pa_history_gate(struct pa_gate_outcome *outcome,
                                   const struct pa_history *history, const struct pa_records *set,
                                   struct pa_error *err);

#endif
