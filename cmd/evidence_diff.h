// SPDX-License-Identifier: Apache-2.0
// Comparing two sides of evidence (metrics, logs of the collector, escapes), with a gate, as
// benchmarks are compared.
#ifndef PA_CMD_EVIDENCE_DIFF_H
#define PA_CMD_EVIDENCE_DIFF_H

#include "bench/record.h"
#include "cli/command.h"
#include "flags/diff_gate.h"

struct pa_evidence_sides {
    struct pa_words old, new; // files of --old and --new
    struct pa_diff_gate gate;
    double min_effect; // relative change that matters at least
    bool all;          // every row, not only what changed
};
extern const struct pa_option pa_evidence_sides_options[];

// Sets *given to whether both sides were given by --old and --new. PA_ERROR_USAGE if only one was,
// if there are other files beside them, if a gate has nothing to compare, or if there are no files
// at all.
PA_MUST_CHECK bool pa_evidence_sides_given(const struct pa_context *ctx,
                                           const struct pa_evidence_sides *sides, bool *given,
                                           struct pa_error *err);

// Compares the two columns of `set`, prints the report ("bench-diff") and sets ctx->status by the
// gate. `note` says what a reader must know of the samples; NULL: nothing.
PA_MUST_CHECK bool pa_evidence_diff(struct pa_context *ctx, const struct pa_evidence_sides *sides,
                                    struct pa_records *set, const char *note, struct pa_error *err);

#endif
