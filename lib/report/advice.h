// SPDX-License-Identifier: Apache-2.0
// `pa advise`: what profiles of one program say about it, as findings of rules (advise/rule.h).
// `pa explain`: what a rule is about.
#ifndef PA_REPORT_ADVICE_H
#define PA_REPORT_ADVICE_H

#include "advise/advise.h"
#include "bench/record.h"
#include "document/document.h"
#include "evidence/escape.h"

struct pa_advice_options {
    const char *own; // regular expression of the user's code; NULL: guessed
    bool all;        // also what other findings explain, and more than PA_ADVICE_SHOWN
};

enum { PA_ADVICE_SHOWN = 7 };

// The profiles of one program in any order, of the strings that they share.
struct pa_advice_profiles {
    const struct pa_profile **items;
    size_t count;
    const struct pa_strings *strings;
    const struct pa_gctrace *trace;   // of its collector; NULL: none
    const struct pa_metrics *metrics; // of the process; NULL: none
    const struct pa_records *load;    // with results of load tests; NULL: none
    struct pa_escape *escape;         // what the compiler says, finished; NULL: nothing
    const struct pa_locks *locks;     // of the last dump of goroutines; NULL: none
};

// Adds facts, what was looked at, the findings as text, and the tables "looked", "findings" and
// "sites". The profiles may come in any order. `*findings` lives in the document's arena. Fails if
// options->own is not a valid expression, or if a profile cannot be summed up.
PA_MUST_CHECK bool pa_report_add_advice(struct pa_doc *doc,
                                        const struct pa_advice_profiles *profiles,
                                        const struct pa_advice_options *options,
                                        const struct pa_findings **findings, struct pa_error *err);

// Returns all rules sorted by their numbers, NULL behind the last. The array lives in `arena`, the
// rules are constants.
const struct pa_rule **pa_report_rules(struct pa_arena *arena);

// Adds the text of one rule (what it sees, why it costs, what to try, when it is wrong), or with
// NULL the table "rules" of all.
void pa_report_add_rule(struct pa_doc *doc, const struct pa_rule *rule);

#endif
