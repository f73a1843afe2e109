// SPDX-License-Identifier: Apache-2.0
// Profiles of real programs, 30 equal runs each (testdata/aa, made by workloads/): nothing changed,
// so every discovery between two random halves is false. Then one function of a real run is made 50
// % heavier by drawing its samples again, so that the noise stays real.
#include "draws.h"
#include "experiments.h"
#include "stats/one_vs_one.h"
#include "stats/quasi_poisson.h"
#include "stats/random.h"
#include "stats/size_factor.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 30, MAX_FUNCTIONS = 1000 };

struct workload {
    const char *name;
    size_t functions;
    double counts[MAX_FUNCTIONS][RUNS];
    const struct workload *flat; // what factors and shares are made from; itself for flat samples
};

// Lines of 30 counts and the name of the function; '#' begins a comment.
static bool load(const char *folder, const char *name, struct workload *w)
{
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/%s.txt", folder, name);
    FILE *file = fopen(path, "r");
    *w = (struct workload){.name = name};
    while (file && fgets(line, sizeof line, file) && w->functions < MAX_FUNCTIONS) {
        char *at = line;
        for (size_t r = 0; r < RUNS && *line != '#'; r++)
            w->counts[w->functions][r] = strtod(at, &at);
        w->functions += *line != '#';
    }
    if (file)
        fclose(file);
    return w->functions > 0;
}

struct comparison {
    double counts[MAX_FUNCTIONS * RUNS], factors[RUNS];
    unsigned char side[RUNS];
    double flat[MAX_FUNCTIONS * RUNS];
    double log_p[MAX_FUNCTIONS], size[MAX_FUNCTIONS], share[MAX_FUNCTIONS], q[MAX_FUNCTIONS];
    struct pa_quasi_poisson_row rows[MAX_FUNCTIONS];
    struct pa_one_vs_one_row single[MAX_FUNCTIONS];
    bool changed[MAX_FUNCTIONS];
};

// 2k of the 30 runs in random order, the first k as the old side.
static void choose(const struct workload *w, size_t k, struct pa_random *random,
                   struct comparison *c)
{
    size_t order[RUNS];
    choose_runs(order, RUNS, 2 * k, random);
    for (size_t r = 0; r < 2 * k; r++) {
        c->side[r] = r >= k;
        for (size_t f = 0; f < w->functions; f++)
            c->counts[f * 2 * k + r] = w->counts[f][order[r]];
        for (size_t f = 0; f < w->flat->functions; f++)
            c->flat[f * 2 * k + r] = w->flat->counts[f][order[r]];
    }
    memset(c->changed, 0, sizeof c->changed);
}

static void find_all_sizes(const struct workload *w, size_t runs, struct comparison *c)
{
    double total = pa_summary_sum(c->flat, w->flat->functions * runs);
    for (size_t f = 0; f < w->functions; f++) {
        c->size[f] = pa_summary_sum(c->counts + f * runs, runs);
        c->share[f] = c->size[f] / total;
    }
}

static double exposure_of_pair(const struct workload *w, const struct comparison *c)
{
    static double old[MAX_FUNCTIONS], new[MAX_FUNCTIONS];
    for (size_t f = 0; f < w->flat->functions; f++) {
        old[f] = c->flat[2 * f];
        new[f] = c->flat[2 * f + 1];
    }
    return pa_size_factor_ratio(old, new, w->flat->functions);
}

static void compare_single(const struct workload *w, struct comparison *c)
{
    static double old[MAX_FUNCTIONS], new[MAX_FUNCTIONS];
    for (size_t f = 0; f < w->functions; f++) {
        old[f] = c->counts[2 * f];
        new[f] = c->counts[2 * f + 1];
    }
    struct pa_one_vs_one_options options = {.exposure_ratio = exposure_of_pair(w, c)};
    pa_one_vs_one_test(old, new, w->functions, &options, c->single);
    for (size_t f = 0; f < w->functions; f++)
        c->log_p[f] = c->single[f].log_p;
}

static void compare(const struct workload *w, size_t k, struct comparison *c)
{
    find_all_sizes(w, 2 * k, c);
    if (k == 1) {
        compare_single(w, c);
        return;
    }
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {0};
    bool by_median = pa_size_factor_median(c->flat, w->flat->functions, 2 * k, c->side, c->factors);
    struct pa_quasi_poisson_input in = {c->counts, w->functions, 2 * k, c->factors,
                                        c->side,   c->share,     false};
    bool tested = pa_quasi_poisson_test(&in, &options, c->rows, &fit);
    for (size_t f = 0; f < w->functions; f++)
        c->log_p[f] = tested ? c->rows[f].log_p : NAN;
    (void)by_median; // totals, where few functions occur everywhere, are the way out here as well
}

