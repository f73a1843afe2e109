// SPDX-License-Identifier: Apache-2.0
// What a log with lines of GODEBUG=gctrace=1 says, summed while it is read: a log of any size takes
// the same memory.
//
//     struct pa_gctrace *trace = pa_gctrace_new(arena);
//     if (!pa_gctrace_read(trace, NULL, "server.log", err)) …   // further logs are added to it
//     … trace->all.cycles, pa_gctrace_gc_share(&trace->all) …
#ifndef PA_EVIDENCE_GCTRACE_H
#define PA_EVIDENCE_GCTRACE_H

#include "base/arena.h"
#include "base/error.h"
#include "evidence/decimals.h"
#include "evidence/gctrace_line.h"
#include "input/identify.h"

// A stretch of collections. Times are in seconds, sizes in bytes.
struct pa_gctrace_part {
    uint64_t cycles, forced;
    uint64_t timed;      // cycles that have times since the start: all but Go 1.4's
    double begins, ends; // on the axis of pa_gctrace.all, which goes on over restarts
    double seconds;      // that it covers
    double available;    // CPU time there was: seconds × processors
    double cpu_stw, cpu_assist, cpu_background, cpu_idle;
    double stw_seconds, mark_seconds;
    double allocated;
    // Sums over the cycles: divide by `cycles`, or by what the version prints.
    double before, after, live, goal;
    double live_least, live_most, before_most, goal_most;
    double stacks_most, globals_most; // -1: not printed
    struct pa_decimals stw, mark;     // in nanoseconds, of a cycle
};

// At most so many stretches of about equal numbers of cycles, in order of time.
enum { PA_GCTRACE_PARTS = 32 };

// A process whose collections are followed: a log may have those of several.
struct pa_gctrace_run {
    int64_t number, at, live; // of its last cycle
    double offset;            // of its start on the common axis
};
enum { PA_GCTRACE_RUNS = 64 };

// What lines of the scavenger say; -1 where no line says it.
struct pa_gctrace_scavenger {
    double work;                     // bytes given back to the system, all in all
    int64_t released, released_most; // bytes: at the last line, and the most
    int64_t used, used_least;        // per cent of the heap that is not given back
    uint64_t forced;
};

// Finalizers and cleanups that wait: at the last line, and the most.
struct pa_gctrace_queue {
    int64_t finalizers, cleanups, most;
};

struct pa_gctrace {
    struct pa_gctrace_part all;
    struct pa_gctrace_scavenger scavenger;
    struct pa_gctrace_queue queue;
    struct pa_gctrace_part parts[PA_GCTRACE_PARTS];
    size_t part_count;
    uint64_t part_cycles; // of a full part
    uint64_t unforced;
    int64_t last_per_cent; // GC's share of CPU since the start, as the last line says; -1: unknown
    int64_t procs_least, procs_most;
    uint64_t lines, other; // in all; that are nothing of the collector's
    uint64_t broken, scavenged, idle_forced, finalizers;
    const char *broken_path; // where the first broken line is
    uint64_t broken_line;
    uint64_t starts;  // processes, or restarts, that the log has collections of
    uint64_t skipped; // numbers of collections that are missing: the log has holes
    // private
    struct pa_arena *arena;
    double ends; // of the last cycle, on the axis of `all`
    struct pa_gctrace_run runs[PA_GCTRACE_RUNS];
    size_t run_count;
};

// An empty trace, in the arena, which releases it.
struct pa_gctrace *pa_gctrace_new(struct pa_arena *arena);

// Adds a log. A file without any such line is an error; errors name the path. `opened` may be NULL.
PA_MUST_CHECK bool pa_gctrace_read(struct pa_gctrace *trace, struct pa_input_opened *opened,
                                   const char *path, struct pa_error *err);
// The same for bytes in memory; lines that are nothing are no error.
void pa_gctrace_add_text(struct pa_gctrace *trace, const char *path, const uint8_t *bytes,
                         size_t size);

// CPU that the collector took of what there was, as Go counts it (without idle workers); NaN: the
// log has no times. And the assists' share of the collector's CPU.
double pa_gctrace_gc_share(const struct pa_gctrace_part *part);
// The share of the collector's CPU time that goroutines spent in assists; NaN if it used none.
double pa_gctrace_assist_share(const struct pa_gctrace_part *part);
// Collections and bytes allocated a second; NaN: the log has no times.
double pa_gctrace_frequency(const struct pa_gctrace_part *part);
// Bytes allocated a second; NaN if the log has no times.
double pa_gctrace_allocation_rate(const struct pa_gctrace_part *part);

// Adds what comes after it to a part, zeroed at first; what it has of its own is to be released.
void pa_gctrace_part_merge(struct pa_gctrace_part *part, const struct pa_gctrace_part *more);
void pa_gctrace_part_release(struct pa_gctrace_part *part); // frees what it holds

// ---- Private to lib/evidence

// Adds a collection, in the order of the log.
void pa_gctrace_add_cycle(struct pa_gctrace *trace, const struct pa_gc_cycle *cycle);

#endif
