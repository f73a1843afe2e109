// SPDX-License-Identifier: Apache-2.0
// Two sides of evidence that is no profile, compared and gated as benchmarks are.
#ifndef PA_CMD_EVIDENCE_DIFF_H
#define PA_CMD_EVIDENCE_DIFF_H

#include "bench/record.h"
#include "cli/command.h"
#include "flags/diff_gate.h"

struct pa_evidence_sides {
    struct pa_words old, new;
    struct pa_diff_gate gate;
    double min_effect;
    bool all; // every table, not only what changed
};
extern const struct pa_option pa_evidence_sides_options[];

// Whether two sides were given; an error if only one was, if other files stand beside them, or if
// an option of a gate has nothing to compare.
PA_MUST_CHECK bool pa_evidence_sides_given(const struct pa_context *ctx,
                                           const struct pa_evidence_sides *sides, bool *given,
                                           struct pa_error *err);

// Compares the two columns of the set, prints the report ("bench-diff") and sets the status. `note`
// is what a reader must know of the samples; NULL: nothing.
PA_MUST_CHECK bool pa_evidence_diff(struct pa_context *ctx, const struct pa_evidence_sides *sides,
                                    struct pa_records *set, const char *note, struct pa_error *err);

#endif
