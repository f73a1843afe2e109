// SPDX-License-Identifier: Apache-2.0
// What some lines of a log say, each by itself. Threads fill batches from pieces of a log at the
// same time; a trace then takes the batches in the log's order, since cycles are compared with the
// one before.
#ifndef PA_EVIDENCE_GCTRACE_BATCH_H
#define PA_EVIDENCE_GCTRACE_BATCH_H

#include "base/vec.h"
#include "evidence/gctrace.h"

// The parsed lines of a piece of a log. Begins as zero.
struct pa_gctrace_batch {
    PA_VEC(struct pa_gc_cycle) cycles;
    uint64_t lines, other;                       // lines of the piece; those of other programs
    uint64_t broken, broken_line;                // broken lines; number of the first one, from 1
    uint64_t scavenged, idle_forced, finalizers; // lines of each kind (gctrace_line.h)
    struct pa_gctrace_scavenger scavenger;
    struct pa_gctrace_queue queue; // set if `finalizers` is not 0
    double started; // when the process of the first cycle was, as pa_gctrace.started; NaN: no times
    size_t stamped; // cycles that were asked for it
};

// Replaces the batch's content by what these lines say, using its memory again. The last line may
// lack its line end. The text is not needed afterwards.
void pa_gctrace_batch_fill(struct pa_gctrace_batch *batch, struct pa_text lines);
// Frees what the batch holds.
void pa_gctrace_batch_release(struct pa_gctrace_batch *batch);

// Adds the next batch of the log `path`, of which `lines` lines came before (for numbers of broken
// lines). trace->all is left as it was.
void pa_gctrace_add_batch(struct pa_gctrace *trace, const struct pa_gctrace_batch *batch,
                          const char *path, uint64_t lines);
// Sets trace->all to the sum of all parts. To be called when batches were added.
void pa_gctrace_sum_up(struct pa_gctrace *trace);

#endif
