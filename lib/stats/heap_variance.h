// SPDX-License-Identifier: Apache-2.0
// How exact a sampled heap profile is. The runtime records an allocation of `size` bytes with
// probability q = 1 - exp(-size / rate) and writes estimates scaled by 1/q; from those the number
// of samples comes back, and with it a variance in closed form.
//
// This is the noise of sampling alone: a program that allocates differently from run to run varies
// more. Two snapshots of one process share what survived between them: subtract first, the variance
// is that of the increment. At rate 1 (or 0) everything is recorded and nothing is noise.
#ifndef PA_STATS_HEAP_VARIANCE_H
#define PA_STATS_HEAP_VARIANCE_H

#include <stddef.h>

// Allocations of one size at one place, as written in the profile.
struct pa_heap_bucket {
    double old_count, new_count; // estimated numbers of objects, >= 0
    double size;                 // bytes an object, > 0
};

// Probability that an allocation is recorded; 1 if rate <= 1.
double pa_heap_variance_share(double size, double rate);
// How many samples stand behind an estimated number of objects.
double pa_heap_variance_samples(double count, double size, double rate);
// Variance of the estimated bytes behind `samples` of that size: k s^2 (1 - q) / q^2.
double pa_heap_variance_bytes(double samples, double size, double rate);

struct pa_heap_test {
    double delta;    // bytes, new - old
    double sd;       // of delta under the null hypothesis
    double z;        // delta / sd; 0 if both are 0, infinite if only sd is
    double p, log_p; // two-sided
    double old_bytes, new_bytes;
    double samples; // of both sides together
};

// Did the bytes of one place change? Sums over its buckets; the sides may have different rates.
// Under the null hypothesis both sides' samples estimate the same objects, so the variance takes
// them pooled. Below 25 effective samples the binomial test of weighted counts, with mid-p, is
// taken instead of the normal approximation (weights as in Fay & Feuer 1997).
void pa_heap_variance_test(const struct pa_heap_bucket *buckets, size_t count, double old_rate,
                           double new_rate, struct pa_heap_test *test);

#endif
