// SPDX-License-Identifier: Apache-2.0
// Many tests at once: false discovery rates.
//
//     for (i...) log_p[i] = tests[i].log_p;      // NaN where nothing was tested
//     pa_multiple_q_values(log_p, n, q);
//     if (q[i] <= 0.05) ...                      // at most 5 % of these are false on average
#ifndef PA_STATS_MULTIPLE_H
#define PA_STATS_MULTIPLE_H

#include <stddef.h>

// q-values of Benjamini & Hochberg (1995): the smallest false discovery rate at which the test is a
// discovery. Takes natural logarithms of p, so that tiny ones keep their order; NaN is no test: it
// doesn't count and its q is NaN. q may be log_p. Independent of the order of the tests.
void pa_multiple_q_values(const double *log_p, size_t n, double *q);

// The same with more of the error spent where more is at stake: p is divided by a weight before
// (Genovese, Roeder & Wasserman 2006), which is pa_multiple_weight() of the function's size over
// the mean size of those tested. It holds its rate if under the null hypothesis a size tells
// nothing about p: the samples of both sides together do, for tests that take that sum as given.
void pa_multiple_sized_q_values(const double *log_p, const double *size, size_t n, double *q);
// The weight of something that is `relative` times as large as the mean: half is spent evenly, so
// that what is small loses no more than a factor of two in p, the rest in proportion.
double pa_multiple_weight(double relative);

// The smallest n a side at which a Mann-Whitney test that is alone in its significance among
// `tests` can be a discovery at that rate: 2 / C(2n, n) <= rate / tests. 0 if rate <= 0.
size_t pa_multiple_needed_n(size_t tests, double rate);

#endif
