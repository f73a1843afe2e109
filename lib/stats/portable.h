// SPDX-License-Identifier: Apache-2.0
// Logarithm and exponential that have the same bits on every machine: each step is one correctly
// rounded operation, whatever the C library does. Used where a result is printed in full. The order
// of the steps is that of Go's mathematics on x86-64 with fused multiply-add, so that geometric
// means agree with those of Go programs to the last digit.
#ifndef PA_STATS_PORTABLE_H
#define PA_STATS_PORTABLE_H

// x > 0; below one unit in the last place from the true value.
double pa_portable_log(double x);
// e to the x: 0 below -745.2, infinity above 709.78.
double pa_portable_exp(double x);

#endif
