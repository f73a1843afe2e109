// SPDX-License-Identifier: Apache-2.0
// Do neighbouring measurements resemble each other? The lag-1 autocorrelation of ranks, pooled over
// many samples, each in the order of its measurement.
//
//     struct pa_serial serial = {0};
//     for (...) pa_serial_add(&serial, samples, sorted, n);
//     if (pa_serial_p(&serial) <= .01) ... tests that take the samples as independent find too much
#ifndef PA_STATS_SERIAL_H
#define PA_STATS_SERIAL_H

#include <stddef.h>

struct pa_serial {
    double excess;   // sum of r - E(r) over the samples
    double variance; // of that sum
    size_t samples;  // that counted
};

// Adds one sample: r = sum x[i] x[i+1] / sum x[i]^2 of the centred mid-ranks of x[0..n-1] in the
// order of measurement, less its mean -1/n, and the variance that r has over all arrangements of
// these ranks (Moran 1948; exact, also with ties). `sorted` holds the same n values as
// pa_summary_sort() leaves them. A sample of fewer than four values, or with all equal, adds
// nothing. NaN ranks lowest. *serial starts as all zero. O(n log n) time.
void pa_serial_add(struct pa_serial *serial, const double *x, const double *sorted, size_t n);

// Returns the one-sided p of the hypothesis that no measurement depends on the one before: the
// chance of a sum of autocorrelations as large as this or larger (normal approximation). 1 if no
// sample was added.
double pa_serial_p(const struct pa_serial *serial);

#endif
