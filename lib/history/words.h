// SPDX-License-Identifier: Apache-2.0
// Texts for people about changes of a history.
#ifndef PA_HISTORY_WORDS_H
#define PA_HISTORY_WORDS_H

#include "history/history.h"

// Returns the size of a change with its interval, "+4.8% [+4.0%, +5.6%]", or in the unit where the
// series has values that are not positive. In `arena`.
const char *pa_history_size_text(const struct pa_history_change *change, struct pa_arena *arena);
// Returns where a change is: "between c17 and c18" for a step, "in c15..c19" for what lasts. In
// `arena`.
const char *pa_history_place_text(const struct pa_history *history,
                                  const struct pa_history_change *change, struct pa_arena *arena);
// Returns the sentence about a change that follows the name and the unit of its series, without a
// full stop: size, place and how certain it is. In `arena`.
const char *pa_history_sentence(const struct pa_history *history,
                                const struct pa_history_change *change, struct pa_arena *arena);
// Returns "confirmed" or "provisional" for a step, "" for other changes; a constant text.
const char *pa_history_status(const struct pa_history_change *change);
// Returns a value of a tidied unit with a fitting prefix and four significant digits: "1.234m". In
// `arena`.
const char *pa_history_value_text(double value, const char *unit, struct pa_arena *arena);
// Returns the values of a series as block characters of eight heights, oldest first, at most
// `width` of them: each is the median of so many values in a row. In `arena`.
const char *pa_history_sparkline(const struct pa_history_series *series, size_t width,
                                 struct pa_arena *arena);

#endif
