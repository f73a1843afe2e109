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

// Probability that an allocation is recorded; 1 if rate <= 1.
double pa_heap_variance_share(double size, double rate);
// How many samples stand behind an estimated number of objects.
double pa_heap_variance_samples(double count, double size, double rate);
// Variance of the estimated bytes behind `samples` of that size: k s^2 (1 - q) / q^2.
double pa_heap_variance_bytes(double samples, double size, double rate);

// The same of the estimated number of objects: k (1 - q) / q^2.
double pa_heap_variance_objects(double samples, double size, double rate);

#endif
