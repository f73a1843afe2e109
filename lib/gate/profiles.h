// SPDX-License-Identifier: Apache-2.0
// The gate's rules on profiles: their quantities are flat and cum of functions and the total.
//
//     'cum>5%'   'main\..*:flat>3%'   'cpu:total>5%'   'cum>10ms'
//
// A function fails a rule if it got slower, significantly after Benjamini and Hochberg, and the
// whole interval of the change lies beyond the threshold. Cost that only moved within its parent,
// and what was extracted from a parent that did not get worse, is no regression. It is undecided if
// it looks slower than the threshold, by at least 1 % of the total, with an interval that leaves
// out no change, but so few samples could not prove it among so many functions; and whatever looks
// so where there is one profile a side, since without repeats nothing is proved. A rule under which
// no function had enough samples to prove that it doubled, or grew by a larger threshold, decides
// nothing.
#ifndef PA_GATE_PROFILES_H
#define PA_GATE_PROFILES_H

#include "analysis/comparison.h"
#include "analysis/comparison_tree.h"
#include "gate/bench.h"

// Whether all rules are about flat, cum or total.
PA_MUST_CHECK bool pa_gate_fits_profiles(const struct pa_gate *gate, struct pa_error *err);

// Which files a rule can be about: a set.
enum pa_gate_about { PA_GATE_ABOUT_PROFILES = 1, PA_GATE_ABOUT_BENCH = 2 };
// Bits of enum pa_gate_about.
unsigned pa_gate_rule_about(const struct pa_gate_rule *rule);

struct pa_gate_profiles {
    const struct pa_profile_comparison *comparison;
    const struct pa_strings *strings; // names are borrowed from it
    const char *label;                // "region=eu": part of all samples; NULL: all of them
    struct pa_waivers *waivers;       // NULL: none
};

// Adds the checks of all functions and of the total under the rules that are about this kind of
// profile. A check's subject is its struct pa_compared, NULL for the total. Fails if a threshold
// measures something else than the profiles do.
PA_MUST_CHECK bool pa_gate_profiles(struct pa_gate_outcome *outcome,
                                    const struct pa_gate_profiles *input, struct pa_error *err);

// The same for the frames of a call tree that changed: flat and cum rules judge a frame with all it
// calls. `input` is the comparison that the tree was made with.
PA_MUST_CHECK bool pa_gate_tree(struct pa_gate_outcome *outcome,
                                const struct pa_gate_profiles *input,
                                const struct pa_compared_tree *tree, struct pa_error *err);

// The check that would have proved the least growth; NULL: none.
const struct pa_gate_check *pa_gate_sharpest(const struct pa_gate_outcome *outcome);

// ---- Proof that the gate can fail

struct pa_gate_profiles_proof {
    const struct pa_comparison_run *runs;
    size_t run_count;
    const struct pa_comparison_options *options;
    const struct pa_profile_comparison *comparison; // of these runs
    const struct pa_strings *strings;
};

// For each rule the profiles of the old side are both sides, and in one function, the most costly
// of those that the rule is about, could be tested and are no more than half of everything, the new
// side is worse, by twice the threshold or by what it takes to be seen: it must fail.
PA_MUST_CHECK bool pa_gate_profiles_prove(const struct pa_gate *gate,
                                          const struct pa_gate_profiles_proof *input,
                                          struct pa_arena *arena, struct pa_gate_proof *proofs,
                                          struct pa_error *err);

#endif
