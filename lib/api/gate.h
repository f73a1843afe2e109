// SPDX-License-Identifier: Apache-2.0
// A gate that a comparison of the API is asked for. Private to lib/api.
#ifndef PA_API_GATE_H
#define PA_API_GATE_H

#include "api/call.h"
#include "api/doc.h"
#include "gate/profiles.h"

struct pa_called_gate {
    bool asked, self_test;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_gate_outcome outcome;
};

// Parses the rules and waivers of `opts` (NULL: no gate is asked for) into the owner's arena, which
// releases them.
PA_MUST_CHECK bool pa_called_gate_open(struct pa_call *call, struct pa_owner *owner,
                                       const pa_gate_opts *opts, struct pa_called_gate **gate);
// What the outcome means for who asks the document.
void pa_called_gate_conclude(const struct pa_called_gate *gate, pa_doc_info *info);

#endif
