// SPDX-License-Identifier: Apache-2.0
// Which goroutines of a dump are kept to find locks: those who wait for one, and those who have
// such an object on their stack. Of those that are alike the first is kept. Private to
// lib/evidence.
//
// Which locks are waited for only the end of the dump tells. So goroutines are kept by the
// addresses met so far; when another one is met, what was kept is worth nothing, and it begins anew
// behind it. Then the goroutines in front of the last beginning, mostly few, are read a second
// time.
#ifndef PA_EVIDENCE_LOCKS_KEEP_H
#define PA_EVIDENCE_LOCKS_KEEP_H

#include "base/hash.h"
#include "evidence/locks.h"

// Bytes: how far below a lock its object is looked for.
enum { PA_LOCKS_LARGEST_OBJECT = 4096 };

enum pa_locks_pass {
    PA_LOCKS_COLLECT, // of blocked goroutines the address, nothing else
    PA_LOCKS_FILTER,  // those that matter
    PA_LOCKS_ALL,     // Java's threads, which say what they hold
};

struct pa_locks_keep {
    enum pa_locks_pass pass;
    size_t again; // so many goroutines in front are to be read a second time
    // private
    PA_VEC(uint64_t) addresses; // that are waited for, each once
    PA_VEC(uint64_t) sorted;    // those by which goroutines are kept
    struct pa_index index;      // of the addresses
    struct pa_index kept;       // of the locks' threads
};

// The threads that were kept behind those to be read again.
struct pa_locks_rest {
    PA_VEC(struct pa_lock_thread) threads;
    PA_VEC(struct pa_lock_frame) frames;
};

// Frees what it holds.
void pa_locks_keep_release(struct pa_locks_keep *keep);
// Whether the address is one that is waited for.
bool pa_locks_keep_has(const struct pa_locks_keep *keep, uint64_t address);
// Whether the receiver may be that of an object with a lock that is waited for.
bool pa_locks_keep_wants(const struct pa_locks_keep *keep, uint64_t receiver);
// Begins anew between two goroutines if an address was met since, and it pays. True if it does:
// what was kept is gone.
bool pa_locks_keep_anew(struct pa_locks_keep *keep, struct pa_locks *locks);
// Looks at the thread read last, all of whose frames are there, and takes it off the list if it is
// not kept. Returns the index of the one that is kept, itself or the first that is like it;
// SIZE_MAX: none. Strings of frames and states are of the locks' table.
size_t pa_locks_keep_last(struct pa_locks_keep *keep, struct pa_locks *locks);

// Ends the first reading and takes what was kept from the locks into *rest, which the caller
// releases. The second is of keep->again goroutines, by all addresses; of all there is if the first
// found Java's threads.
void pa_locks_keep_second(struct pa_locks_keep *keep, struct pa_locks *locks,
                          struct pa_locks_rest *rest);
// Adds the rest behind what the second reading kept.
void pa_locks_keep_append(struct pa_locks_keep *keep, struct pa_locks *locks,
                          const struct pa_locks_rest *rest);
// Frees what it holds.
void pa_locks_rest_release(struct pa_locks_rest *rest);

#endif
