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

// Returns a generator that starts from `seed`; any value, 0 too, is fine. The same seed gives the
// same numbers on every machine.
struct pa_random pa_random_seeded(uint64_t seed);
// Returns 64 uniform random bits.
uint64_t pa_random_u64(struct pa_random *random);
// Returns a uniform whole number in [0, limit), without bias (Lemire 2019). `limit` is above 0.
uint32_t pa_random_below(struct pa_random *random, uint32_t limit);
// Returns a uniform number in (0, 1): a multiple of 2^-52 plus 2^-53, so that neither end occurs.
double pa_random_uniform(struct pa_random *random);
// Returns a standard normal variable (Marsaglia's polar method).
double pa_random_normal(struct pa_random *random);
// Returns a Gamma variable of that shape, above 0, and scale 1 (Marsaglia & Tsang 2000).
double pa_random_gamma(struct pa_random *random, double shape);
// Returns a Poisson variable, a whole number, with that finite mean; 0 for a mean <= 0.
// Multiplication of uniforms below a mean of 10, transformed rejection above (Hörmann 1993).
double pa_random_poisson(struct pa_random *random, double mean);
// Returns a binomial variable: successes in n draws with probability p, where n >= 0 is a whole
// number. 0 if n or p is not positive, n if p >= 1. Geometric gaps where n times the smaller of p
// and 1 - p is up to 10, else transformed rejection (Hörmann 1993).
double pa_random_binomial(struct pa_random *random, double n, double p);

#endif
