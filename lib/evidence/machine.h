// SPDX-License-Identifier: Apache-2.0
// Whether this machine is fit for measuring. Read from Linux's /proc and /sys, without root, at
// two moments, with the times of a short loop between them.
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

// The state of the machine at one moment. What cannot be seen is -1, `load` NaN, texts NULL.
struct pa_machine_look {
    int64_t busy, idle, steal;      // time of all CPUs since boot, in ticks of /proc/stat
    int64_t own;                    // CPU time of this process, nanoseconds
    int64_t at;                     // monotonic clock, nanoseconds
    int64_t swapped;                // pages swapped in and out since boot
    int64_t throttled, quota_stops; // thermal events; periods in which a cgroup's quota ran out
    int64_t cpus, nodes;
    double load;          // load average of the last minute
    double quota;         // CPUs that a cgroup allows
    const char *model;    // of the CPU
    const char *governor; // "performance"
    const char *turbo;    // "on", "off"
    const char *smt;      // hyper-threads: "on", "off"
    const char *virtual_; // "yes", "no"
};

// Reads the state of the machine from /proc and /sys. `root` is put in front of these paths: ""
// but in tests. Texts live in `arena`. What cannot be read is marked as not seen; there are no
// errors.
void pa_machine_look(struct pa_machine_look *look, const char *root, struct pa_arena *arena);

// Times of equal pieces of work, of about a millisecond each.
struct pa_machine_loop {
    uint64_t count;           // 0: was not run
    double median, p99, most; // nanoseconds
};
// Runs equal pieces of work for so many seconds, 100,000 at most, and takes their times. `arena`
// is for working memory.
void pa_machine_spin(struct pa_machine_loop *loop, double seconds, struct pa_arena *arena);

enum pa_machine_result { PA_MACHINE_FINE, PA_MACHINE_NOTE, PA_MACHINE_BAD, PA_MACHINE_UNSEEN };
struct pa_machine_check {
    const char *name, *value; // value NULL: cannot be seen here
    enum pa_machine_result result;
    const char *effect; // what it does to results of benchmarks
    const char *change; // what to do about it
    const char *key;    // to write it with, as "key: value", before benchmarks; NULL: it varies
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
// Fills `machine` with a check for each thing that disturbs measurements, in a fixed order;
// counters are compared between the two looks. Checks are in `arena`; values of texts are borrowed
// from the looks.
void pa_machine_judge(struct pa_machine *machine, const struct pa_machine_looks *looks,
                      struct pa_arena *arena);

#endif
