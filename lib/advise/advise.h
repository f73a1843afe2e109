// SPDX-License-Identifier: Apache-2.0
// From symptoms to findings. Each rule looks at the symptoms; a finding that another one explains
// is folded into that one; the rest is put into the order in which an engineer would look.
#ifndef PA_ADVISE_ADVISE_H
#define PA_ADVISE_ADVISE_H

#include "advise/rule.h"

// Runs all rules and returns their findings, in `arena`. Findings that are printed on their own
// come first: those about the quality of the data, then sure and likely ones, then those that may
// be, each by severity, area and share. Findings that others explain (`inside` is set) come last.
const struct pa_findings *pa_advise(const struct pa_symptoms *symptoms, struct pa_arena *arena);

// Returns "sure", "likely", "maybe" or "suspect".
const char *pa_certainty_word(enum pa_certainty certainty);
// Returns "note", "low", "medium" or "high".
const char *pa_severity_word(enum pa_severity severity);
// Returns whether a finding is about the quality of the data: its rule's id is PA0xx.
bool pa_finding_is_quality(const struct pa_finding *finding);

#endif
