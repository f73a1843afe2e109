// SPDX-License-Identifier: Apache-2.0
// Special functions of real arguments: gamma and its logarithmic derivatives, and the two
// regularised incomplete functions every tail probability of this folder is made of.
//
// All are pure and thread-safe (libm's lgamma writes a global, so it isn't used) and deterministic:
// fixed iterations orders, no tables that are filled on first use. Relative error is below 1e-10
// for arguments up to 1e8. Arguments outside of the stated domain give NaN.
//
//     struct pa_tail t = pa_special_beta(2, 3, 0.25, 0.75);
//     // t.lower is I_0.25(2, 3), t.upper is 1 - I_0.25(2, 3) without cancellation
#ifndef PA_STATS_SPECIAL_H
#define PA_STATS_SPECIAL_H

// A probability and its complement, each exact where it is small. The logarithms stay finite where
// the probabilities themselves underflow.
struct pa_tail {
    double lower, upper;
    double log_lower, log_upper;
};

// log Gamma(x), x > 0. Stirling's series after a shift (DLMF 5.11.1).
double pa_special_log_gamma(double x);
// log Gamma(x) minus its leading terms (x - 1/2) log x - x + log(2 pi)/2, x > 0.
double pa_special_stirling_error(double x);
// psi(x) = d/dx log Gamma(x), x > 0 (DLMF 5.11.2).
double pa_special_digamma(double x);
// psi'(x), x > 0 (DLMF 5.15.8).
double pa_special_trigamma(double x);
// The x with psi'(x) = y, y > 0; infinity for y = 0.
double pa_special_trigamma_inverse(double y);

// I_x(a, b) and its complement, a, b > 0. y is 1 - x, which the caller often knows without
// rounding. Continued fraction of Didonato & Morris (1992), section 4; the factor in front in
// Loader's saddle-point form.
struct pa_tail pa_special_beta(double a, double b, double x, double y);
// P(a, x) as lower and Q(a, x) as upper, a > 0, x >= 0: series DLMF 8.7.1, fraction DLMF 8.9.2.
struct pa_tail pa_special_gamma(double a, double x);

#endif
