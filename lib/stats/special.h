// SPDX-License-Identifier: Apache-2.0
// Special functions of real arguments: gamma and its logarithmic derivatives, and the two
// regularised incomplete functions every tail probability of this folder is made of.
//
// All are pure and thread-safe (libm's lgamma writes a global, so it isn't used) and deterministic:
// fixed orders of iteration, no tables that are filled on first use. Relative error is below 1e-10
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

// Returns log Gamma(x) for x > 0: Stirling's series after a shift (DLMF 5.11.1).
double pa_special_log_gamma(double x);
// Returns log Gamma(x) minus the leading terms (x - 1/2) log x - x + log(2 pi)/2 of Stirling's
// series, for x > 0.
double pa_special_stirling_error(double x);
// Returns psi(x), the derivative of log Gamma(x), for x > 0 (DLMF 5.11.2).
double pa_special_digamma(double x);
// Returns psi'(x), the derivative of psi(x), for x > 0 (DLMF 5.15.8).
double pa_special_trigamma(double x);
// Returns the x > 0 with psi'(x) = y, for y > 0, by Newton's method; infinity for y = 0.
double pa_special_trigamma_inverse(double y);

// Returns the regularised incomplete beta function I_x(a, b) as `lower` and 1 - I_x(a, b) as
// `upper`, for a, b > 0 and x in [0, 1]. y is 1 - x, which the caller often knows without
// rounding. Continued fraction of Didonato & Morris (1992), section 4; the factor in front of it
// in Loader's saddle-point form (2000).
struct pa_tail pa_special_beta(double a, double b, double x, double y);

// What of it depends on a and b only; private.
struct pa_special_beta_of {
    double lower[3], upper[3];
};

// Returns what pa_special_beta_at() needs to know of a and b.
struct pa_special_beta_of pa_special_beta_of(double a, double b);
// Returns the same as pa_special_beta(), in less time if it is wanted of several x.
struct pa_tail pa_special_beta_at(const struct pa_special_beta_of *of, double x, double y);
// Returns the regularised incomplete gamma functions P(a, x) as `lower` and Q(a, x) as `upper`,
// for a > 0 and x >= 0: series DLMF 8.7.1, continued fraction DLMF 8.9.2.
struct pa_tail pa_special_gamma(double a, double x);

#endif
