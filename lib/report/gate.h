// SPDX-License-Identifier: Apache-2.0
// What a gate says: the verdict in numbers, what did not just pass, each check for JUnit, and what
// the rules could not see.
#ifndef PA_REPORT_GATE_H
#define PA_REPORT_GATE_H

#include "document/document.h"
#include "gate/profiles.h"
#include "report/diff_names.h"

// What the gate's tables call things.
struct pa_gate_words {
    const char *name, *quantity;       // "benchmark", "unit"; "function", "quantity"
    const struct pa_diff_names *names; // how functions are shown; NULL: as they are
};
extern const struct pa_gate_words pa_gate_bench_words;

// Adds all of a finished outcome in the order of pages: the numbers, the table, notes and, for
// functions, the least growth that the samples could prove. The document borrows from it.
void pa_report_add_gate(struct pa_doc *doc, const struct pa_gate_outcome *outcome,
                        const struct pa_gate_words *words);

// Adds the verdict in numbers, or that there is no baseline, and the table of what did not pass,
// for `audience` (a set of enum pa_audience); with PA_FOR_DATA every check, too.
void pa_gate_add_verdict(struct pa_doc *doc, const struct pa_gate_outcome *outcome,
                         const struct pa_gate_words *words, unsigned audience);
// Adds as warnings what was noted while judging and which rules had nothing to look at, for
// `audience`.
void pa_gate_add_notes(struct pa_doc *doc, const struct pa_gate_outcome *outcome,
                       unsigned audience);

// Adds the table "proofs" of a gate that tests itself: `count` proofs, one for each rule. Returns
// whether every rule fired.
bool pa_report_add_proofs(struct pa_doc *doc, const struct pa_gate_proof *proofs, size_t count,
                          const struct pa_gate_words *words);

#endif
