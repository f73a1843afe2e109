// SPDX-License-Identifier: Apache-2.0
// Which keys of configurations tell series apart, and which belong to the commit.
#ifndef PA_HISTORY_KEYS_H
#define PA_HISTORY_KEYS_H

#include "history/points.h"

// The keys of the commit, for pa_pivot_options.ignore: "commit,date,cpu". In the arena.
const char *pa_history_common_keys(const struct pa_records *set,
                                   const struct pa_history_points *points, struct pa_arena *arena);

#endif
