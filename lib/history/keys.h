// SPDX-License-Identifier: Apache-2.0
// Which keys of configurations tell series apart, and which belong to the commit.
#ifndef PA_HISTORY_KEYS_H
#define PA_HISTORY_KEYS_H

#include "history/points.h"

// Returns the configuration keys that are the same in all results of each point, and those that
// name the point itself, for pa_pivot_options.ignore: quoted names joined by commas,
// "commit","date","cpu". NUL-terminated, in `arena`; "" if there are none. Keys that begin with
// '.' or '/' are left out.
const char *pa_history_common_keys(const struct pa_records *set,
                                   const struct pa_history_points *points, struct pa_arena *arena);

#endif
