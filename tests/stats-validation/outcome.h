// SPDX-License-Identifier: Apache-2.0
// What a method did over many rounds of a simulation whose truth is known, and whether that is what
// is required of it.
#ifndef PA_STATS_VALIDATION_OUTCOME_H
#define PA_STATS_VALIDATION_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

struct outcome {
    double rounds;
    double null_tests, null_small; // tests without effect, those of them with p <= .05
    double any;                    // rounds with a discovery (q <= .05)
    double any_false;              // rounds with a false one
    double false_share;            // sum of the shares of false ones among the discoveries
    double effects, found;         // effects planted, and found
};

// The tests of one round. log_p NaN is no test (an effect there counts as missed).
struct tests {
    size_t n;
    const double *log_p;
    const double *size;  // weights for q; NULL: all equal
    const bool *changed; // has an effect
    double *q;           // room for n
};

// Takes one round.
void outcome_add(struct outcome *outcome, const struct tests *tests);

double outcome_size(const struct outcome *outcome);
double outcome_any(const struct outcome *outcome);
double outcome_any_false(const struct outcome *outcome);
double outcome_fdr(const struct outcome *outcome);
double outcome_power(const struct outcome *outcome);

// The requirements, printed as rows of a table.
struct checks {
    double slack; // widens every bound, for few rounds; 0 for the full run
    int failed;
};

void checks_begin(void);
void check_at_most(struct checks *checks, const char *what, double value, double bound);
void check_at_least(struct checks *checks, const char *what, double value, double bound);

#endif
