// SPDX-License-Identifier: Apache-2.0
// Goroutines that no lock is found by, passed over without being taken apart: what their stack says
// is known of the first of their shape. Private to lib/evidence.
#ifndef PA_EVIDENCE_LOCKS_SHAPES_H
#define PA_EVIDENCE_LOCKS_SHAPES_H

#include "evidence/locks_keep.h"
#include "input/goroutine_shapes.h"

struct pa_locks_shape {
    bool look;           // it waits for a lock, or is odd: taken apart each time
    size_t first, count; // of the list of words that are receivers
};

struct pa_locks_shapes {
    struct pa_goroutine_shapes shapes;
    PA_VEC(struct pa_locks_shape) list;
    PA_VEC(uint32_t) receivers; // indices of words in their shapes
};

// Frees what it holds.
void pa_locks_shapes_release(struct pa_locks_shapes *shapes);
// Whether the goroutine may be passed over; *known: its shape was met before.
bool pa_locks_shapes_skip(const struct pa_locks_shapes *shapes, const struct pa_locks_keep *keep,
                          struct pa_goroutine_body *body, bool *known);
// Adds the shape of a goroutine that was read, not a known one. `look`: it is to be read each time.
void pa_locks_shapes_add(struct pa_locks_shapes *shapes, const struct pa_goroutine_body *body,
                         bool look);

// Where the word of the call's receiver begins, behind 0x; NULL: the line is no call, or has none,
// or is the library's own that locks.
const char *pa_locks_receiver(struct pa_text line, struct pa_text *function);

#endif
