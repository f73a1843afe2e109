// SPDX-License-Identifier: Apache-2.0
// The gate's rules on profiles: their quantities are flat and cum of functions and the total.
//
//     'cum>5%'   'main\..*:flat>3%'   'cpu:total>5%'   'cum>10ms'
//
// A function fails a rule if it got slower, significantly after Benjamini and Hochberg, and the
// whole interval of the change lies beyond the threshold. Cost that only moved within its parent,
// and what was extracted from a parent that did not get worse, is no regression. It is undecided if
// it looks slower than the threshold, by at least 1 % of the total, with an interval that leaves
// out no change, but so few samples could not prove it among so many functions. With one profile a
// side every function that looks so is undecided, since without repeats nothing is proved. A rule
// under which no function had enough samples to prove that it doubled, or grew by a larger
// threshold, decides nothing.
#ifndef PA_GATE_PROFILES_H
#define PA_GATE_PROFILES_H

#include "analysis/comparison.h"
#include "analysis/comparison_tree.h"
#include "gate/bench.h"

// Returns whether all rules of the gate are about flat, cum or total and are changes, not limits;
// if not, `err` names the first that is none. For commands that compare profiles only.
PA_MUST_CHECK bool pa_gate_fits_profiles(const struct pa_gate *gate, struct pa_error *err);

// Which kinds of files a rule can be about: bits of a set.
enum pa_gate_about { PA_GATE_ABOUT_PROFILES = 1, PA_GATE_ABOUT_BENCH = 2 };
// Returns what a rule can be about, as bits of enum pa_gate_about: profiles if it is a change
// whose quantity matches flat, cum or total; benchmarks if its quantity matches a common unit, or
// it cannot be about profiles.
unsigned pa_gate_rule_about(const struct pa_gate_rule *rule);

struct pa_gate_profiles {
    const struct pa_profile_comparison *comparison;
    const struct pa_strings *strings; // that function names are ids of; borrowed as they are
    const char *label;                // "region=eu": part of all samples; NULL: all of them
    struct pa_waivers *waivers;       // NULL: none
};

// Adds the checks of all functions and of the total under the rules that are about this kind of
// profile (sample type); other rules are marked `elsewhere` in their sight. A check's subject is
// its struct pa_compared, NULL for the total; `input` must live as long as the outcome. False,
// with `err` set, if a threshold measures something else than the profiles do, or a regular
// expression exceeded its limit of work.
PA_MUST_CHECK bool pa_gate_profiles(struct pa_gate_outcome *outcome,
                                    const struct pa_gate_profiles *input, struct pa_error *err);

// Adds checks as pa_gate_profiles() does, for the frames of a call tree that changed: flat and cum
// rules judge a frame with all it calls (cum). `input` is the comparison that the tree was made
// with. A check's subject is its struct pa_compared_frame, NULL for the total.
PA_MUST_CHECK bool pa_gate_tree(struct pa_gate_outcome *outcome,
                                const struct pa_gate_profiles *input,
                                const struct pa_compared_tree *tree, struct pa_error *err);

// Returns the check with the smallest detectable growth among those of functions, NULL if none has
// a finite one. Borrowed from the outcome.
const struct pa_gate_check *pa_gate_sharpest(const struct pa_gate_outcome *outcome);

// ---- Proof that the gate can fail

struct pa_gate_profiles_proof {
    const struct pa_comparison_run *runs;
    size_t run_count;
    const struct pa_comparison_options *options;
    const struct pa_profile_comparison *comparison; // of these runs
    const struct pa_strings *strings;
};

// Fills proofs[0..rule_count-1], one for each rule of the gate. Both sides are the profiles of the
// old side, but in one function the new one is worse by twice the threshold, or by as much as it
// takes to be seen: that function must fail (proof->fired). It is the most costly of those that
// the rule is about, were tested and have at most half of all samples; a rule without one has a
// name of NULL. Texts live in `arena`. False, with `err` set, if a comparison or the gate fails
// with an error.
PA_MUST_CHECK bool pa_gate_profiles_prove(const struct pa_gate *gate,
                                          const struct pa_gate_profiles_proof *input,
                                          struct pa_arena *arena, struct pa_gate_proof *proofs,
                                          struct pa_error *err);

#endif
