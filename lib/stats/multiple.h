// SPDX-License-Identifier: Apache-2.0
// Many tests at once: false discovery rates.
//
//     for (i...) log_p[i] = tests[i].log_p;      // NaN where nothing was tested
//     pa_multiple_q_values(log_p, n, q);
//     if (q[i] <= 0.05) ...                      // at most 5 % of these are false on average
#ifndef PA_STATS_MULTIPLE_H
#define PA_STATS_MULTIPLE_H

#include <stddef.h>

// Writes the q-values of Benjamini & Hochberg (1995) of n tests: q[i] is the smallest false
// discovery rate at which test i is a discovery. log_p[i] is the natural logarithm of its p, so
// that p that underflow keep their order; NaN means no test: it does not count among the tests and
// its q is NaN. q has room for n values and may be the same array as log_p. Results do not depend
// on the order of the tests. O(n log n).
void pa_multiple_q_values(const double *log_p, size_t n, double *q);

// Writes weighted q-values (Genovese, Roeder & Wasserman 2006): each p is divided by
// pa_multiple_weight() of the test's size over the mean size of the tests, so that more of the
// allowed error is spent on what is large. size[i] >= 0 (for a function the samples of both sides
// together); NULL gives every test the weight 1. All else is as for pa_multiple_q_values().
//
// The false discovery rate holds if the size says nothing about p where there is no change. That
// is so for the sum of both sides' counts and tests that are conditional on that sum.
void pa_multiple_sized_q_values(const double *log_p, const double *size, size_t n, double *q);
// Returns the weight of a test whose size is `relative` (>= 0) times the mean size: (1 + relative)
// / 2. The mean weight is 1 and none is below 1/2, so a small function loses at most a factor of
// two in p.
double pa_multiple_weight(double relative);

// Returns the smallest n a side, at most 500, at which a Mann-Whitney test that is the only
// significant one among `tests` can be a discovery at the false discovery rate `rate`: 2 / C(2n,
// n) <= rate / tests. 0 if rate is not positive.
size_t pa_multiple_needed_n(size_t tests, double rate);

#endif
