// SPDX-License-Identifier: Apache-2.0
// Lines that the Go runtime prints beside those of collections.
//
//     scav 8 KiB work (bg), 0 KiB work (eager), 2160 KiB now, 81% util       (scavtrace=1)
//     checkfinalizers: queue: 3 finalizers + 0 cleanups                      (checkfinalizers=1)
#ifndef PA_EVIDENCE_GCTRACE_NOTE_H
#define PA_EVIDENCE_GCTRACE_NOTE_H

#include "input/text.h"

// What the scavenger gave back to the system. Sizes in bytes.
struct pa_gc_scavenge {
    int64_t work;     // since the line before, in the background and at once
    int64_t released; // all that is given back at this moment; -1: not said
    int64_t used;     // per cent of the rest that are in use; -1: not said
    bool forced;      // debug.FreeOSMemory()
};

struct pa_gc_queue {
    int64_t finalizers, cleanups; // that wait to be run
};

// A line of GODEBUG=scavtrace=1, of any version of Go. False if the line is none.
bool pa_gc_scavenge_parse(struct pa_text line, struct pa_gc_scavenge *scavenge);
// A line of GODEBUG=checkfinalizers=1 about its queues.
bool pa_gc_queue_parse(struct pa_text line, struct pa_gc_queue *queue);

#endif
