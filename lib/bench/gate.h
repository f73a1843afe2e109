// SPDX-License-Identifier: Apache-2.0
// A gate for CI: what became of each row under the rules of bench/gate_parse.h.
//
// A rule's unit stands for all of a unit (tidied or as written), its name for any part of a row's
// label. A regression is a change for the worse that is significant after Benjamini and
// Hochberg and whose whole interval lies beyond the threshold: relative with %, else in the unit.
// If nothing says which direction is better, a change in either is one.
#ifndef PA_BENCH_GATE_H
#define PA_BENCH_GATE_H

#include "bench/effect.h"
#include "bench/gate_parse.h"
#include "bench/waiver.h"

enum pa_gate_result {
    PA_GATE_PASSED,
    PA_GATE_FAILED,
    PA_GATE_WAIVED,
    PA_GATE_UNDECIDED, // looks like a regression, but the samples are too few to ever prove one
};

struct pa_gate_check {
    const struct pa_gate_rule *rule;
    const struct pa_effect *effect;
    enum pa_gate_result result;
    bool decidable;                 // a regression could be proved with so many samples
    const struct pa_waiver *waiver; // of a WAIVED one
};

struct pa_gate_outcome {
    struct pa_gate_check *checks; // every rule with every row it is about, in the rules' order
    size_t count;
    size_t failed, waived, undecided;
    const char **blind; // rules that no row could ever fail: nothing matches, or too few samples
    size_t blind_count;
    size_t needed_n; // samples a side with which a lone regression could be proved in every row
};

// Applies the rules. `waivers` may be NULL; used ones are marked.
void pa_gate_apply(const struct pa_gate *gate, const struct pa_comparison *comparison,
                   const struct pa_effects *effects, struct pa_waivers *waivers,
                   struct pa_arena *arena, struct pa_gate_outcome *outcome);

// "failed", "passed", "waived", "undecided".
const char *pa_gate_result_name(enum pa_gate_result result);

// Proves that the gate can fail. For each rule the samples of the base take the place of the new
// ones, in one row made worse by `*injected` (twice the threshold, or more if the row is noisy):
// the row must fail, and no other.
struct pa_gate_proof {
    const struct pa_gate_rule *rule;
    const char *row, *unit; // NULL: no row matches the rule
    double injected;        // relative change
    bool fired;
    size_t false_alarms; // other rows that failed
};
// Gives a proof for each rule.
void pa_gate_self_test(const struct pa_gate *gate, const struct pa_comparison *comparison,
                       const struct pa_effects *effects, struct pa_arena *arena,
                       struct pa_gate_proof *proofs);

#endif
