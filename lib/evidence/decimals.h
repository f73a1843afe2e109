// SPDX-License-Identifier: Apache-2.0
// A distribution of non-negative numbers in constant memory (60 KB): how often each value of three
// significant decimal digits came; further digits are cut off. The Go runtime prints two or three
// digits of times below a second, so quantiles of those are exact as far as the log is.
//
//     struct pa_decimals d = {0};
//     pa_decimals_add(&d, nanoseconds);
//     double p99 = pa_decimals_quantile(&d, .99);
//     pa_decimals_release(&d);
#ifndef PA_EVIDENCE_DECIMALS_H
#define PA_EVIDENCE_DECIMALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_decimals {
    uint32_t *count;     // by value of three digits; NULL: nothing was added
    uint64_t total;      // numbers that were added
    int64_t least, most; // exact; undefined without values
};

// Frees what the distribution holds; it is empty then.
void pa_decimals_release(struct pa_decimals *d);
// Adds one number. Negative ones count as 0.
void pa_decimals_add(struct pa_decimals *d, int64_t value);
// Adds all numbers of `from`, as if they had been added one by one.
void pa_decimals_merge(struct pa_decimals *to, const struct pa_decimals *from);

// Returns the smallest value that at least the share q (0 to 1) of all numbers do not exceed, of
// three significant digits; q = 1 gives the largest number. NaN without numbers.
double pa_decimals_quantile(const struct pa_decimals *d, double q);

// Sets *low and *high to a 95 % confidence interval of the q-quantile, 0 < q < 1: the values at
// the ranks n q ± 1.96 sqrt(n q (1 − q)), rounded outwards, where the number of values below the
// quantile lies by the normal approximation of the binomial distribution (Conover 1999, section
// 3.2). Nothing is assumed of how the values are distributed. False, with nothing written, if
// there are too few values.
bool pa_decimals_interval(const struct pa_decimals *d, double q, double *low, double *high);

#endif
