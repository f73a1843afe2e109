// SPDX-License-Identifier: Apache-2.0
// Heap profiles: a fixed number of objects, each recorded with probability q.
#include "experiments.h"
#include "stats/heap_variance.h"
#include "stats/one_vs_one.h"
#include "stats/random.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double rate = 512 * 1024;

// What the profile would say about n objects: samples scaled by 1/q, rounded as it is written.
static double draw_estimate(struct pa_random *random, double n, double size)
{
    double q = pa_heap_variance_share(size, rate);
    return round(pa_random_binomial(random, n, q) / q);
}

static void print_spread(size_t rounds, struct checks *checks)
{
    static const double sizes[] = {64, 4096, 65536, 524288, 4194304};
    double bytes = 64 << 20, worst = 0, *estimates = malloc(rounds * sizeof *estimates);
    struct pa_random random = pa_random_seeded(2001);
    printf("\n| object size | sd / bytes, simulated | closed form |\n|---|---|---|\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        double n = bytes / sizes[i], q = pa_heap_variance_share(sizes[i], rate);
        for (size_t r = 0; r < rounds; r++)
            estimates[r] = draw_estimate(&random, n, sizes[i]) * sizes[i];
        double simulated = sqrt(pa_summary_variance(estimates, rounds)) / bytes;
        double formula = sqrt(pa_heap_variance_bytes(n * q, sizes[i], rate)) / bytes;
        printf("| %g | %.4f | %.4f |\n", sizes[i], simulated, formula);
        if (sizes[i] <= rate)
            worst = fmax(worst, fabs(simulated / formula - 1));
    }
    free(estimates);
    checks_begin();
    check_at_most(checks, "heap: closed form against simulation, relative", worst, .05);
}

// As pa diff does it: sums as counts of pieces that have the same variance. The dispersion of one
// function alone would be its own score; two that did not change make it 1.
static double p_of(const double sum[2], double variance)
{
    struct pa_one_vs_one_options options = {.factor = 1, .mid_p = true};
    struct pa_one_vs_one_row rows[3];
    double piece = variance / (sum[0] + sum[1]);
    double old[] = {sum[0] / piece, 50, 50}, new[] = {sum[1] / piece, 50, 50};
    pa_one_vs_one_test(old, new, 3, &options, rows);
    return rows[0].p;
}

// Two profiles of the same program: how often is p <= .05?
static double size_of_test(struct pa_random *random, const double *sizes, size_t buckets,
                           double samples, size_t rounds)
{
    size_t small = 0;
    for (size_t r = 0; r < rounds; r++) {
        double sum[2] = {0, 0}, variance = 0;
        for (size_t i = 0; i < 2 * buckets; i++) {
            double size = sizes[i / 2];
            double n = ceil(samples / (double)buckets / pa_heap_variance_share(size, rate));
            double count = draw_estimate(random, n, size);
            double recorded = pa_heap_variance_samples(count, size, rate);
            sum[i % 2] += count * size;
            variance += pa_heap_variance_bytes(recorded, size, rate);
        }
        small += p_of(sum, variance) <= .05;
    }
    return (double)small / (double)rounds;
}

void validate_heap(size_t rounds, struct checks *checks)
{
    static const double sizes[] = {64, 2048, 32768, 262144};
    static const double samples[] = {10, 30, 100, 1000};
    struct pa_random random = pa_random_seeded(2002);
    double most = 0, least = 1;
    printf("\n## Heap profiles\n");
    print_spread(rounds, checks);
    printf("\nShare of A/A tests with p <= .05, by samples a side:\n\n"
           "| samples | 64 B | 2 KiB | 32 KiB | 256 KiB | all four sizes "
           "|\n|---|---|---|---|---|---|\n");
    for (size_t k = 0; k < 4; k++) {
        printf("| %g |", samples[k]);
        for (size_t i = 0; i < 5; i++) {
            double size = i < 4 ? size_of_test(&random, sizes + i, 1, samples[k], rounds)
                                : size_of_test(&random, sizes, 4, samples[k], rounds);
            printf(" %.3f |", size);
            most = fmax(most, size);
            least = fmin(least, size);
        }
        printf("\n");
    }
    checks_begin();
    check_at_most(checks, "heap test size, largest", most, .06);
    check_at_least(checks, "heap test size, smallest", least, .04);
}
