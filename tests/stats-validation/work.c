// SPDX-License-Identifier: Apache-2.0
// What was the work? Two functions have a fifth of the samples each, 3, 5 or 10 runs a side have
// 300, 2,000 or 10,000. What truly changed is known for each unit of work, so every claim is right
// or wrong. The bounds are the figures that the audit found for the rule (its column P5, 131
// rounds), with two standard errors of both studies.
#include "experiments.h"
#include "simulation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 150 };

enum change { NOTHING, ALL_8, HALF_10, MANY, LARGE_50, LARGE_100 };

static const struct scenario {
    const char *what;
    struct experiment e;
    enum change change;
    double wrong, found; // as audited; found < 0: not asked
    double audited;      // rounds
} SCENARIOS[] = {
    {"fixed work, nothing", {.phi = 1.5, .totals = FIXED}, NOTHING, .02, -1, 131},
    {"fixed work, all +8 %", {.phi = 1.5, .totals = FIXED}, ALL_8, .02, .33, 131},
    {"fixed work, half of the functions +10 %",
     {.phi = 1.5, .totals = FIXED},
     HALF_10,
     .02,
     .17,
     131},
    {"fixed work, +12 %, -10 %, a seventh +50 %",
     {.phi = 1.5, .totals = FIXED},
     MANY,
     .08,
     .50,
     131},
    {"fixed work, 20 % x1.5", {.phi = 1.5, .totals = FIXED}, LARGE_50, .02, .97, 131},
    {"fixed work, 20 % x2", {.phi = 1.5, .totals = FIXED}, LARGE_100, .05, .97, 131},
    {"fixed work, speed ±5 % a run, all +8 %",
     {.phi = 1.5, .totals = FIXED, .length = .05},
     ALL_8,
     .02,
     0,
     131},
    {"fixed time, load ±10 %, nothing", {.phi = 1.5, .length = .1}, NOTHING, .02, -1, 131},
    {"fixed time, load +8 %", {.phi = 1.5, .length = .1, .work = 1.08}, NOTHING, .02, -1, 131},
    {"fixed time, load +8 %, 20 % x1.5",
     {.phi = 1.5, .length = .1, .work = 1.08},
     LARGE_50,
     .05,
     .90,
     131},
    {"fixed time, Poisson totals, load +8 %", {.phi = 1, .work = 1.08}, NOTHING, .01, -1, 372},
    {"saturated fixed time, 20 % x1.5", {.phi = 1.5, .totals = SATURATED}, LARGE_50, .05, .95, 131},
    {"saturated, length ±3 %, 20 % x1.5",
     {.phi = 1.5, .totals = SATURATED, .length = .03},
     LARGE_50,
     .09,
     .79,
     33},
};
enum { SCENARIO_COUNT = sizeof SCENARIOS / sizeof *SCENARIOS };

// Fills the true effects; gives how many of the changed functions are to be found, the largest.
static size_t make_effects(enum change change, struct pa_random *random, double *effect)
{
    for (size_t f = 0; f < FUNCTIONS; f++) {
        effect[f] = change == ALL_8 ? 1.08 : 1;
        if (change == HALF_10 && pa_random_uniform(random) < .5)
            effect[f] = 1.10;
        if (change == MANY && f % 7 == 3)
            effect[f] = 1.5;
    }
    if (change == MANY) {
        effect[0] = 1.12;
        effect[1] = .9;
    }
    if (change == LARGE_50 || change == LARGE_100)
        effect[0] = change == LARGE_50 ? 1.5 : 2;
    return change == HALF_10 ? 3 : change == LARGE_50 || change == LARGE_100 ? 1 : 2;
}

struct result {
    struct tally tally;
    double none, unclear, total; // rounds compared as they are; unclear; total found changed
};

static struct result run_scenario(const struct scenario *s, size_t rounds)
{
    static const size_t ks[] = {3, 5, 10};
    static const double samples[] = {300, 2000, 10000}, largest[] = {.2, .2};
    struct pa_random random = pa_random_seeded(5000);
    struct result r = {{0}, 0, 0, 0};
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        struct program *p = program_new(FUNCTIONS, &random);
        struct experiment e = s->e;
        double effect[FUNCTIONS];
        size_t watched = make_effects(s->change, &random, effect);
        program_set_shares(p, largest, 2);
        e.k = ks[i % 3];
        e.samples = samples[i / 3 % 3];
        e.effect = effect;
        const struct pa_profile_comparison *c = experiment_compare(&e, p, &random, &arena);
        tally_add(&r.tally, c, false, effect, watched);
        r.none += c->norm == PA_NORM_NONE;
        r.unclear += c->work.reason == PA_WORK_UNCLEAR;
        r.total += c->total.p <= .05;
        pa_arena_release(&arena);
        free(p);
    }
    return r;
}

static double both_errors(double rate, double audited, double rounds)
{
    double floor = fmax(rate, .01);
    return 2 * sqrt(floor * (1 - floor) * (1 / audited + 1 / rounds));
}

void validate_work(size_t rounds, struct checks *checks)
{
    static struct result results[SCENARIO_COUNT];
    printf("\n### What was the work?\n\n| | wrong claims | largest found | total found changed | "
           "compared as they are | of these unclear |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < SCENARIO_COUNT; i++) {
        const struct result *r = &results[i];
        results[i] = run_scenario(&SCENARIOS[i], rounds);
        printf("| %s | %.3f |", SCENARIOS[i].what, tally_wrong(&r->tally));
        if (SCENARIOS[i].found >= 0)
            printf(" %.2f |", tally_found(&r->tally));
        else
            printf(" |");
        printf(" %.2f | %.2f | %.2f |\n", r->total / (double)rounds, r->none / (double)rounds,
               r->unclear / (double)rounds);
        fflush(stdout);
    }
    checks_begin();
    for (size_t i = 0; i < SCENARIO_COUNT; i++) {
        const struct scenario *s = &SCENARIOS[i];
        const struct tally *t = &results[i].tally;
        char what[120];
        snprintf(what, sizeof what, "%s: wrong", s->what);
        check_tally_at_most(checks, what, t, tally_wrong(t),
                            s->wrong + both_errors(s->wrong, s->audited, t->rounds));
        snprintf(what, sizeof what, "%s: found", s->what);
        if (s->found > 0)
            check_tally_at_least(checks, what, t, tally_found(t),
                                 s->found - both_errors(s->found, s->audited, t->rounds));
    }
}
