// SPDX-License-Identifier: Apache-2.0
// What a gate says: the verdict in numbers, what did not just pass, each check for JUnit, and what
// the rules could not see.
#ifndef PA_REPORT_GATE_H
#define PA_REPORT_GATE_H

#include "document/document.h"
#include "gate/profiles.h"
#include "report/diff_names.h"

// How the columns of the tables are called in data.
struct pa_gate_words {
    const char *name, *quantity;       // "benchmark", "unit"; "function", "quantity"
    const struct pa_diff_names *names; // how functions are shown; NULL: as they are
};
extern const struct pa_gate_words pa_gate_bench_words;

// Adds all of it, in the order of pages: the numbers, the table, notes.
void pa_report_add_gate(struct pa_doc *doc, const struct pa_gate_outcome *outcome,
                        const struct pa_gate_words *words);

// Parts of that, for one audience at a time.
void pa_gate_add_verdict(struct pa_doc *doc, const struct pa_gate_outcome *outcome,
                         const struct pa_gate_words *words, unsigned audience);
// What was noted while judging, and the rules that could see nothing, as warnings.
void pa_gate_add_notes(struct pa_doc *doc, const struct pa_gate_outcome *outcome,
                       unsigned audience);

// The proofs of a gate that tests itself; true if every rule fired.
bool pa_report_add_proofs(struct pa_doc *doc, const struct pa_gate_proof *proofs, size_t count,
                          const struct pa_gate_words *words);

#endif
