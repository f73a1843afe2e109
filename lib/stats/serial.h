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

// Adds the r = sum x[i] x[i+1] / sum x[i]^2 of the centred mid-ranks of x[0..n-1], with the mean
// -1/n and the variance that r has over all arrangements of these ranks (Moran 1948; exact, also
// with ties). `sorted` has the same values as pa_summary_sort() leaves them. Fewer than four
// values, or all equal, add nothing. NaN ranks lowest. O(n log n) time.
void pa_serial_add(struct pa_serial *serial, const double *x, const double *sorted, size_t n);

// The chance of so large a sum or a larger one where no sample depends on the one before (normal
// approximation, one-sided); 1 without samples.
double pa_serial_p(const struct pa_serial *serial);

#endif
