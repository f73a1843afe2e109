// SPDX-License-Identifier: Apache-2.0
#include "stats/random.h"

#include "stats/special.h"

#include <math.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

struct pa_random pa_random_seeded(uint64_t seed)
{
    struct pa_random random;
    for (int i = 0; i < 4; i++)
        random.state[i] = splitmix(&seed);
    return random;
}

static uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

uint64_t pa_random_u64(struct pa_random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate(s[0] + s[3], 23) + s[0], t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint32_t pa_random_below(struct pa_random *random, uint32_t limit)
{
    uint64_t product = (pa_random_u64(random) >> 32) * limit;
    if ((uint32_t)product < limit) {
        uint32_t reject = -limit % limit;
        while ((uint32_t)product < reject)
            product = (pa_random_u64(random) >> 32) * limit;
    }
    return (uint32_t)(product >> 32);
}

double pa_random_uniform(struct pa_random *random)
{
    return ((double)(pa_random_u64(random) >> 12) + .5) * 0x1p-52;
}

double pa_random_normal(struct pa_random *random)
{
    for (;;) {
        double u = 2 * pa_random_uniform(random) - 1, v = 2 * pa_random_uniform(random) - 1;
        double s = u * u + v * v;
        if (s > 0 && s < 1)
            return u * sqrt(-2 * log(s) / s);
    }
}

double pa_random_gamma(struct pa_random *random, double shape)
{
    double boost = 1;
    if (shape < 1) { // Gamma(a) = Gamma(a + 1) U^(1/a)
        boost = pow(pa_random_uniform(random), 1 / shape);
        shape += 1;
    }
    double d = shape - 1. / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = pa_random_normal(random), v = 1 + c * x;
        if (v <= 0)
            continue;
        v = v * v * v;
        if (log(pa_random_uniform(random)) < .5 * x * x + d - d * v + d * log(v))
            return boost * d * v;
    }
}

static double small_poisson(struct pa_random *random, double mean)
{
    double limit = exp(-mean), product = pa_random_uniform(random);
    double k = 0;
    for (; product > limit; k++)
        product *= pa_random_uniform(random);
    return k;
}

// A candidate of Hörmann's transformed rejection: a point under the hat, and whether it is inside
// the squeeze, where nothing need be computed.
struct candidate {
    double k, log_height;
    int accepted;
};

struct hat {
    double a, b, centre, squeeze, scale;
};

static struct candidate draw_candidate(struct pa_random *random, const struct hat *hat)
{
    double u = pa_random_uniform(random) - .5, v = pa_random_uniform(random);
    double us = .5 - fabs(u);
    struct candidate c = {.k = floor((2 * hat->a / us + hat->b) * u + hat->centre)};
    c.accepted = us >= .07 && v <= hat->squeeze;
    c.log_height = log(v * hat->scale / (hat->a / (us * us) + hat->b));
    return c;
}

double pa_random_poisson(struct pa_random *random, double mean)
{
    if (mean < 10)
        return mean > 0 ? small_poisson(random, mean) : 0;
    double b = .931 + 2.53 * sqrt(mean), log_mean = log(mean);
    struct hat hat = {.a = -.059 + .02483 * b, .b = b, .centre = mean + .43};
    hat.squeeze = .9277 - 3.6224 / (b - 2);
    hat.scale = 1.1239 + 1.1328 / (b - 3.4);
    for (;;) {
        struct candidate c = draw_candidate(random, &hat);
        if (c.accepted)
            return c.k;
        if (c.k >= 0 && c.log_height <= c.k * log_mean - mean - pa_special_log_gamma(c.k + 1))
            return c.k;
    }
}

static double small_binomial(struct pa_random *random, double n, double p)
{
    // Runs of failures are geometric: one draw a success.
    double log_q = log1p(-p), trials = 0, k = 0;
    for (;;) {
        trials += floor(log(pa_random_uniform(random)) / log_q) + 1;
        if (trials > n)
            return k;
        k++;
    }
}

double pa_random_binomial(struct pa_random *random, double n, double p)
{
    if (!(n > 0 && p > 0))
        return 0;
    if (p > .5)
        return p >= 1 ? n : n - pa_random_binomial(random, n, 1 - p);
    if (n * p <= 10)
        return small_binomial(random, n, p);
    double sd = sqrt(n * p * (1 - p)), b = 1.15 + 2.53 * sd, mode = floor((n + 1) * p);
    struct hat hat = {.a = -.0873 + .0248 * b + .01 * p, .b = b, .centre = n * p + .5};
    hat.squeeze = .92 - 4.2 / b;
    hat.scale = (2.83 + 5.1 / b) * sd;
    double at_mode = pa_special_log_gamma(mode + 1) + pa_special_log_gamma(n - mode + 1);
    for (;;) {
        struct candidate c = draw_candidate(random, &hat);
        if (c.k < 0 || c.k > n)
            continue;
        double there = pa_special_log_gamma(c.k + 1) + pa_special_log_gamma(n - c.k + 1);
        if (c.accepted || c.log_height <= at_mode - there + (c.k - mode) * log(p / (1 - p)))
            return c.k;
    }
}
