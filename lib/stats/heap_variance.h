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

// Returns the probability q = 1 - exp(-size / rate) that an allocation of `size` bytes is recorded
// at a mean sampling interval of `rate` bytes; 1 if rate <= 1.
double pa_heap_variance_share(double size, double rate);
// Returns how many samples the profile recorded for an estimated `count` of objects of `size`
// bytes at `rate`: count times q, rounded to a whole number.
double pa_heap_variance_samples(double count, double size, double rate);
// Returns the variance, in bytes squared, of the estimated bytes of `samples` recorded objects of
// `size` bytes: k s^2 (1 - q) / q^2 for k samples of s bytes (the variance of the Horvitz-Thompson
// estimator). 0 if rate <= 1.
double pa_heap_variance_bytes(double samples, double size, double rate);

// Returns the variance of the estimated number of objects behind `samples` recorded ones of `size`
// bytes: k (1 - q) / q^2. 0 if rate <= 1.
double pa_heap_variance_objects(double samples, double size, double rate);

#endif
