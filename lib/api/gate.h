// SPDX-License-Identifier: Apache-2.0
// A gate that a comparison of the API is asked for. Private to lib/api.
#ifndef PA_API_GATE_H
#define PA_API_GATE_H

#include "api/call.h"
#include "api/doc.h"
#include "gate/profiles.h"

// A gate with its rules, and what it found.
struct pa_called_gate {
    bool asked, self_test;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_gate_outcome outcome;
};

// Parses the rules and waivers of `opts` into `*gate`, in the owner's arena, which releases it.
// `opts` may be NULL, or its rules: `asked` is then false. Fails, with the error in the call, if a
// rule or waiver is not valid, or a self-test is asked for without rules.
PA_MUST_CHECK bool pa_called_gate_open(struct pa_call *call, struct pa_owner *owner,
                                       const pa_gate_opts *opts, struct pa_called_gate **gate);
// Sets verdict and counts of `info` by the gate's outcome; nothing if no gate was asked for.
void pa_called_gate_conclude(const struct pa_called_gate *gate, pa_doc_info *info);

#endif
