// SPDX-License-Identifier: Apache-2.0
// Who waits for which lock and who holds it, from the text of a dump: of goroutines for people
// (debug=2, SIGQUIT, panics), and of Java's threads.
//
// Java says it. Of Go it is a guess by addresses: a lock lies in the object whose methods are on
// the stack, so a lock's object is the nearest receiver at or below its address, and who else has
// that receiver on its stack and does not wait for the lock may hold it. Words of arguments may be
// out of date (the runtime marks them with '?').
//
//     struct pa_locks *l = pa_locks_new(arena);
//     if (!pa_locks_read(l, path, err)) …
//     pa_locks_find(l);
#ifndef PA_EVIDENCE_LOCKS_H
#define PA_EVIDENCE_LOCKS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/vec.h"

struct pa_lock_frame {
    const char *function, *place; // "dl.go:21"
    uint64_t receiver;            // the first argument if it may be an address; 0
};

// A goroutine or thread.
struct pa_lock_thread {
    const char *name, *state; // "goroutine 18", "sync.Mutex.Lock"
    size_t first, count;      // of its frames, leaf first
    uint64_t waits;           // address of the lock it waits for; 0: none
    uint64_t waits_in;        // Go: receiver of the method that waits; 0: not known
    bool blocked;             // waits for a lock, whichever
    int64_t minutes;          // Go: that it has waited; 0: less than one
    size_t first_held, held;  // Java: of the addresses below
};

struct pa_lock {
    uint64_t object;   // address of the object that it is in, or its own
    size_t waiters;    // threads
    size_t waiter;     // the first of them
    size_t holder;     // SIZE_MAX: not found
    size_t candidates; // how many may hold it
    bool itself;       // the holder waits for it
};

// Locks in a circle: each is held by who waits for the next. Indices of `circle` below.
struct pa_lock_cycle {
    size_t first, count;
};

struct pa_locks {
    struct pa_arena *arena;
    PA_VEC(struct pa_lock_thread) threads;
    PA_VEC(struct pa_lock_frame) frames;
    PA_VEC(uint64_t) held;
    PA_VEC(struct pa_lock) locks; // that someone waits for, most waiters first
    PA_VEC(size_t) circle;        // indices of locks
    PA_VEC(struct pa_lock_cycle) cycles;
    bool java; // exact
};

struct pa_locks *pa_locks_new(struct pa_arena *arena); // released with it

// Adds the threads of a file. Profiles and other text have none, and that is no error.
PA_MUST_CHECK bool pa_locks_read(struct pa_locks *locks, const char *path, struct pa_error *err);
// The same of the text of a file.
void pa_locks_add_text(struct pa_locks *locks, const struct pa_bytes *bytes);
// Once all is read, finds locks, holders and circles.
void pa_locks_find(struct pa_locks *locks);

// The frame to show: the user's own that is nearest to the leaf, or else the leaf; NULL: no frame.
const struct pa_lock_frame *pa_lock_site(const struct pa_locks *locks,
                                         const struct pa_lock_thread *thread);

#endif
