// SPDX-License-Identifier: Apache-2.0
// The gate's rules on rows of benchmarks. A rule's quantity stands for all of a unit, tidied or as
// it was written (thresholds are in the one that it names), its name for any part of a row's
// label. If nothing says which direction of a unit is better, a change in either is a regression.
#ifndef PA_GATE_BENCH_H
#define PA_GATE_BENCH_H

#include "bench/effect.h"
#include "gate/gate.h"

struct pa_gate_bench {
    const struct pa_bench_comparison *comparison;
    const struct pa_effects *effects; // of it
    struct pa_waivers *waivers;       // used ones are marked; NULL: none
};

// Adds the checks of all rows under all rules. What only some columns have is missing. Fails if a
// threshold measures something else than the unit it is for (a time for allocs/op).
PA_MUST_CHECK bool pa_gate_bench(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                                 struct pa_error *err);

// Proves that a gate can fail: one row is made worse.
struct pa_gate_proof {
    const struct pa_gate_rule *rule;
    const char *name, *quantity; // NULL: nothing matches the rule
    double injected;             // relative change
    bool fired;
    size_t false_alarms; // others that failed
};
// Gives a proof for each rule: the samples of the base take the place of the new ones, in one row
// made worse by twice the threshold, or more if the row is noisy. That row must fail and no other.
PA_MUST_CHECK bool pa_gate_bench_prove(const struct pa_gate *gate,
                                       const struct pa_gate_bench *input, struct pa_arena *arena,
                                       struct pa_gate_proof *proofs, struct pa_error *err);

// ---- Private to lib/gate

// Whether the rule is about a unit of the records; then *scale takes the rule's plain thresholds
// to the tidied unit.
bool pa_gate_bench_concerns(const struct pa_gate_rule *rule, const struct pa_records *set,
                            pa_str unit, double *scale);
// Whether the rule is about benchmarks of this name: its expression matches, or it has none.
bool pa_gate_bench_concerns_row(const struct pa_gate_rule *rule, const char *row);
// The package of a cell's results, "" if the files say none.
const char *pa_gate_bench_package(const struct pa_records *set, const struct pa_pivot_cell *cell);
// Sets the check's values of a side: text and centre, or NULL and NaN.
void pa_gate_bench_side(struct pa_gate_check *check, const struct pa_compare_cell *cell, bool new,
                        struct pa_arena *arena);
// Whether the rule's thresholds can be some of the unit: times, sizes. *size is what its numerator
// counts in: 1e-3 seconds for ms/op.
bool pa_gate_bench_fits(const struct pa_gate_rule *rule, const char *unit, double *size,
                        struct pa_error *err);
// Adds the checks of an absolute limit: all columns but the base.
bool pa_gate_bench_limit(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                         const struct pa_gate_rule *rule, struct pa_error *err);
// Adds a MISSING check for each row that only some of the columns have.
void pa_gate_bench_missing(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                           const struct pa_gate_rule *rule);
// The column that all are compared with, as a key of the pivot's columns.
uint32_t pa_gate_bench_base(const struct pa_bench_comparison *comparison);

#endif