static void note_outcome(struct outcome *o, const struct workload *w, struct comparison *c)
{
    outcome_add(o, &(struct tests){w->functions, c->log_p, c->size, c->changed, c->q});
}

static struct outcome split(const struct workload *w, size_t k, size_t rounds, struct comparison *c)
{
    struct pa_random random = pa_random_seeded(5000 + k);
    struct outcome o = {0};
    for (size_t i = 0; i < rounds; i++) {
        choose(w, k, &random, c);
        compare(w, k, c);
        note_outcome(&o, w, c);
    }
    return o;
}

// Plants +50 % in a function of between 3 and 30 % of the samples, a random one each time.
static struct outcome plant(const struct workload *w, size_t k, size_t rounds, struct comparison *c)
{
    struct pa_random random = pa_random_seeded(6000 + k);
    struct outcome o = {0};
    double total = 0, share[MAX_FUNCTIONS];
    for (size_t f = 0; f < w->functions; f++)
        total += share[f] = pa_summary_sum(w->counts[f], RUNS);
    for (size_t i = 0; i < rounds; i++) {
        size_t f;
        do
            f = pa_random_below(&random, (uint32_t)w->functions);
        while (share[f] < .03 * total || share[f] > .3 * total);
        choose(w, k, &random, c);
        c->changed[f] = true;
        for (size_t r = k; r < 2 * k; r++)
            c->flat[f * 2 * k + r] = c->counts[f * 2 * k + r] +=
                pa_random_binomial(&random, c->counts[f * 2 * k + r], .5);
        compare(w, k, c);
        note_outcome(&o, w, c);
    }
    return o;
}

// Dispersions of the functions with at least three samples a run, over all 30.
static void print_noise(const struct workload *w, struct comparison *c)
{
    static double dispersion[MAX_FUNCTIONS];
    size_t used = 0, k = RUNS / 2;
    struct pa_random random = pa_random_seeded(1);
    choose(w, k, &random, c);
    compare(w, k, c);
    for (size_t f = 0; f < w->functions; f++)
        if (pa_summary_sum(w->counts[f], RUNS) >= 3 * RUNS)
            dispersion[used++] = c->rows[f].raw_dispersion;
    pa_summary_sort(dispersion, used);
    printf("| %s | %zu | %.2f | %.2f | %.2f | %.2f |", w->name, used,
           pa_summary_sorted_quantile(dispersion, used, .25),
           pa_summary_sorted_median(dispersion, used),
           pa_summary_sorted_quantile(dispersion, used, .75), dispersion[used - 1]);
}

static void print_workload(const struct workload *w, size_t rounds, struct comparison *c,
                           double any[4])
{
    static const size_t ks[] = {1, 3, 5, 10};
    print_noise(w, c);
    for (size_t i = 0; i < 4; i++) {
        struct outcome same = split(w, ks[i], rounds, c);
        any[i] = fmax(any[i], outcome_any(&same));
        printf(" %.3f |", outcome_any(&same));
    }
    bool flat = strstr(w->name, "flat") != NULL; // cumulative samples of callers change as well
    struct outcome more = flat ? plant(w, 5, rounds, c) : (struct outcome){0};
    if (flat)
        printf(" %.2f | %.3f |\n", outcome_power(&more), outcome_fdr(&more));
    else
        printf(" | |\n");
}

void validate_real(const char *folder, size_t rounds, struct checks *checks)
{
    static const char *const names[] = {"phases-flat", "phases-cum", "mixed-flat", "mixed-cum",
                                        "server-flat", "server-cum", "c-flat",     "c-cum"};
    struct workload *w = malloc(2 * sizeof *w);
    struct comparison *c = malloc(sizeof *c);
    double any[4] = {0};
    printf("\n## Real programs: 30 equal runs, random splits\n\n"
           "| program | functions | dispersion, 1st quartile | median | 3rd | largest | A/A any, 1 "
           "v 1 | 3 v 3 | 5 v 5 | 10 v 10 | power +50 %%, 5 v 5 | FDR |\n"
           "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (load(folder, names[i], &w[i % 2])) {
            w[i % 2].flat = &w[0]; // of the same program, the one before
            print_workload(&w[i % 2], rounds, c, any);
        } else {
            checks->failed++;
            printf("| %s: cannot read it in %s |\n", names[i], folder);
        }
    }
    double error = sqrt(.05 * .95 / (double)rounds);
    checks_begin();
    check_at_most(checks, "real A/A any discovery, 1 v 1, worst", any[0], .10);
    check_at_most(checks, "real A/A any discovery, 3 v 3, worst", any[1], .10);
    check_at_most(checks, "real A/A any discovery, 5 v 5, worst (.05 + 2 SE)", any[2],
                  .05 + 2 * error);
    check_at_most(checks, "real A/A any discovery, 10 v 10, worst (.05 + 2 SE)", any[3],
                  .05 + 2 * error);
    free(w);
    free(c);
}
