// SPDX-License-Identifier: Apache-2.0
// Goroutines that need not be taken apart to find locks, as what their stack says is known of the
// first of their shape: those that no lock is found by, and those that wait as one that is kept.
// Private to lib/evidence.
#ifndef PA_EVIDENCE_LOCKS_SHAPES_H
#define PA_EVIDENCE_LOCKS_SHAPES_H

#include "evidence/locks_lines.h"
#include "input/goroutine_shapes.h"

// Below it nothing is an address: small numbers are arguments.
enum { PA_LOCKS_LEAST_ADDRESS = 0x10000 };

struct pa_locks_shape {
    bool blocked;                // it waits for a lock
    bool odd;                    // taken apart each time
    size_t receivers, receiving; // the first one in the list of words, and how many
    size_t locks, locking;       // the same of words that may be the lock's address
};

// Goroutines that are alike: of one shape and state, waiting for one lock for minutes or not.
struct pa_locks_kind {
    uint32_t shape;
    bool minutes;
    const char *state;
    uint64_t waits;
    size_t thread; // of the locks' threads
};

struct pa_locks_shapes {
    struct pa_goroutine_shapes shapes;
    PA_VEC(struct pa_locks_shape) list;
    PA_VEC(uint32_t) words;             // indices of words in their shapes
    PA_VEC(struct pa_locks_kind) kinds; // those that are kept
    struct pa_index index;              // of them
};

// Frees what it holds.
void pa_locks_shapes_release(struct pa_locks_shapes *shapes);

// What is known of a goroutine by its shape. With `alike` set, kind->thread is as this one is.
struct pa_locks_seen {
    bool known; // its shape was met before
    bool skip;  // no lock is found by it
    bool alike;
    bool waits; // it may be remembered as kind, once it is known which thread is kept for it
    struct pa_locks_kind kind;
};

// Looks at the body of a goroutine with this head.
struct pa_locks_seen pa_locks_shapes_look(const struct pa_locks_shapes *shapes,
                                          struct pa_locks_reader *reader,
                                          const struct pa_locks_head *head,
                                          struct pa_goroutine_body *body);
// Adds the shape of a goroutine that was read, not a known one.
void pa_locks_shapes_add(struct pa_locks_shapes *shapes, const struct pa_goroutine_body *body,
                         bool blocked);
// Remembers of a kind, whose `waits` was set, which thread is kept.
void pa_locks_shapes_keep(struct pa_locks_shapes *shapes, const struct pa_locks_kind *kind);
// Forgets all kinds, as the threads are gone.
void pa_locks_shapes_forget(struct pa_locks_shapes *shapes);

// Where the word of the call's receiver begins, behind 0x; NULL: the line is no call, or has none,
// or is the library's own that locks.
const char *pa_locks_receiver(struct pa_text line, struct pa_text *function);
// Whether the function waits for the lock that is its receiver.
bool pa_locks_is_slow(struct pa_text function);

#endif
