// SPDX-License-Identifier: Apache-2.0
// One function of 20, 5 or 1 % of the samples costs more: how often is that found, by how much, and
// what else is claimed? Bounds of power are the figures of version e8acc66, as an outside audit
// found them (some 40 rounds a cell), less three standard errors of both studies: there are fifty
// such lines.
#include "experiments.h"
#include "simulation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 150, SHARES = 3, EFFECTS = 4, AUDITED = 40 };

static const double SHARE[SHARES] = {.2, .05, .01}, EFFECT[EFFECTS] = {1.05, 1.1, 1.2, 1.5};

// By share and effect.
static const struct cell {
    size_t k;
    double samples, audited[SHARES][EFFECTS];
} CELLS[] = {
    {1, 2000, {{0, 0, .02, .52}, {0, 0, 0, .02}, {0, 0, 0, 0}}},
    {1, 10000, {{0, 0, .49, 1}, {0, 0, 0, .59}, {0, 0, 0, 0}}},
    {3, 2000, {{0, .07, .49, 1}, {0, 0, .05, .74}, {0, 0, 0, .02}}},
    {3, 10000, {{.09, .70, 1, 1}, {0, .02, .61, 1}, {0, 0, 0, .45}}},
    {5, 2000, {{.08, .32, .81, 1}, {0, 0, .11, .84}, {0, 0, 0, .05}}},
    {5, 10000, {{.28, .84, 1, 1}, {.02, .30, .91, 1}, {0, 0, .02, .74}}},
    {10, 2000, {{.13, .52, .97, 1}, {.03, .06, .29, 1}, {0, 0, 0, .29}}},
    {10, 10000, {{.47, 1, 1, 1}, {.05, .66, 1, 1}, {0, .03, .37, 1}}},
};
enum { CELL_COUNT = sizeof CELLS / sizeof *CELLS };

// Intervals: of functions that did not change, of the planted one, of the root of all.
struct coverage {
    double tests, held, planted, planted_held;
};

static void note_coverage(const struct pa_profile_comparison *c, const double *effect,
                          struct coverage *v)
{
    for (size_t f = 0; f < c->count; f++) {
        const struct pa_change *ch = &c->functions[f].flat;
        double truth = log(effect[f]);
        bool held = ch->lo <= truth && truth <= ch->hi;
        if (isnan(ch->lo) || isnan(ch->hi))
            continue;
        v->tests += effect[f] == 1;
        v->held += effect[f] == 1 && held;
        v->planted += effect[f] != 1;
        v->planted_held += effect[f] != 1 && held;
    }
}

// `change` is of all pairs of a share and an effect.
static void plant(const struct cell *cell, size_t change, size_t rounds, struct tally *t,
                  struct coverage *v)
{
    struct pa_random random = pa_random_seeded(6000 + cell->k);
    double effects[FUNCTIONS];
    for (size_t f = 0; f < FUNCTIONS; f++)
        effects[f] = f == change / EFFECTS ? EFFECT[change % EFFECTS] : 1;
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        struct program *p = program_new(FUNCTIONS, &random);
        struct experiment e = {.k = cell->k,
                               .samples = cell->samples,
                               .phi = i % 2 ? 2 : 1,
                               .length = .1,
                               .effect = effects};
        program_set_shares(p, SHARE, SHARES);
        const struct pa_profile_comparison *c = experiment_compare(&e, p, &random, &arena);
        tally_add(t, c, false, effects, 0);
        note_coverage(c, effects, v);
        pa_arena_release(&arena);
        free(p);
    }
}

static void print_cell(const struct cell *cell, struct tally t[SHARES][EFFECTS])
{
    double wrong = 0, false_share = 0;
    printf("| %zu | %.0f |", cell->k, cell->samples);
    for (size_t s = 0; s < SHARES; s++) {
        for (size_t e = 0; e < EFFECTS; e++) {
            printf(" %.2f", tally_found(&t[s][e]));
            wrong += tally_wrong(&t[s][e]) / (SHARES * EFFECTS);
            false_share = fmax(false_share, tally_false(&t[s][e]));
        }
        printf(" |");
    }
    printf(" %.3f | %.3f |\n", wrong, false_share);
    fflush(stdout);
}

