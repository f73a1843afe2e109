// SPDX-License-Identifier: Apache-2.0
// Is this machine fit to measure on? What Linux says in /proc and /sys without root, twice, and the
// times of a short loop between.
//
//     struct pa_machine_look before, after;
//     pa_machine_look(&before, "", arena);
//     pa_machine_spin(&loop, 10, arena);
//     pa_machine_look(&after, "", arena);
//     pa_machine_judge(&machine, &(struct pa_machine_looks){&before, &after, &loop}, arena);
#ifndef PA_EVIDENCE_MACHINE_H
#define PA_EVIDENCE_MACHINE_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

// What stands in files at one moment. Numbers are -1 and texts NULL where there is nothing to see.
struct pa_machine_look {
    int64_t busy, idle, steal;      // of all CPUs, in ticks
    int64_t own;                    // CPU time of this process, nanoseconds
    int64_t at;                     // nanoseconds
    int64_t swapped;                // pages in and out
    int64_t throttled, quota_stops; // thermal events; periods that a cgroup's quota stopped
    int64_t cpus, nodes;
    double load;          // of the last minute
    double quota;         // CPUs that a cgroup allows
    const char *model;    // of the CPU
    const char *governor; // "performance"
    const char *turbo;    // "on", "off"
    const char *smt;      // hyper-threads: "on", "off"
    const char *virtual_; // "yes", "no"
};

// Reads the state of the machine from /proc and /sys. `root` is put before the names of files: ""
// but for tests. Texts live in `arena`.
void pa_machine_look(struct pa_machine_look *look, const char *root, struct pa_arena *arena);

// Times of equal pieces of work of about a millisecond each.
struct pa_machine_loop {
    uint64_t count;           // 0: was not run
    double median, p99, most; // nanoseconds
};
// Runs pieces of work for so many seconds; the times are in nanoseconds.
void pa_machine_spin(struct pa_machine_loop *loop, double seconds, struct pa_arena *arena);

enum pa_machine_result { PA_MACHINE_FINE, PA_MACHINE_NOTE, PA_MACHINE_BAD, PA_MACHINE_UNSEEN };
struct pa_machine_check {
    const char *name, *value; // value NULL: cannot be seen here
    enum pa_machine_result result;
    const char *effect; // on results
    const char *change; // what to do about it
    const char *key; // of a line at the head of a benchmark file; NULL: it varies from run to run
};

struct pa_machine {
    struct pa_machine_check *checks;
    size_t count;
    size_t results[PA_MACHINE_UNSEEN + 1]; // how many of each
};

struct pa_machine_looks {
    const struct pa_machine_look *before, *after;
    const struct pa_machine_loop *loop;
};
// What the looks say that would disturb measurements: the checks, in `arena`.
void pa_machine_judge(struct pa_machine *machine, const struct pa_machine_looks *looks,
                      struct pa_arena *arena);

#endif
