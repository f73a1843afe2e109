// SPDX-License-Identifier: Apache-2.0
// `pa diff --self-test` for profiles: proves that the gate can fail.
#ifndef PA_CMD_DIFF_PROFILES_PROOF_H
#define PA_CMD_DIFF_PROFILES_PROOF_H

#include "cmd/diff_profiles_gate.h"

struct pa_diff_proof_input {
    const struct pa_comparison_run *runs;
    size_t run_count;
    const struct pa_comparison_options *options;
    const struct pa_profile_comparison *comparison; // of these runs
    const struct pa_strings *strings;
};

// For each rule the profiles of the old side are both sides, and in one function, the most costly
// of those that the rule is about, could be tested and are no more than half of everything, the new
// side is worse, by twice the threshold or by what it takes to be seen: it must fail. Makes a
// document of what was found;
// `*status` is UNDECIDED unless every rule fired.
PA_MUST_CHECK bool pa_diff_profiles_prove(const struct pa_diff_proof_input *input,
                                          const struct pa_gate *gate, struct pa_arena *arena,
                                          struct pa_doc *doc, enum pa_status *status,
                                          struct pa_error *err);

#endif
