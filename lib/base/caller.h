// SPDX-License-Identifier: Apache-2.0
// What the process that calls wants of the library, for the length of a call: a thread has one, and
// threads that the library starts take it over. So nothing below asks the process for its settings,
// and two callers in one process do not affect each other.
//
//     const struct pa_caller *before = pa_caller_set(&mine);
//     … calls …
//     pa_caller_set(before);
#ifndef PA_BASE_CALLER_H
#define PA_BASE_CALLER_H

#include <stddef.h>
#include <stdint.h>

// All zero: abort without memory, UTC, modules beside the library, as many threads as are worth it.
struct pa_caller {
    // Called when the system has no more memory. Must not return; if it does, the process aborts.
    void (*out_of_memory)(void *user, size_t wanted);
    // The time zone at a moment, seconds since 1970: *offset in seconds east of UTC. Returns its
    // abbreviation, NULL if it has none.
    const char *(*zone)(void *user, int64_t seconds, int32_t *offset);
    void *user;
    const char *module_folder; // where modules are, instead
    uint32_t threads;          // most that a call may use, its own included; 0: not limited
};

// Returns the settings in force on this thread: those of the last pa_caller_set(), else all
// defaults. Never NULL.
const struct pa_caller *pa_caller(void);
// Sets the settings of this thread. `caller` is borrowed until it is replaced; NULL means all
// defaults. Returns what was set before, NULL if nothing was, to be given back afterwards.
const struct pa_caller *pa_caller_set(const struct pa_caller *caller);

#endif
