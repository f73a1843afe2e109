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
    const struct pa_effects *effects; // those of the comparison (pa_effects_find())
    struct pa_waivers *waivers;       // used ones are marked; NULL: none
};

// Adds to the outcome a check for each row of the comparison that a rule is about, under every
// rule, and a MISSING one for each row that some column lacks. `input` must live as long as the
// outcome. False, with `err` set, if a threshold measures something else than the unit (a time for
// allocs/op), or a regular expression exceeded its limit of work; checks may have been added then.
PA_MUST_CHECK bool pa_gate_bench(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                                 struct pa_error *err);

// The result of making one row worse, which proves that a rule can fail.
struct pa_gate_proof {
    const struct pa_gate_rule *rule;
    const char *name, *quantity; // NULL: nothing matches the rule
    double injected;             // relative change
    bool fired;
    size_t false_alarms; // others that failed
};
// Fills proofs[0..rule_count-1], one for each rule of the gate: the samples of the base take the
// place of the new ones, in the first row that the rule is about made worse by twice the
// threshold, or by more if the row is noisy. That row must fail (proof->fired) and no other
// (false_alarms). A rule that is about no row has a name of NULL. Texts live in `arena`. False,
// with `err` set, as for pa_gate_bench().
PA_MUST_CHECK bool pa_gate_bench_prove(const struct pa_gate *gate,
                                       const struct pa_gate_bench *input, struct pa_arena *arena,
                                       struct pa_gate_proof *proofs, struct pa_error *err);

// ---- Private to lib/gate

// Returns whether the rule is about a tidied unit, an id of the set's strings: its quantity
// matches the tidied unit or one as it was written. *scale is then the factor from the rule's
// plain thresholds, which are in the unit that matched, to the tidied unit.
bool pa_gate_bench_concerns(const struct pa_gate_rule *rule, const struct pa_records *set,
                            pa_str unit, double *scale);
// Returns whether the rule is about rows with this label: its expression matches any part of it,
// or it has none.
bool pa_gate_bench_concerns_row(const struct pa_gate_rule *rule, const char *row);
// Returns the package (pkg:) of a cell's first result; "" if the files say none. Borrowed from the
// set.
const char *pa_gate_bench_package(const struct pa_records *set, const struct pa_pivot_cell *cell);
// Sets the values of one side of a check, the new one if `new`, else the old one: text (in
// `arena`) and centre of the cell; NULL and NaN if `cell` is NULL. check->change.unit is set
// before.
void pa_gate_bench_side(struct pa_gate_check *check, const struct pa_compare_cell *cell, bool new,
                        struct pa_arena *arena);
// Returns whether the rule's thresholds fit a unit: times need a unit of time, sizes one of bytes;
// if not, `err` is set. *size is what the numerator of the unit counts in: 1e-3 seconds for ms/op.
bool pa_gate_bench_fits(const struct pa_gate_rule *rule, const char *unit, double *size,
                        struct pa_error *err);
// Adds the checks of an absolute limit, new(quantity)<=value, for all cells of all columns but the
// base. False, with `err` set, if the limit does not fit the unit.
bool pa_gate_bench_limit(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                         const struct pa_gate_rule *rule, struct pa_error *err);
// Adds a MISSING check for each row that the rule is about and that only some of the columns have;
// with a single column for all rows.
void pa_gate_bench_missing(struct pa_gate_outcome *outcome, const struct pa_gate_bench *input,
                           const struct pa_gate_rule *rule);
// Returns the column that all others are compared with, as a key of the pivot's columns: the first
// one of a table with several, else the one that was read first.
uint32_t pa_gate_bench_base(const struct pa_bench_comparison *comparison);

#endif
