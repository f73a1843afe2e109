// SPDX-License-Identifier: Apache-2.0
#include "stats/tail.h"

#include <math.h>
#include <stddef.h>

static const double pi = 3.14159265358979323846;
static const double log_two = 0.69314718055994530942;
static const double sqrt_half = 0.70710678118654752440;
static const double half_log_two_pi = 0.91893853320467274178;

// log P(Z > z) for large z: the fraction of Mills' ratio, DLMF 7.9.2 (evaluated backwards; at
// z >= 5, 100 levels are far more than enough).
static double log_normal_far(double z)
{
    double fraction = z;
    for (int i = 100; i > 0; i--)
        fraction = z + i / fraction;
    return -.5 * z * z - half_log_two_pi - log(fraction);
}

static double log_normal_upper(double z)
{
    return z > 8    ? log_normal_far(z)
           : z < -1 ? log1p(-.5 * erfc(-z * sqrt_half))
                    : log(.5 * erfc(z * sqrt_half));
}

struct pa_tail pa_tail_normal(double z)
{
    struct pa_tail t = {.lower = .5 * erfc(-z * sqrt_half), .upper = .5 * erfc(z * sqrt_half)};
    t.log_lower = log_normal_upper(-z);
    t.log_upper = log_normal_upper(z);
    return t;
}

static struct pa_tail one_point(double lower, double upper)
{
    return (struct pa_tail){lower, upper, log(lower), log(upper)};
}

// P(|T| > t) = I_x(df/2, 1/2) with x = df/(df + t^2). `beta` knows df/2 and 1/2; NULL: it is wanted
// once.
static struct pa_tail tail_t(const struct pa_special_beta_of *beta, double t, double df)
{
    double ratio = t / sqrt(df) * (t / sqrt(df));
    double x = 1 / (1 + ratio), y = isinf(ratio) ? 1 : ratio / (1 + ratio);
    struct pa_tail both = beta ? pa_special_beta_at(beta, x, y) : pa_special_beta(df / 2, .5, x, y);
    double far = both.lower / 2, log_far = both.log_lower - log_two;
    double near = 1 - far, log_near = log1p(-far);
    return t > 0 ? (struct pa_tail){near, far, log_near, log_far}
                 : (struct pa_tail){far, near, log_far, log_near};
}

struct pa_tail pa_tail_t(double t, double df)
{
    if (isinf(df) && df > 0)
        return pa_tail_normal(t);
    if (!(df > 0) || isnan(t))
        return one_point(NAN, NAN);
    return tail_t(NULL, t, df);
}

struct pa_tail pa_tail_f(double f, double d1, double d2)
{
    if (f <= 0)
        return one_point(0, 1);
    if (isinf(d2) && d2 > 0)
        return pa_tail_chi2(f * d1, d1);
    double ratio = f * d1 / d2;
    return pa_special_beta(d1 / 2, d2 / 2, isinf(ratio) ? 1 : ratio / (1 + ratio), 1 / (1 + ratio));
}

struct pa_tail pa_tail_chi2(double x, double df)
{
    return x <= 0 ? one_point(0, 1) : pa_special_gamma(df / 2, x / 2);
}

struct pa_tail pa_tail_binomial(double k, double n, double p)
{
    if (!(n >= 0 && p >= 0 && p <= 1) || isnan(k))
        return one_point(NAN, NAN);
    if (k < 0)
        return one_point(0, 1);
    if (k > n)
        return one_point(1, 0);
    struct pa_tail t = one_point(1, 1);
    if (k < n) { // P(K <= k) = 1 - I_p(k+1, n-k)
        struct pa_tail beta = pa_special_beta(k + 1, n - k, p, 1 - p);
        t.lower = beta.upper, t.log_lower = beta.log_upper;
    }
    if (k > 0) { // P(K >= k) = I_p(k, n-k+1)
        struct pa_tail beta = pa_special_beta(k, n - k + 1, p, 1 - p);
        t.upper = beta.lower, t.log_upper = beta.log_lower;
    }
    return t;
}

struct pa_tail pa_tail_poisson(double k, double mean)
{
    if (!(mean >= 0) || isnan(k))
        return one_point(NAN, NAN);
    if (k < 0)
        return one_point(0, 1);
    struct pa_tail above = pa_special_gamma(k + 1, mean), t = one_point(1, 1);
    t.lower = above.upper, t.log_lower = above.log_upper;
    if (k > 0) {
        struct pa_tail at = pa_special_gamma(k, mean);
        t.upper = at.lower, t.log_upper = at.log_lower;
    }
    return t;
}

// The z > 0 with P(Z > z) = p <= 1/2.
static double normal_upper_quantile(double p)
{
    // Hastings' approximation (Abramowitz & Stegun 26.2.23, |error| < 4.5e-4), then Newton's method
    // on the logarithm of the tail, which is nearly a parabola.
    double log_p = log(p), w = sqrt(-2 * log_p);
    double z = w - (2.515517 + w * (.802853 + w * .010328)) /
                       (1 + w * (1.432788 + w * (.189269 + w * .001308)));
    for (int i = 0; i < 4; i++) {
        double log_tail = log_normal_upper(z);
        double log_density = -.5 * z * z - half_log_two_pi;
        z += (log_tail - log_p) * exp(log_tail - log_density);
    }
    return z;
}

double pa_tail_normal_quantile(double p)
{
    if (!(p >= 0 && p <= 1))
        return NAN;
    if (p == 0 || p == 1)
        return p == 0 ? -INFINITY : INFINITY;
    if (p == .5)
        return 0;
    return p < .5 ? -normal_upper_quantile(p) : normal_upper_quantile(1 - p);
}

// log of the density of Student's t at 0.
static double log_t_density_at_zero(double df)
{
    double gammas = pa_special_log_gamma((df + 1) / 2) - pa_special_log_gamma(df / 2);
    return gammas - .5 * log(df * pi);
}

// The t > 0 with P(T > t) = p < 1/2: Newton's method on log p against log t, where heavy tails are
// straight lines, kept inside of a bracket.
static double t_upper_quantile(double p, double df)
{
    struct pa_special_beta_of beta = pa_special_beta_of(df / 2, .5);
    double lo = 0, hi = 1, log_p = log(p), at_zero = log_t_density_at_zero(df);
    while (tail_t(&beta, hi, df).log_upper > log_p && hi < 1e150)
        lo = hi, hi *= 4;
    double t = lo > 0 ? sqrt(lo * hi) : normal_upper_quantile(p);
    for (int i = 0; i < 200; i++) {
        if (!(t > lo && t < hi))
            t = (lo + hi) / 2;
        double log_tail = tail_t(&beta, t, df).log_upper;
        if (log_tail > log_p)
            lo = t;
        else
            hi = t;
        double log_density = at_zero - (df + 1) / 2 * log1p(t * t / df);
        double slope = t * exp(log_density - log_tail);
        double next = t * exp((log_tail - log_p) / slope);
        if (fabs(next - t) <= 1e-15 * t || hi - lo <= 1e-15 * t)
            return next > lo && next < hi ? next : t;
        t = next;
    }
    return t;
}

double pa_tail_t_quantile(double p, double df)
{
    if (!(p >= 0 && p <= 1 && df > 0))
        return NAN;
    if (isinf(df))
        return pa_tail_normal_quantile(p);
    if (p == 0 || p == 1)
        return p == 0 ? -INFINITY : INFINITY;
    if (p == .5)
        return 0;
    return p < .5 ? -t_upper_quantile(p, df) : t_upper_quantile(1 - p, df);
}
