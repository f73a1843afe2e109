// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_pipeline.h"
#include "experiments.h"
#include "simulation.h"

#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 150 };

static const char *const NAMES[] = {"aa", "five20", "five50", "dom1.5", "dom2"};

static void make_effects(size_t scenario, double *effect)
{
    for (size_t f = 0; f < FUNCTIONS; f++)
        effect[f] = 1;
    for (size_t f = 1; f <= 5; f++)
        effect[f] = scenario == 1 ? 1.2 : scenario == 2 ? 1.5 : 1;
    effect[0] = scenario == 3 ? 1.5 : scenario == 4 ? 2 : 1;
}

// A line a function: its true effect, whether pa claims a change by default and by totals, its
// counts.
static bool write_set(const char *path, const struct experiment_runs *runs,
                      const struct pa_profile_comparison *const c[2], const double *effect)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    for (size_t f = 0; f < FUNCTIONS; f++) {
        fprintf(file, "%g %d %d", effect[f], is_claim(&c[0]->functions[f].flat),
                is_claim(&c[1]->functions[f].flat));
        for (size_t r = 0; r < runs->counts->runs; r++)
            fprintf(file, " %.0f", runs->counts->flat_samples[f * runs->counts->runs + r]);
        fprintf(file, "\n");
    }
    return fclose(file) == 0;
}

static bool write_round(const char *folder, size_t cell, size_t round, struct pa_random *random)
{
    static const size_t ks[] = {3, 5, 10};
    static const double shares[] = {.2, .06, .03, .015, .01, .006};
    struct pa_arena arena = {0};
    struct program *p = program_new(FUNCTIONS, random);
    double effect[FUNCTIONS];
    struct experiment e = {.k = ks[cell % 3],
                           .samples = round % 2 ? 5000 : 1000,
                           .phi = 2,
                           .length = .15,
                           .effect = effect};
    const struct pa_profile_comparison *c[2];
    char path[4096];
    make_effects(cell / 3, effect);
    program_set_shares(p, shares, 6);
    struct experiment_runs runs = experiment_draw(&e, p, random, &arena);
    for (int i = 0; i < 2; i++)
        c[i] = experiment_compare_runs(
            &runs, &(struct pa_comparison_options){.norm = i ? PA_NORM_TOTAL : PA_NORM_AUTO},
            &arena);
    snprintf(path, sizeof path, "%s/%s-%zu-%zu.txt", folder, NAMES[cell / 3], e.k, round);
    bool ok = write_set(path, &runs, c, effect);
    pa_arena_release(&arena);
    free(p);
    return ok;
}

bool write_peers(const char *folder, size_t rounds)
{
    struct pa_random random = pa_random_seeded(9000);
    bool ok = true;
    for (size_t cell = 0; ok && cell < 15; cell++) {
        for (size_t i = 0; ok && i < rounds; i++)
            ok = write_round(folder, cell, i, &random);
    }
    return ok;
}
