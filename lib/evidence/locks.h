// SPDX-License-Identifier: Apache-2.0
// Who waits for which lock and who holds it, from the text of a dump: of goroutines for people
// (debug=2, SIGQUIT, panics), or of Java's threads.
//
// Java prints who holds a lock. For Go it is guessed from addresses: a lock lies in the object
// whose methods are on the stack, so a lock's object is taken to be the nearest receiver at or
// below its address (within 4096 bytes), and another goroutine with that receiver on its stack
// that does not wait for the lock may hold it. Argument words may be out of date (the runtime
// marks those with '?').
//
//     struct pa_locks *l = pa_locks_new(arena);
//     if (!pa_locks_read(l, path, err)) …
//     pa_locks_find(l);
#ifndef PA_EVIDENCE_LOCKS_H
#define PA_EVIDENCE_LOCKS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/vec.h"

struct pa_lock_frame {
    const char *function, *place; // "dl.go:21"
    uint64_t receiver;            // Go: the first argument if it may be an address; 0: none
};

// A goroutine or thread.
struct pa_lock_thread {
    const char *name, *state; // "goroutine 18", "sync.Mutex.Lock"
    size_t first, count;      // of its frames, leaf first
    uint64_t waits;           // address of the lock it waits for; 0: none
    uint64_t waits_in;        // Go: receiver of the method that waits; 0: not known
    bool blocked;             // it waits for a lock, known or not
    int64_t minutes;          // Go: of waiting; 0: less than one
    size_t first_held, held;  // Java: the locks it holds, in pa_locks.held
    size_t alike;             // Go: how many are as this one, itself among them
};

// A lock for which someone waits. Threads are indices of pa_locks.threads.
struct pa_lock {
    uint64_t object;   // address of the object that it is in, or its own
    size_t waiters;    // number of threads that wait for it
    size_t waiter;     // the first of them
    size_t holder;     // who most likely holds it; SIZE_MAX: not found
    size_t candidates; // how many are as likely
    bool itself;       // the holder waits for it
};

// A deadlock: the holder of each lock waits for the next one, the last one's for the first. Its
// locks are pa_locks.circle[first], ….
struct pa_lock_cycle {
    size_t first, count;
};

struct pa_locks {
    struct pa_arena *arena;
    size_t total; // goroutines or threads that were read
    // Of Java all; of Go those that wait for a lock or may hold one, and of several that are alike
    // the first.
    PA_VEC(struct pa_lock_thread) threads;
    PA_VEC(struct pa_lock_frame) frames;
    PA_VEC(uint64_t) held;        // Java: addresses of locks that threads hold
    PA_VEC(struct pa_lock) locks; // that someone waits for, most waiters first
    PA_VEC(size_t) circle;        // indices of locks
    PA_VEC(struct pa_lock_cycle) cycles;
    bool java; // a dump of Java: holders are exact
    // private
    struct pa_strings strings;
};

// Returns an empty set of threads in the arena, which releases it.
struct pa_locks *pa_locks_new(struct pa_arena *arena);

// Reads the threads of a file into an empty set. Where some wait for locks, its beginning is read
// twice, all of it if it is a dump of Java. Binary profiles and other texts have none, which is no
// error. Errors of reading name the path.
PA_MUST_CHECK bool pa_locks_read(struct pa_locks *locks, const char *path, struct pa_error *err);
// Does the same with a text in memory, which is not needed afterwards.
void pa_locks_add_text(struct pa_locks *locks, const struct pa_bytes *bytes);
// Finds locks, their holders and deadlocks. Call it once, when everything was read. Of very many
// locks only those with the most waiters are looked at.
void pa_locks_find(struct pa_locks *locks);

// Returns the frame to show of a thread: the one nearest to the leaf that is the program's own,
// else the leaf; NULL if it has no frames.
const struct pa_lock_frame *pa_lock_site(const struct pa_locks *locks,
                                         const struct pa_lock_thread *thread);

#endif
