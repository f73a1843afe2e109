// SPDX-License-Identifier: Apache-2.0
#include "stats/bootstrap.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/random.h"
#include "stats/summary.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

// One side of one row: logarithms, ascending. A drawn sample is then known by how often each of
// them was drawn.
struct side {
    double *value;
    uint32_t *drawn;
    uint32_t n;
};

static double draw_median(struct side *side, struct pa_random *random)
{
    uint32_t n = side->n, seen = 0, i = 0;
    for (uint32_t k = 0; k < n; k++)
        side->drawn[k] = 0;
    for (uint32_t k = 0; k < n; k++)
        side->drawn[pa_random_below(random, n)]++;
    while ((seen += side->drawn[i]) < (n + 1) / 2)
        i++;
    if (n % 2 || seen > n / 2)
        return side->value[i];
    uint32_t next = i + 1; // the lower middle was the last of its kind
    while (!side->drawn[next])
        next++;
    return log(.5 * exp(side->value[i]) + .5 * exp(side->value[next]));
}

static bool load_side(struct side *side, const double *samples, size_t n, uint64_t *seed)
{
    if (n == 0 || n > UINT32_MAX / 2)
        return false;
    side->n = (uint32_t)n;
    for (size_t i = 0; i < n; i++) {
        if (!(samples[i] > 0 && isfinite(samples[i])))
            return false;
        side->value[i] = log(samples[i]);
    }
    pa_summary_sort(side->value, n);
    // Hashed in order of size: the order of the samples means nothing.
    *seed = pa_hash_combine(*seed, pa_hash_bytes(side->value, n * sizeof *side->value));
    return true;
}

static size_t rounds_for(size_t samples)
{
    size_t rounds = 50000000 / (samples + 1);
    return rounds > 10000 ? 10000 : rounds < 1000 ? 1000 : rounds;
}

static void draw_rounds(struct side *sides, size_t count, uint64_t seed, double *means,
                        size_t rounds)
{
    struct pa_random random = pa_random_seeded(seed);
    for (size_t r = 0; r < rounds; r++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++) {
            double old = draw_median(&sides[2 * i], &random);
            sum += draw_median(&sides[2 * i + 1], &random) - old;
        }
        means[r] = sum / (double)count;
    }
}

bool pa_bootstrap_geomean_ratio(const struct pa_bootstrap_row *rows, size_t count,
                                double confidence, struct pa_bootstrap_interval *interval)
{
    size_t samples = 0;
    for (size_t i = 0; i < count; i++)
        samples += rows[i].n_old + rows[i].n_new;
    double *values = pa_xmalloc((samples + 1) * sizeof *values);
    uint32_t *drawn = pa_xmalloc((samples + 1) * sizeof *drawn);
    struct side *sides = pa_xcalloc(2 * count + 1, sizeof *sides);
    size_t used = 0, rounds = rounds_for(samples);
    uint64_t seed = count;
    bool fine = count > 0;
    for (size_t i = 0; i < 2 * count && fine; i++) {
        const struct pa_bootstrap_row *row = &rows[i / 2];
        size_t n = i % 2 ? row->n_new : row->n_old;
        sides[i] = (struct side){.value = values + used, .drawn = drawn + used};
        fine = load_side(&sides[i], i % 2 ? row->new : row->old, n, &seed);
        used += n;
    }
    if (fine) {
        double *means = pa_xmalloc(rounds * sizeof *means);
        draw_rounds(sides, count, seed, means, rounds);
        pa_summary_sort(means, rounds);
        interval->lo = exp(pa_summary_sorted_quantile(means, rounds, (1 - confidence) / 2));
        interval->hi = exp(pa_summary_sorted_quantile(means, rounds, (1 + confidence) / 2));
        interval->rounds = rounds;
        free(means);
    }
    free(sides);
    free(drawn);
    free(values);
    return fine;
}