static void check_power(const struct cell *cell, struct tally t[SHARES][EFFECTS],
                        struct checks *checks)
{
    for (size_t i = 0; i < SHARES * EFFECTS; i++) {
        size_t s = i / EFFECTS, e = i % EFFECTS;
        double audited = cell->audited[s][e], near = fmin(.97, audited), rounds = t[s][e].rounds;
        char what[120];
        double bound = audited - 3 * sqrt(near * (1 - near) * (1. / AUDITED + 1 / rounds));
        if (cell->k == 1 || bound <= 0)
            continue;
        snprintf(what, sizeof what, "power: %.0f %% function %+.0f %%, %zu v %zu, %.0f samples",
                 SHARE[s] * 100, (EFFECT[e] - 1) * 100, cell->k, cell->k, cell->samples);
        check_tally_at_least(checks, what, &t[s][e], tally_found(&t[s][e]), bound);
    }
}

// One profile a side, 20,000 samples: the second function, 10 % or so, +50 %.
static void check_likely(size_t rounds, struct checks *checks)
{
    struct pa_random random = pa_random_seeded(6100);
    struct tally t = {0};
    double effects[100];
    for (size_t f = 0; f < 100; f++)
        effects[f] = f == 1 ? 1.5 : 1;
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        struct program *p = program_new(100, &random);
        struct experiment e = {.k = 1, .samples = 20000, .phi = 2, .length = .1, .effect = effects};
        tally_add(&t, experiment_compare(&e, p, &random, &arena), false, effects, 0);
        pa_arena_release(&arena);
        free(p);
    }
    check_tally_at_least(checks, "likely: second function +50 %, 1 v 1, 20,000 samples", &t,
                         tally_found(&t), .85);
}

// The whole of a fixed amount of work: its interval is that of the total, or little wider.
static void check_root(size_t rounds, struct checks *checks)
{
    struct pa_random random = pa_random_seeded(6200);
    double held = 0, wider = 0;
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        struct program *p = program_new(FUNCTIONS, &random);
        struct experiment e = {.k = 5, .samples = 5000, .phi = 2, .totals = FIXED, .root = true};
        const struct pa_profile_comparison *c = experiment_compare(&e, p, &random, &arena);
        const struct pa_change *root = &c->functions[FUNCTIONS].cum;
        held += root->lo <= 0 && root->hi >= 0;
        wider += (root->hi - root->lo) / (c->total.hi - c->total.lo) / (double)rounds;
        pa_arena_release(&arena);
        free(p);
    }
    double bound = .95 - two_errors(.95, (double)rounds);
    check_at_least(checks, "root of fixed work: interval holds the truth", held / (double)rounds,
                   bound);
    check_at_most(checks, "root of fixed work: width over that of the total", wider, 2.5);
}

void validate_power(size_t rounds, struct checks *checks)
{
    static struct tally t[CELL_COUNT][SHARES][EFFECTS];
    struct coverage by_k[11] = {{0}};
    printf("\n### Changes that are found\n\nOne function of 20, 5 or 1 %% costs 5, 10, 20 or 50 %% "
           "more.\n\n| k | samples | 20 %%: +5 +10 +20 +50 | 5 %% | 1 %% | another claim | largest "
           "FDR |\n|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < CELL_COUNT; i++) {
        for (size_t j = 0; j < SHARES * EFFECTS; j++)
            plant(&CELLS[i], j, rounds, &t[i][j / EFFECTS][j % EFFECTS], &by_k[CELLS[i].k]);
        print_cell(&CELLS[i], t[i]);
    }
    checks_begin();
    for (size_t i = 0; i < CELL_COUNT; i++) {
        for (size_t j = 0; j < SHARES * EFFECTS && CELLS[i].k > 1; j++) {
            const struct tally *of = &t[i][j / EFFECTS][j % EFFECTS];
            char what[120];
            snprintf(what, sizeof what, "false discoveries: %.0f %% function %+.0f %%, k %zu, %.0f",
                     SHARE[j / EFFECTS] * 100, (EFFECT[j % EFFECTS] - 1) * 100, CELLS[i].k,
                     CELLS[i].samples);
            check_tally_at_most(checks, what, of, tally_false(of),
                                .05 + two_errors(.05, of->rounds));
        }
        check_power(&CELLS[i], t[i], checks);
    }
    for (size_t k = 3; k <= 10; k++) {
        const struct coverage *v = &by_k[k];
        char what[120];
        if (v->tests == 0)
            continue;
        snprintf(what, sizeof what, "intervals of what did not change hold 1, k %zu", k);
        check_at_least(checks, what, v->held / v->tests, .94);
        snprintf(what, sizeof what, "intervals of what was planted hold it, k %zu", k);
        check_at_least(checks, what, v->planted_held / v->planted, .94);
    }
    check_likely(rounds, checks);
    check_root(rounds, checks);
}
