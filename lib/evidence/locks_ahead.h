// SPDX-License-Identifier: Apache-2.0
// Finds the locks of a large dump on a second thread, while the caller makes a profile of it.
//
//     struct pa_locks_ahead *ahead = pa_locks_ahead_new(arena, path);
//     … read the same file …
//     const struct pa_locks *locks = pa_locks_ahead_take(ahead, arena, path, err);
#ifndef PA_EVIDENCE_LOCKS_AHEAD_H
#define PA_EVIDENCE_LOCKS_AHEAD_H

#include "evidence/locks.h"

struct pa_locks_ahead;

// Starts to read the file, if it is one that can be read twice, is large, and there is a second
// processor: NULL if not. The path is borrowed. The arena ends the thread when it is released.
struct pa_locks_ahead *pa_locks_ahead_new(struct pa_arena *arena, const char *path);

// Returns the locks of the file, found, in the arena: those read ahead if that was of the same
// path, else it is read now. `ahead` may be NULL. NULL if the file cannot be read; the error names
// the path.
const struct pa_locks *pa_locks_ahead_take(struct pa_locks_ahead *ahead, struct pa_arena *arena,
                                           const char *path, struct pa_error *err);

#endif
