// SPDX-License-Identifier: Apache-2.0
// What is said of a change of a history, in a sentence.
#ifndef PA_HISTORY_WORDS_H
#define PA_HISTORY_WORDS_H

#include "history/history.h"

// "+4.8% [+4.0%, +5.6%]", or in the unit where the series has no ratios. In the arena.
const char *pa_history_size_text(const struct pa_history_change *change, struct pa_arena *arena);
// "between c17 and c18", "in c15..c19". In the arena.
const char *pa_history_place_text(const struct pa_history *history,
                                  const struct pa_history_change *change, struct pa_arena *arena);
// The sentence behind the name and the unit of the series. In the arena.
const char *pa_history_sentence(const struct pa_history *history,
                                const struct pa_history_change *change, struct pa_arena *arena);
// "confirmed", "provisional"; "" of what is neither.
const char *pa_history_status(const struct pa_history_change *change);
// A value of a unit with a fitting prefix. In the arena.
const char *pa_history_value_text(double value, const char *unit, struct pa_arena *arena);
// The values as a line of blocks, at most `width` characters, oldest first. In the arena.
const char *pa_history_sparkline(const struct pa_history_series *series, size_t width,
                                 struct pa_arena *arena);

#endif
