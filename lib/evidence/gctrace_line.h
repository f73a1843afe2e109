// SPDX-License-Identifier: Apache-2.0
// One line of GODEBUG=gctrace=1, as Go 1.4 to 1.27 print it, wherever it stands in a line of a log:
//
//     gc 9 @1.17s 2%: 0.03+4.5+0.003 ms clock, 0.03+0.38/0.56/0+0.003 ms cpu, 16->18->5 MB,
//         18 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)
//     gc9(2): 12+1+744+8 us, 2 -> 4 MB, 38521 (1080147-1041626) objects, …          (Go 1.4)
#ifndef PA_EVIDENCE_GCTRACE_LINE_H
#define PA_EVIDENCE_GCTRACE_LINE_H

#include "input/text.h"

// One collection. Times are in nanoseconds, sizes in bytes as printed (whole mebibytes); -1 where
// the version prints nothing of the kind.
struct pa_gc_cycle {
    int64_t number;   // of the collection, from 1
    int64_t at;       // time of its start, since the program started
    int64_t per_cent; // GC's share of CPU since then
    int64_t stw;      // both stops: sweep termination and mark termination
    int64_t mark;     // what runs beside the program
    // CPU time: of the stops, of goroutines in assists, of background workers, of workers on idle
    // processors.
    int64_t cpu_stw, cpu_assist, cpu_background, cpu_idle;
    int64_t before, after, live; // heap at the start and at the end, and what was marked
    int64_t goal, stacks, globals;
    int64_t procs; // GOMAXPROCS
    bool forced;   // by runtime.GC()
};

enum pa_gctrace_kind {
    PA_GCTRACE_OTHER,     // nothing of the runtime's
    PA_GCTRACE_CYCLE,     // a collection
    PA_GCTRACE_BROKEN,    // begins as a collection, and something is missing
    PA_GCTRACE_SCAVENGED, // "scav 1 KiB work …": of scavtrace=1, or "scvg"
    PA_GCTRACE_FORCED,    // "GC forced": nothing was collected for two minutes
    PA_GCTRACE_FINALIZERS // "checkfinalizers: …"
};

// Returns what a line of a log is, without its line end. *cycle is filled only for
// PA_GCTRACE_CYCLE, and undefined otherwise.
enum pa_gctrace_kind pa_gctrace_line_parse(struct pa_text line, struct pa_gc_cycle *cycle);

#endif
