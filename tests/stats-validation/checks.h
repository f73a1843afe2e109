// SPDX-License-Identifier: Apache-2.0
// What comparisons did over many rounds of a simulation whose truth is known, and whether that is
// what is required of them.
//
// The full run holds each value against the bound that is printed beside it: what is required, with
// two standard errors of as many rounds. The quick run has too few for that. It holds the line
// itself, values and exact numbers of tests, claims and small p and q, against the one that is
// written down: whatever changes a number fails, and has to be looked at with the full run.
#ifndef PA_STATS_VALIDATION_CHECKS_H
#define PA_STATS_VALIDATION_CHECKS_H

#include "analysis/comparison.h"

struct tally {
    double rounds, tests;
    double small, half; // tests with p <= .05, with q <= .5
    double claims;
    double any, wrong;  // rounds with a claim; with one that is not true
    double false_share; // sum over rounds: the share of claims that is not true
    double effects, found;
};

// Whether a class claims a change: regressed, improved, new, gone; of one against one likely.
bool is_claim(const struct pa_change *change);

// Takes one round, flat or cum. `effect` is the true ratio by function, in the order of the
// comparison; NULL: nothing changed. The first `watched` functions that changed are to be found; 0:
// all of them.
void tally_add(struct tally *tally, const struct pa_profile_comparison *comparison, bool cum,
               const double *effect, size_t watched);
double tally_any(const struct tally *tally);
double tally_wrong(const struct tally *tally);
double tally_false(const struct tally *tally); // false discovery rate
double tally_found(const struct tally *tally);
double tally_size(const struct tally *tally); // share of the tests with p <= .05

// Two standard errors of a rate that was found in so many rounds.
double two_errors(double rate, double rounds);

// Lines that were met, or are to be.
struct checks {
    bool quick, update; // update: what is met is written down
    char **expected;    // of a quick run
    size_t expected_count, met;
    int failed;
};

bool checks_open(struct checks *checks, const char *path); // reads what is expected
bool checks_save(const struct checks *checks, const char *path);
void checks_release(struct checks *checks);

void checks_begin(void); // the head of a table
void check_at_most(struct checks *checks, const char *what, double value, double bound);
void check_at_least(struct checks *checks, const char *what, double value, double bound);
// The same of something that a tally tells, whose numbers are part of the line.
void check_tally_at_most(struct checks *checks, const char *what, const struct tally *tally,
                         double value, double bound);
void check_tally_at_least(struct checks *checks, const char *what, const struct tally *tally,
                          double value, double bound);

#endif
