// SPDX-License-Identifier: Apache-2.0
#include "stats/special.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

static const double half_log_two_pi = 0.91893853320467274178;

// The asymptotic series below are used from here on; the first term left out is then < 1e-18.
static const double asymptotic_from = 15;

// Fractions and series need about sqrt(max(a, b)) steps near the mean.
enum { MAX_STEPS = 400000 };

static double stirling_series(double x)
{
    // B_2k / (2k (2k-1)), the coefficients of DLMF 5.11.1.
    static const double c[] = {1. / 12,    -1. / 360,       1. / 1260,
                               -1. / 1680, 1. / 1188,       -691. / 360360,
                               1. / 156,   -3617. / 122400, 43867. / 244188};
    double w = 1 / (x * x), sum = 0;
    for (size_t i = sizeof c / sizeof *c; i-- > 0;)
        sum = sum * w + c[i];
    return sum / x;
}

double pa_special_log_gamma(double x)
{
    if (!(x > 0))
        return NAN;
    if (isinf(x) || x == 1 || x == 2)
        return isinf(x) ? x : 0;
    // Gamma(x) = Gamma(x + m) / (x (x+1) ... (x+m-1)); the product stays below 16!.
    double product = 1;
    while (x < asymptotic_from)
        product *= x++;
    return (x - .5) * log(x) - x + half_log_two_pi + stirling_series(x) - log(product);
}

double pa_special_stirling_error(double x)
{
    if (!(x > 0))
        return NAN;
    if (x >= asymptotic_from)
        return stirling_series(x);
    return pa_special_log_gamma(x) - (x - .5) * log(x) + x - half_log_two_pi;
}

double pa_special_digamma(double x)
{
    static const double c[] = {1. / 12,  -1. / 120,     1. / 252, -1. / 240,
                               1. / 132, -691. / 32760, 1. / 12,  -3617. / 8160};
    if (!(x > 0))
        return NAN;
    double shift = 0;
    for (; x < asymptotic_from; x++)
        shift += 1 / x;
    double w = 1 / (x * x), sum = 0;
    for (size_t i = sizeof c / sizeof *c; i-- > 0;)
        sum = (sum + c[i]) * w;
    return log(x) - .5 / x - sum - shift;
}

double pa_special_trigamma(double x)
{
    // The Bernoulli numbers B_2, B_4, ...
    static const double c[] = {1. / 6,  -1. / 30,      1. / 42, -1. / 30,
                               5. / 66, -691. / 2730., 7. / 6,  -3617. / 510};
    if (!(x > 0))
        return NAN;
    double shift = 0;
    for (; x < asymptotic_from; x++)
        shift += 1 / (x * x);
    double w = 1 / (x * x), sum = 0;
    for (size_t i = sizeof c / sizeof *c; i-- > 0;)
        sum = (sum + c[i]) * w;
    return 1 / x + .5 * w + sum / x + shift;
}

// psi''(x), negative; DLMF 5.15.1 and 5.15.8 differentiated.
static double tetragamma(double x)
{
    static const double c[] = {1. / 6,  -1. / 30,      1. / 42, -1. / 30,
                               5. / 66, -691. / 2730., 7. / 6,  -3617. / 510};
    double shift = 0;
    for (; x < asymptotic_from; x++)
        shift += 2 / (x * x * x);
    double w = 1 / (x * x), sum = 0;
    for (size_t i = sizeof c / sizeof *c; i-- > 0;)
        sum = (sum + (double)(2 * i + 3) * c[i]) * w;
    return -w - w / x - sum * w - shift;
}

double pa_special_trigamma_inverse(double y)
{
    if (!(y >= 0))
        return NAN;
    if (y == 0)
        return INFINITY;
    if (y < 1e-10) // psi'(x) = 1/x + 1/(2x^2) + ..., so x = 1/y + 1/2 - ...
        return 1 / y + .5;
    if (y > 1e16) // psi'(x) = 1/x^2 + pi^2/6 - ...
        return 1 / sqrt(y);
    // 1/psi' is convex and nearly straight: Newton's method on it climbs down from the right of
    // the root without overshooting (the starting point is the bound psi'(x) > 1/(x - 1/2)).
    double x = .5 + 1 / y;
    for (int i = 0; i < 100; i++) {
        double value = pa_special_trigamma(x);
        double step = value * (1 - value / y) / tetragamma(x);
        x += step;
        if (fabs(step) <= 1e-15 * x)
            break;
    }
    return x;
}

// x log(x/m) + m - x >= 0, without cancellation where x is near m. C. Loader, "Fast and accurate
// computation of binomial probabilities" (2000).
static double deviance(double x, double m)
{
    if (m == 0)
        return x == 0 ? 0 : INFINITY;
    if (x == 0)
        return m;
    if (fabs(x - m) >= .1 * (x + m))
        return x * log(x / m) + m - x;
    // log(x/m) = 2 atanh(v); the first term joins with m - x to (x - m) v.
    double v = (x - m) / (x + m), w = v * v, sum = (x - m) * v, power = 2 * x * v;
    for (int i = 3;; i += 2) {
        power *= w;
        double next = sum + power / i;
        if (next == sum)
            return sum;
        sum = next;
    }
}

