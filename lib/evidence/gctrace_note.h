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
    int64_t work;     // given back since the line before
    int64_t released; // given back in all at this moment; -1: not said
    int64_t used;     // per cent of the other memory that is in use; -1: not said
    bool forced;      // debug.FreeOSMemory()
};

// Finalizers and cleanups that wait to be run.
struct pa_gc_queue {
    int64_t finalizers, cleanups;
};

// Parses a line of GODEBUG=scavtrace=1 (of Go to 1.13 "scvg…" of gctrace=1), wherever it stands in
// a line of a log. False if there is none; *scavenge is undefined then.
bool pa_gc_scavenge_parse(struct pa_text line, struct pa_gc_scavenge *scavenge);
// Parses a line of GODEBUG=checkfinalizers=1 about its queues, wherever it stands in a line of a
// log. False if there is none; *queue is undefined then.
bool pa_gc_queue_parse(struct pa_text line, struct pa_gc_queue *queue);

#endif
