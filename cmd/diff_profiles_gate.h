// SPDX-License-Identifier: Apache-2.0
// The gate of `pa diff` for profiles: rules of bench/gate_parse.h whose units are flat and cum and
// whose names are those of functions.
//
//     'cum>5%'   'main\..*:flat>3%'   'cum>10000000' (in the unit of the sample type)
//
// A function fails a rule if it got slower, significantly after Benjamini and Hochberg, and the
// whole interval of the change lies beyond the threshold. A rule under which no function had enough
// samples to be tested decides nothing.
#ifndef PA_CMD_DIFF_PROFILES_GATE_H
#define PA_CMD_DIFF_PROFILES_GATE_H

#include "analysis/comparison.h"
#include "bench/gate_parse.h"
#include "cmd/command.h"
#include "report/document.h"

// Released with pa_gate_release(), after printing: the document borrows the rules' texts.
PA_MUST_CHECK bool pa_diff_profiles_gate_parse(struct pa_gate *gate, const char *rules,
                                               struct pa_error *err);

// Adds the verdict to the document, each function under each rule as a check.
enum pa_status pa_diff_profiles_gate(struct pa_doc *doc, const struct pa_gate *gate,
                                     const struct pa_profile_comparison *comparison,
                                     const struct pa_strings *strings);

#endif
