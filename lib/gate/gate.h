// SPDX-License-Identifier: Apache-2.0
// A gate for CI: what became of each benchmark or function under each rule.
//
// A regression is a change for the worse that is significant (a q up to the false discovery rate)
// and whose whole interval lies beyond the rule's thresholds. It is undecided if the estimate lies
// beyond them and the samples cannot tell. What one side lacks is missing, and so cannot be
// judged.
//
//     struct pa_gate_outcome outcome;
//     pa_gate_begin(&outcome, &gate, &policy, arena);
//     ok = pa_gate_bench(&outcome, &input, err); // any number of calls; also gate/profiles.h
//     pa_gate_finish(&outcome);
//     status = pa_gate_conclude(&outcome);
//     pa_gate_outcome_release(&outcome);
#ifndef PA_GATE_GATE_H
#define PA_GATE_GATE_H

#include "base/intern.h"
#include "base/vec.h"
#include "gate/rules.h"
#include "gate/waiver.h"

enum pa_gate_verdict {
    PA_GATE_VERDICT_PASSED,
    PA_GATE_VERDICT_FAILED,
    PA_GATE_VERDICT_WAIVED,
    PA_GATE_VERDICT_UNDECIDED, // looks like a regression, but so few samples cannot prove it
    PA_GATE_VERDICT_MISSING,   // one side lacks it
    PA_GATE_VERDICTS
};

// Returns the word for a verdict, a constant text: "passed", "failed", "waived", "undecided" or
// "missing".
const char *pa_gate_verdict_name(enum pa_gate_verdict verdict);

// One quantity of one benchmark or function, on both sides. Ratios are new to old.
struct pa_gate_change {
    const char *group;               // package, sample type or label; "": none
    const char *name;                // of the benchmark or function
    const char *quantity;            // "sec/op", "flat"
    const char *unit;                // of old and new: "sec/op", "nanoseconds"
    double old, new;                 // centres, in the unit; NaN: that side lacks it
    double new_least;                // lower end of the interval of `new`, or `new` itself
    const char *old_text, *new_text; // for people; NULL: that side lacks it
    double ratio, lo, hi;            // with its interval, if that is bounded
    bool bounded;
    int better;        // +1: higher values are better, -1: lower, 0: not known
    double q;          // NaN: no test
    double detectable; // relative change that would be found; infinite: none
    // What the samples allow to conclude.
    bool proved;               // the difference is significant
    bool open;                 // a change by worst_lo or worst_hi cannot be ruled out
    double worst_lo, worst_hi; // ratios that decide whether an open change is UNDECIDED: mostly
                               // both the ratio
    bool exempt;               // never a regression: cost that only moved
    bool decidable;            // a regression could have been proved
    bool tested;               // a test was made, or none is needed
};

struct pa_gate_check {
    const struct pa_gate_rule *rule;
    struct pa_gate_change change;
    double scale;   // one of the rule's plain thresholds in the unit of the values
    double measure; // size of that unit in seconds or bytes, for thresholds that are times or
                    // sizes: 1e-3 for ms
    enum pa_gate_verdict verdict;
    const char *text;               // the reason for people, in one line
    const struct pa_waiver *waiver; // of a WAIVED one
    const void *subject;            // what the adapter judged; its type is the adapter's
    pa_str function;                // of profiles: the name of the function; 0: none
};

// What the checks of one rule could decide, summed up as they are added.
struct pa_gate_sight {
    size_t checks, decidable, decided; // decided: failed, or waived
    size_t missing, undecided;
    bool elsewhere;           // it is about another kind of profile
    size_t noisy;             // passed, but noise hides changes of the threshold's size
    double least_noisy;       // the smallest change that one of these would have shown
    double largest_old;       // the largest |old value| in the unit, NaN: none
    const char *why_blind;    // why nothing could fail; NULL: the samples are too few
    const char *no_direction; // a quantity whose better direction is not known; NULL: none
};

// What undecided and missing checks count as in the conclusion. Missing ones that count
// AS_UNDECIDED are then treated as the policy treats undecided ones.
enum pa_gate_answer { PA_GATE_AS_UNDECIDED, PA_GATE_AS_FAILURE, PA_GATE_AS_FINE };
struct pa_gate_policy {
    enum pa_gate_answer undecided, missing;
};

struct pa_gate_outcome {
    const struct pa_gate *gate;
    struct pa_gate_policy policy;
    struct pa_arena *arena;
    PA_VEC(struct pa_gate_check) checks; // by rule, once finished
    size_t count[PA_GATE_VERDICTS], untested;
    struct pa_gate_sight *sights; // by rule
    PA_VEC(const char *) notes;   // on the rules: what they cannot see, one line each
    PA_VEC(const char *) blind;   // rules that could not fail, with why
    const char *no_baseline;      // the old side is this file, which has no results; NULL
};

// Initializes *outcome for judging by `gate`, which is borrowed and must live as long; `policy` is
// copied. Texts of the outcome live in `arena`. pa_gate_outcome_release() must follow.
void pa_gate_begin(struct pa_gate_outcome *outcome, const struct pa_gate *gate,
                   const struct pa_gate_policy *policy, struct pa_arena *arena);
// Sorts the checks by rule, those of a rule in the order in which they were added, and fills
// outcome->notes and ->blind: which rules could not see changes of their thresholds' size, and
// which could decide nothing. Call it once, after the last check was added.
void pa_gate_finish(struct pa_gate_outcome *outcome);
// Frees the arrays of the outcome; its texts belong to the arena, the outcome itself to the
// caller.
void pa_gate_outcome_release(struct pa_gate_outcome *outcome);

enum pa_gate_conclusion { PA_GATE_FINE, PA_GATE_FAILS, PA_GATE_UNDECIDED };
// Returns the conclusion from a finished outcome: PA_GATE_FAILS if a check failed; else
// PA_GATE_UNDECIDED if one is undecided, a rule could decide nothing or there is no baseline; else
// PA_GATE_FINE. The policy may make undecided and missing ones a failure, or fine.
enum pa_gate_conclusion pa_gate_conclude(const struct pa_gate_outcome *outcome);

// ---- For adapters

// Returns the verdict of the check's rule on its change: FAILED, UNDECIDED or PASSED. Does not set
// any member; `text`, `waiver` and the verdict WAIVED are up to the adapter.
enum pa_gate_verdict pa_gate_judge(const struct pa_gate_check *check);
// Returns whether a change by `ratio` (new to old) is worse than all thresholds of the rule; a
// change in either direction if nothing says which is better.
bool pa_gate_is_beyond(const struct pa_gate_check *check, double ratio);
// Returns a threshold of the check's rule as a number to compare with: a share of the old value
// for PA_GATE_SHARE, else an amount in the unit of the values.
double pa_gate_threshold(const struct pa_gate_check *check,
                         const struct pa_gate_condition *condition);
// Adds a check whose verdict is set; the struct is copied, what it points to is borrowed.
// check->rule is one of the outcome's gate.
void pa_gate_add(struct pa_gate_outcome *outcome, const struct pa_gate_check *check);
// Returns the ratio as a relative change with its interval, if there is one: "+10.2% [+8.0%,
// +12.1%]". In `arena`.
const char *pa_gate_interval_text(const struct pa_gate_change *change, struct pa_arena *arena);

#endif
