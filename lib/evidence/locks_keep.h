// SPDX-License-Identifier: Apache-2.0
// Which goroutines of a dump are kept to find locks: a dump of a million is read twice, first for
// the addresses that are waited for, then for those who wait and those who have such an object on
// their stack. Of those that are alike the first is kept. Private to lib/evidence.
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
    PA_VEC(uint64_t) addresses; // that are waited for, each once; sorted for the second pass
    struct pa_index index;      // of them; then of the threads that are kept
};

// Frees what it holds.
void pa_locks_keep_release(struct pa_locks_keep *keep);
// Ends the first pass and begins the second.
void pa_locks_keep_filter(struct pa_locks_keep *keep);
// Whether the receiver may be that of an object with a lock that is waited for.
bool pa_locks_keep_wants(const struct pa_locks_keep *keep, uint64_t receiver);
// Looks at the thread read last, all of whose frames are there, and takes it off the list if it is
// not kept; true if it is. Strings of frames and states are of the locks' table.
bool pa_locks_keep_last(struct pa_locks_keep *keep, struct pa_locks *locks);

#endif
