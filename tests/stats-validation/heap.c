// SPDX-License-Identifier: Apache-2.0
// Heap profiles: a fixed number of objects, each recorded with probability q. The variance in
// closed form against simulation, and one profile against one by the path of `pa diff`.
#include "analysis/comparison_pipeline.h"
#include "experiments.h"
#include "stats/heap_variance.h"
#include "stats/random.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SITES = 40 };

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
    check_at_most(checks, "heap: closed form against simulation, relative", worst,
                  3 / sqrt(2 * (double)rounds));
}

// Sites of the four sizes in turn, with so many samples each on average; what a site allocates
// varies from run to run by `own`.
static void fill_runs(double samples, double own, struct pa_random *random, size_t runs,
                      struct pa_counts *n)
{
    static const double sizes[] = {64, 2048, 32768, 262144};
    for (size_t i = 0; i < SITES * runs; i++) {
        double size = sizes[i / runs % 4];
        double objects = samples / pa_heap_variance_share(size, rate);
        objects = ceil(objects * exp(own * pa_random_normal(random)));
        double count = draw_estimate(random, objects, size);
        double recorded = pa_heap_variance_samples(count, size, rate);
        n->flat_value[i] = count * size;
        n->flat_samples[i] = pa_heap_variance_bytes(recorded, size, rate);
    }
    pa_counts_make_pieces(n->flat_value, n->flat_samples, SITES, runs);
    for (size_t i = 0; i < SITES * runs; i++) {
        n->total[i % runs] += n->flat_value[i];
        n->samples[i % runs] += n->flat_samples[i];
    }
}

static struct tally compare_heaps(double samples, double own, size_t k, size_t rounds)
{
    struct pa_random random = pa_random_seeded(2002);
    struct tally t = {0};
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        size_t runs = 2 * k;
        double *value = pa_arena_calloc(&arena, SITES * runs, sizeof *value);
        double *pieces = pa_arena_calloc(&arena, SITES * runs, sizeof *pieces);
        struct pa_counts n = {.functions = SITES,
                              .runs = runs,
                              .flat_value = value,
                              .cum_value = value,
                              .flat_samples = pieces,
                              .cum_samples = pieces,
                              .total = pa_arena_calloc(&arena, runs, sizeof(double)),
                              .samples = pa_arena_calloc(&arena, runs, sizeof(double)),
                              .sampled = true,
                              .heap = true};
        unsigned char *side = pa_arena_calloc(&arena, runs, 1);
        struct pa_profile_comparison *c;
        struct pa_error err = {0};
        for (size_t r = k; r < runs; r++)
            side[r] = 1;
        fill_runs(samples, own, &random, runs, &n);
        if (!pa_compare_counts(&(struct pa_counted){.counts = &n, .side = side},
                               &(struct pa_comparison_options){0}, &arena, &c, &err))
            abort();
        tally_add(&t, c, false, NULL, 0);
        pa_arena_release(&arena);
    }
    return t;
}

void validate_heap(size_t rounds, struct checks *checks)
{
    static const double samples[] = {10, 30, 100, 1000}, owns[] = {0, .1};
    static const size_t ks[] = {1, 3, 5};
    static struct tally t[24];
    printf("\n### Heap profiles\n");
    print_spread(rounds, checks);
    printf(
        "\nA/A: tests with p <= .05, and comparisons with a claim, by samples a site.\n\n| sites "
        "vary by | samples | 1 v 1 | 3 v 3 | 5 v 5 |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < 8; i++) {
        printf("| %.0f %% | %.0f |", owns[i / 4] * 100, samples[i % 4]);
        for (size_t k = 0; k < 3; k++) {
            t[3 * i + k] = compare_heaps(samples[i % 4], owns[i / 4], ks[k], rounds / 10);
            printf(" %.3f, %.3f |", tally_size(&t[3 * i + k]), tally_any(&t[3 * i + k]));
        }
        printf("\n");
    }
    checks_begin();
    for (size_t i = 0; i < 24; i++) {
        char what[120];
        if (i >= 12 && i % 3 == 0) // one run a side cannot tell sites that vary from a change
            continue;
        double bound = i % 3 ? .05 : .10;
        snprintf(what, sizeof what, "heap, sites vary by %.0f %%, %.0f samples, %zu v %zu",
                 owns[i / 12] * 100, samples[i / 3 % 4], ks[i % 3], ks[i % 3]);
        check_tally_at_most(checks, what, &t[i], tally_any(&t[i]),
                            bound + two_errors(bound, t[i].rounds));
    }
}
