// SPDX-License-Identifier: Apache-2.0
// A distribution of times in constant memory: how often each value of three decimal digits came.
// What the Go runtime prints has two or three digits below a second, so quantiles are exact as far
// as the log is.
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
    uint32_t *count; // NULL: nothing was added
    uint64_t total;
    int64_t least, most; // exact; undefined without values
};

void pa_decimals_release(struct pa_decimals *d);            // frees what it holds
void pa_decimals_add(struct pa_decimals *d, int64_t value); // negative ones count as 0
// Adds all numbers of `from`, as if they had been added one by one.
void pa_decimals_merge(struct pa_decimals *to, const struct pa_decimals *from);

// The smallest value that at least the share q of all do not exceed; NaN without values. q = 1 is
// the largest.
double pa_decimals_quantile(const struct pa_decimals *d, double q);

// An interval of that quantile at 95 % by order statistics: which ranks it lies between follows
// from the binomial distribution, whatever the values are distributed like. False, with nothing
// written, if there are too few values for it.
bool pa_decimals_interval(const struct pa_decimals *d, double q, double *low, double *high);

#endif
