// SPDX-License-Identifier: Apache-2.0
// Benchmarks: families of 100 rows, the gate of `--fail-on`, and what it can see.
#include "experiments.h"
#include "stats/hodges_lehmann.h"
#include "stats/multiple.h"
#include "stats/power.h"
#include "stats/random.h"
#include "stats/rank.h"

#include <math.h>
#include <stdio.h>

enum { ROWS = 100, MAX_N = 20 };

enum noise { NORMAL, SKEWED, STEPS, NOISES };
static const char *const noise_name[] = {"normal", "skewed", "in steps of 1 %"};

// Noise of 2 % around `centre`: normal, long to the right, or rounded so that values tie.
static double draw_value(struct pa_random *random, enum noise noise, double centre)
{
    if (noise == SKEWED)
        return centre * (.98 + .02 * pa_random_gamma(random, 1));
    double value = centre * (1 + .02 * pa_random_normal(random));
    return noise == STEPS ? round(value) : value;
}

struct family {
    double x[ROWS][MAX_N], y[ROWS][MAX_N];
    double log_p[ROWS], q[ROWS];
};

static void draw_family(struct pa_random *random, size_t n, enum noise noise, double change,
                        struct family *f)
{
    for (size_t row = 0; row < ROWS; row++) {
        for (size_t i = 0; i < n; i++) {
            f->x[row][i] = draw_value(random, noise, 100);
            f->y[row][i] = draw_value(random, noise, row < 10 ? 100 * (1 + change) : 100);
        }
        struct pa_rank_test test;
        pa_rank_mann_whitney(f->x[row], n, f->y[row], n, PA_RANK_AUTO, &test);
        f->log_p[row] = test.log_p;
    }
    pa_multiple_q_values(f->log_p, ROWS, f->q);
}

// A regression: significant within the family, and the whole interval beyond the threshold.
static bool gate_fires(const struct family *f, size_t row, size_t n, double threshold)
{
    struct pa_ratio ratio;
    return f->q[row] <= .05 && pa_hodges_lehmann_ratio(f->x[row], n, f->y[row], n, .95, &ratio) &&
           ratio.lo > 1 + threshold;
}

struct gate {
    double false_runs, found;
};

static struct gate run_gate(size_t rounds, size_t n, enum noise noise, double change,
                            double threshold)
{
    struct pa_random random = pa_random_seeded(3000 + n * 10 + noise);
    struct family family;
    struct gate gate = {0, 0};
    for (size_t i = 0; i < rounds; i++) {
        bool wrong = false;
        draw_family(&random, n, noise, change, &family);
        for (size_t row = 0; row < ROWS; row++) {
            bool fires = gate_fires(&family, row, n, threshold);
            if (change > 0 && row < 10)
                gate.found += fires;
            else
                wrong |= fires;
        }
        gate.false_runs += wrong;
    }
    gate.false_runs /= (double)rounds;
    gate.found /= 10. * (double)rounds;
    return gate;
}

static void print_gate(size_t rounds, struct checks *checks)
{
    static const size_t ns[] = {8, 10, 20};
    double worst = 0;
    printf(
        "\nGate over 100 rows with 2 %% noise: share of A/A runs in which it fires, and of planted "
        "regressions of\n5 %% (10 of the 100 rows) that it finds, threshold 0 %%.\n\n"
        "| n | noise | A/A fires | 5 %% found |\n|---|---|---|---|\n");
    for (size_t i = 0; i < 3; i++)
        for (int noise = 0; noise < NOISES; noise++) {
            struct gate same = run_gate(rounds, ns[i], noise, 0, 0);
            struct gate more = run_gate(rounds / 4, ns[i], noise, .05, 0);
            printf("| %zu | %s | %.3f | %.3f |\n", ns[i], noise_name[noise], same.false_runs,
                   more.found);
            worst = fmax(worst, same.false_runs);
        }
    checks_begin();
    check_at_most(checks, "benchmark gate fires on A/A", worst, .05);
}

static double single_power(size_t rounds, size_t n, enum noise noise, double change)
{
    struct pa_random random = pa_random_seeded(4000 + n * 10 + noise);
    size_t found = 0;
    for (size_t r = 0; r < rounds; r++) {
        double x[MAX_N], y[MAX_N];
        for (size_t i = 0; i < n; i++) {
            x[i] = draw_value(&random, noise, 100);
            y[i] = draw_value(&random, noise, 100 * (1 + change));
        }
        struct pa_rank_test test;
        pa_rank_mann_whitney(x, n, y, n, PA_RANK_AUTO, &test);
        found += test.p <= .05;
    }
    return (double)found / (double)rounds;
}

static void print_detectable(size_t rounds, struct checks *checks)
{
    static const size_t ns[] = {5, 6, 8, 10, 15, 20};
    double least = 1;
    printf("\nHow often the \"smallest detectable\" change (80 %% power claimed) is found:\n\n"
           "| n | detectable | normal | skewed | in steps of 1 %% |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof ns / sizeof *ns; i++) {
        struct pa_power_side side = {ns[i], .02};
        double change = pa_power_detectable(side, side, .05, .8), power[NOISES];
        for (int noise = 0; noise < NOISES; noise++) {
            power[noise] = single_power(4 * rounds, ns[i], noise, change);
            least = fmin(least, power[noise]);
        }
        printf("| %zu | %.1f %% | %.2f | %.2f | %.2f |\n", ns[i], 100 * change, power[NORMAL],
               power[SKEWED], power[STEPS]);
    }
    checks_begin();
    check_at_least(checks, "power at the smallest detectable change, claimed .80", least, .74);
}

void validate_benchmarks(size_t rounds, struct checks *checks)
{
    printf("\n## Benchmarks\n");
    print_gate(rounds, checks);
    print_detectable(rounds, checks);
}
