// SPDX-License-Identifier: Apache-2.0
// Logarithm and exponential that have the same bits on every machine: each step is one correctly
// rounded operation, whatever the C library does. Used where a result is printed in full. The order
// of the steps is that of Go's mathematics on x86-64 with fused multiply-add, so that geometric
// means agree with those of Go programs to the last digit.
#ifndef PA_STATS_PORTABLE_H
#define PA_STATS_PORTABLE_H

// Returns the natural logarithm of x > 0, within one unit in the last place of the true value;
// infinity for infinity. Algorithm and coefficients of fdlibm (Sun 1993). x <= 0 and NaN are not
// allowed.
double pa_portable_log(double x);
// Returns e to the x: 0 below -745.2, infinity above 709.78, NaN for NaN. Taylor series after
// argument reduction (Shibata 2010).
double pa_portable_exp(double x);

#endif
