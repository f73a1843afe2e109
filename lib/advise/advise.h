// SPDX-License-Identifier: Apache-2.0
// From symptoms to findings: each rule looks, what another finding explains is folded into that,
// the rest is put into the order in which an engineer looks.
#ifndef PA_ADVISE_ADVISE_H
#define PA_ADVISE_ADVISE_H

#include "advise/rule.h"

// Findings that are printed on their own come first: quality of the data, then by severity and
// share; those that others explain (`inside`) are last. Lives in `arena`.
const struct pa_findings *pa_advise(const struct pa_symptoms *symptoms, struct pa_arena *arena);

const char *pa_certainty_word(enum pa_certainty certainty); // "sure", "likely", "maybe"
const char *pa_severity_word(enum pa_severity severity);    // "note", "low", "medium", "high"
// Whether a finding is about the data: PA0xx.
bool pa_finding_is_quality(const struct pa_finding *finding);

#endif
