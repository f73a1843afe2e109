// SPDX-License-Identifier: Apache-2.0
// The gate of `pa diff` for profiles: rules of bench/gate_parse.h whose units are flat and cum and
// whose names are those of functions.
//
//     'cum>5%'   'main\..*:flat>3%'   'cum>10000000' (in the unit of the sample type)
//
// A function fails a rule if it got slower, significantly after Benjamini and Hochberg, and the
// whole interval of the change lies beyond the threshold. Cost that only moved within its parent is
// no regression. It is undecided if it looks slower than the threshold, by at least 1 % of the
// total, with an interval that leaves out no change, but so few samples could not prove it among so
// many functions. A rule under which no function had enough samples to prove that it doubled, or
// grew by a larger threshold, decides nothing.
#ifndef PA_CMD_DIFF_PROFILES_GATE_H
#define PA_CMD_DIFF_PROFILES_GATE_H

#include "analysis/comparison.h"
#include "bench/gate.h"
#include "cli/command.h"
#include "document/document.h"
#include "report/diff_names.h"

struct pa_diff_check {
    const struct pa_gate_rule *rule;
    const struct pa_compared *function;
    const char *name; // of the function
    bool cum;
    bool tested;
    enum pa_gate_result result;
    const struct pa_waiver *waiver; // of a WAIVED one
};

struct pa_diff_verdict {
    const struct pa_profile_comparison *comparison;
    PA_VEC(struct pa_diff_check) checks; // by rule; of a rule, all of flat before all of cum
    size_t failed, waived, undecided, untested;
    PA_VEC(const struct pa_gate_rule *) blind; // rules under which nothing could be tested
    const struct pa_diff_check *sharpest;      // that would have seen the least growth; NULL: none
};

// Whether all rules are about flat or cum.
PA_MUST_CHECK bool pa_diff_gate_fits_profiles(const struct pa_gate *gate, struct pa_error *err);

const struct pa_change *pa_diff_check_change(const struct pa_diff_check *check);

// Judges every function under each rule. The verdict is to be released; names are borrowed from
// `strings`. `waivers` may be NULL.
void pa_diff_gate_judge(const struct pa_gate *gate, const struct pa_profile_comparison *comparison,
                        const struct pa_strings *strings, struct pa_waivers *waivers,
                        struct pa_diff_verdict *verdict);
void pa_diff_verdict_release(struct pa_diff_verdict *verdict);
enum pa_status pa_diff_verdict_status(const struct pa_diff_verdict *verdict);

// What the gate says, each function under each rule as a check.
void pa_diff_verdict_document(struct pa_doc *doc, const struct pa_diff_verdict *verdict,
                              const struct pa_diff_names *names);

#endif
