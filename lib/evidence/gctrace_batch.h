// SPDX-License-Identifier: Apache-2.0
// What some lines of a log say, each by itself: threads make batches of pieces of a log at the same
// time, a trace takes them in the log's order.
#ifndef PA_EVIDENCE_GCTRACE_BATCH_H
#define PA_EVIDENCE_GCTRACE_BATCH_H

#include "base/vec.h"
#include "evidence/gctrace.h"

struct pa_gctrace_batch {
    PA_VEC(struct pa_gc_cycle) cycles;
    uint64_t lines, other;
    uint64_t broken, broken_line; // the first broken one, from 1
    uint64_t scavenged, idle_forced, finalizers;
    struct pa_gctrace_scavenger scavenger;
    struct pa_gctrace_queue queue; // if there are lines of finalizers
};

// Makes the batch one of these lines; what it held is forgotten, its memory used again. The last
// line may lack its end.
void pa_gctrace_batch_fill(struct pa_gctrace_batch *batch, struct pa_text lines);
void pa_gctrace_batch_release(struct pa_gctrace_batch *batch); // frees what it holds

// Adds the batch of the log `path` that comes next, behind `lines` lines.
void pa_gctrace_add_batch(struct pa_gctrace *trace, const struct pa_gctrace_batch *batch,
                          const char *path, uint64_t lines);
// Makes trace->all the sum of all stretches. To be called once batches were added.
void pa_gctrace_sum_up(struct pa_gctrace *trace);

#endif