// log of x^a y^b / B(a, b) is this less the deviances of a and b.
static double log_beta_head(double a, double b)
{
    double n = a + b;
    double errors =
        pa_special_stirling_error(n) - pa_special_stirling_error(a) - pa_special_stirling_error(b);
    return .5 * log(a * (b / n)) - half_log_two_pi + errors;
}

// One step of Lentz's method for b0 + a1/(b1 + a2/(b2 + ...)) (Thompson & Barnett 1986); it starts
// with {b0, b0, 0}.
struct lentz {
    double value, c, d;
};

static bool lentz_step(struct lentz *f, double numerator, double denominator)
{
    f->d = denominator + numerator * f->d;
    f->c = denominator + numerator / f->c;
    f->d = 1 / (f->d == 0 ? DBL_MIN : f->d);
    f->c = f->c == 0 ? DBL_MIN : f->c;
    double factor = f->c * f->d;
    f->value *= factor;
    return fabs(factor - 1) <= DBL_EPSILON;
}

// log I_x(a, b) for x below about the mean; `head` as above. This fraction starts from the distance
// of x to the mean, which is exact; the textbook's loses it in 1 - x (a+b)/(a+1) for large a.
static double log_beta_fraction(const double of[3], double x, double y)
{
    double a = of[0], b = of[1], head = of[2];
    double distance = a > b ? (a + b) * y - b : a - (a + b) * x;
    double first = (1 + distance) * (a / (a + 1));
    struct lentz f = {first, first, 0};
    for (int i = 1; i < MAX_STEPS; i++) {
        double n = i, at = a + 2 * n - 1, w = n * (b - n) * x / at;
        double numerator = (a + n - 1) / at * (a + b + n - 1) * w * x;
        double denominator = n + w + (a + n) / (at + 2) * (1 + distance + n * (1 + y));
        if (lentz_step(&f, numerator, denominator))
            break;
    }
    double d = deviance(a, (a + b) * x) + deviance(b, (a + b) * y);
    return head - d - log(f.value);
}

static struct pa_tail tail_of_log_lower(double log_lower)
{
    log_lower = log_lower > 0 ? 0 : log_lower;
    struct pa_tail t = {.lower = exp(log_lower), .upper = -expm1(log_lower)};
    t.log_lower = log_lower;
    t.log_upper = log_lower < -1 ? log1p(-t.lower) : log(t.upper);
    return t;
}

static struct pa_tail swapped(struct pa_tail t)
{
    return (struct pa_tail){t.upper, t.lower, t.log_upper, t.log_lower};
}

static struct pa_tail tail_constant(double lower, double upper)
{
    return (struct pa_tail){lower, upper, log(lower), log(upper)};
}

// Whether the fraction of I_x(a, b) is used, and not that of the rest.
static bool is_below_mean(double a, double b, double x)
{
    return x <= (a + 1) / (a + b + 2);
}

struct pa_special_beta_of pa_special_beta_of(double a, double b)
{
    return (struct pa_special_beta_of){{a, b, log_beta_head(a, b)}, {b, a, log_beta_head(b, a)}};
}

struct pa_tail pa_special_beta_at(const struct pa_special_beta_of *of, double x, double y)
{
    double a = of->lower[0], b = of->lower[1];
    if (!(a > 0 && b > 0 && x >= 0 && y >= 0))
        return tail_constant(NAN, NAN);
    if (x == 0)
        return tail_constant(0, 1);
    if (y == 0)
        return tail_constant(1, 0);
    if (is_below_mean(a, b, x))
        return tail_of_log_lower(log_beta_fraction(of->lower, x, y));
    return swapped(tail_of_log_lower(log_beta_fraction(of->upper, y, x)));
}

struct pa_tail pa_special_beta(double a, double b, double x, double y)
{
    struct pa_special_beta_of of = {{a, b, NAN}, {b, a, NAN}};
    double *used = is_below_mean(a, b, x) ? of.lower : of.upper;
    used[2] = log_beta_head(used[0], used[1]);
    return pa_special_beta_at(&of, x, y);
}

// log of x^a e^-x / Gamma(a).
static double log_gamma_power(double a, double x)
{
    return .5 * log(a) - half_log_two_pi - pa_special_stirling_error(a) - deviance(a, x);
}

static double log_gamma_series(double a, double x)
{
    double term = 1, sum = 1;
    for (int i = 1; i < MAX_STEPS && term > sum * (DBL_EPSILON / 4); i++) {
        term *= x / (a + i);
        sum += term;
    }
    return log_gamma_power(a, x) - log(a) + log(sum);
}

static double log_gamma_fraction(double a, double x)
{
    double b = x + 1 - a;
    struct lentz f = {b, b, 0};
    for (int i = 1; i < MAX_STEPS; i++)
        if (lentz_step(&f, -i * (i - a), b + 2. * i))
            break;
    return log_gamma_power(a, x) - log(f.value);
}

struct pa_tail pa_special_gamma(double a, double x)
{
    if (!(a > 0 && x >= 0))
        return tail_constant(NAN, NAN);
    if (x == 0)
        return tail_constant(0, 1);
    if (isinf(x))
        return tail_constant(1, 0);
    if (x < a + 1)
        return tail_of_log_lower(log_gamma_series(a, x));
    return swapped(tail_of_log_lower(log_gamma_fraction(a, x)));
}
