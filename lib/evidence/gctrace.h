// SPDX-License-Identifier: Apache-2.0
// Sums of a log's lines of GODEBUG=gctrace=1, made while the log is read: a log of any size takes
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

// Some consecutive garbage collections (cycles). Times are in seconds, sizes in bytes.
struct pa_gctrace_part {
    uint64_t cycles, forced;
    uint64_t timed;      // cycles that have a time since the start: all but Go 1.4's
    double begins, ends; // on the axis of pa_gctrace.all, which goes on over restarts
    double seconds;      // between the cycle before the first and the last one
    double available;    // CPU time there was: seconds × GOMAXPROCS
    double cpu_stw, cpu_assist, cpu_background, cpu_idle; // as in pa_gc_cycle
    double stw_seconds, mark_seconds;                     // wall-clock times of the phases
    double allocated; // at least: growth of the heap between and during cycles
    // Sums over the cycles of heap sizes: at the start, at the end, marked, and the goal.
    double before, after, live, goal;
    double live_least, live_most, before_most, goal_most;
    double stacks_most, globals_most; // -1: not printed
    struct pa_decimals stw, mark;     // of each cycle, in nanoseconds
};

// Most parts of a log. They have about equal numbers of cycles and are in order of time.
enum { PA_GCTRACE_PARTS = 32 };

// A process whose collections are followed: a log may have lines of several. Times in nanoseconds
// since its start, sizes in bytes.
struct pa_gctrace_run {
    int64_t number, at, live; // of its last cycle
    double offset;            // of its start on the axis of pa_gctrace.all, in seconds
};
enum { PA_GCTRACE_RUNS = 64 };

// What lines of GODEBUG=scavtrace=1 say; -1 where no line says it.
struct pa_gctrace_scavenger {
    double work;                     // bytes that were given back to the system, in all
    int64_t released, released_most; // bytes given back at the moment: last line, greatest
    int64_t used, used_least;        // per cent of the other memory in use: last line, least
    uint64_t forced;                 // lines of debug.FreeOSMemory()
};

// Finalizers and cleanups that wait to be run: at the last line, and the greatest sum of both.
struct pa_gctrace_queue {
    int64_t finalizers, cleanups, most;
};

struct pa_gctrace {
    struct pa_gctrace_part all;
    struct pa_gctrace_scavenger scavenger;
    struct pa_gctrace_queue queue;
    struct pa_gctrace_part parts[PA_GCTRACE_PARTS];
    size_t part_count;
    uint64_t part_cycles;  // of a full part
    uint64_t unforced;     // cycles that no call of runtime.GC() forced
    int64_t last_per_cent; // GC's share of CPU since the start, as the last line says; -1: unknown
    int64_t procs_least, procs_most;
    uint64_t lines, other;                               // lines read; those of other programs
    uint64_t broken, scavenged, idle_forced, finalizers; // lines of each kind (gctrace_line.h)
    const char *broken_path;                             // where the first broken line is
    uint64_t broken_line;
    uint64_t starts;  // processes, or restarts, that the log has collections of
    uint64_t skipped; // numbers of collections that are missing: the log has holes
    double started;   // when the first process was, in seconds since 1970, by the times that the
                      // log puts in front of its lines; NaN: it puts none
    int64_t from, to; // only collections of these nanoseconds of a process are added; set before
                      // the first log is read, at first all of them
    // private
    struct pa_arena *arena;
    double ends; // of the last cycle, on the axis of `all`
    struct pa_gctrace_run runs[PA_GCTRACE_RUNS];
    size_t run_count;
};

// Returns an empty trace in the arena, which releases it.
struct pa_gctrace *pa_gctrace_new(struct pa_arena *arena);

// Adds the lines of a log, of any size, in UTF-8 or UTF-16. `opened` is the file if it was opened
// already, else NULL. PA_ERROR_FORMAT if it has no line of a collection. Errors name the path.
PA_MUST_CHECK bool pa_gctrace_read(struct pa_gctrace *trace, struct pa_input_opened *opened,
                                   const char *path, struct pa_error *err);
// Adds the lines of a text in memory, as those of a log named `path`. A text without lines of the
// collector is no error.
void pa_gctrace_add_text(struct pa_gctrace *trace, const char *path, const uint8_t *bytes,
                         size_t size);

// Returns when the axis of `all` begins, in seconds since 1970. `started` is when the process was
// started, from another source, for a log whose lines have no times; NaN: not known. NaN if neither
// tells, or the log has several processes.
double pa_gctrace_begun(const struct pa_gctrace *trace, double started);

// Returns the collector's share (0 to 1) of the CPU time that there was, as Go counts it: stops,
// assists and background workers, but not workers on idle processors. NaN if the log has no times.
double pa_gctrace_gc_share(const struct pa_gctrace_part *part);
// Returns the share (0 to 1) of the collector's CPU time that goroutines spent in assists. NaN if
// it used none, or the log does not say.
double pa_gctrace_assist_share(const struct pa_gctrace_part *part);
// Returns collections a second; NaN if the log has no times.
double pa_gctrace_frequency(const struct pa_gctrace_part *part);
// Returns bytes allocated a second; NaN if the log has no times.
double pa_gctrace_allocation_rate(const struct pa_gctrace_part *part);

// Adds to `part` the cycles of `more`, which come after its own. An empty part is zeroed; the
// caller releases it.
void pa_gctrace_part_merge(struct pa_gctrace_part *part, const struct pa_gctrace_part *more);
// Frees what the part holds.
void pa_gctrace_part_release(struct pa_gctrace_part *part);

// ---- Private to lib/evidence

// Adds one collection; they come in the order of the log. trace->all is left as it was: afterwards
// call pa_gctrace_sum_up().
void pa_gctrace_add_cycle(struct pa_gctrace *trace, const struct pa_gc_cycle *cycle);

#endif
