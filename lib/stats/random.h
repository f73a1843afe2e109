// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same everywhere: for bootstrap intervals and simulations, never for
// secrets. The generator is xoshiro256++ (Blackman & Vigna 2021), seeded through splitmix64.
//
//     struct pa_random r = pa_random_seeded(42);
//     double x = pa_random_normal(&r);
#ifndef PA_STATS_RANDOM_H
#define PA_STATS_RANDOM_H

#include <stdint.h>

struct pa_random {
    uint64_t state[4]; // not all zero
};

// A generator whose numbers follow from the seed alone.
struct pa_random pa_random_seeded(uint64_t seed);
// 64 random bits.
uint64_t pa_random_u64(struct pa_random *random);
// Uniform below `limit` > 0, without bias (Lemire 2019).
uint32_t pa_random_below(struct pa_random *random, uint32_t limit);
// Uniform on (0, 1): neither end occurs.
double pa_random_uniform(struct pa_random *random);
// Standard normal (Marsaglia's polar method).
double pa_random_normal(struct pa_random *random);
// Gamma with that shape > 0 and scale 1 (Marsaglia & Tsang 2000).
double pa_random_gamma(struct pa_random *random, double shape);
// Poisson, mean >= 0; transformed rejection above 10 (Hörmann 1993).
double pa_random_poisson(struct pa_random *random, double mean);
// Binomial, n >= 0 a whole number (inversion, or transformed rejection where n p > 10).
double pa_random_binomial(struct pa_random *random, double n, double p);

#endif
