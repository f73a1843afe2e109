// SPDX-License-Identifier: Apache-2.0
// Sides that do not differ: how often is something claimed? The scenarios are those in which an
// outside audit of version e8acc66 found or sought false claims.
#include "experiments.h"
#include "simulation.h"

#include <stdio.h>
#include <stdlib.h>

static const size_t KS[] = {1, 2, 3, 5, 10};
enum { KS_COUNT = sizeof KS / sizeof *KS };

struct scenario {
    const char *what;
    size_t functions;
    struct experiment e;
    bool hard; // what one or two runs a side cannot tell from a change: no bound there
};

static const struct scenario SCENARIOS[] = {
    {"phi 2, runs differ by 10 %", 100, {.samples = 2000, .phi = 2, .length = .1}, false},
    {"phi 4, 20 %", 150, {.samples = 2000, .phi = 4, .length = .2}, false},
    {"phi 2, 200 samples", 150, {.samples = 200, .phi = 2, .length = .1}, false},
    {"phi 2, 20,000 samples, 400 functions",
     400,
     {.samples = 20000, .phi = 2, .length = .1},
     false},
    {"fixed work, phi 1.5", 150, {.samples = 2000, .phi = 1.5, .totals = FIXED}, false},
    {"100 samples, 30 % more work", 150, {.samples = 100, .phi = 1, .work = 1.3}, false},
    {"one run of 30 samples", 100, {.samples = 3000, .phi = 2, .tiny = 30}, false},
    {"a fifth varies by 10 % together",
     100,
     {.samples = 20000, .phi = 2, .common = .1, .length = .1},
     false},
    {"each function varies by 5 %",
     100,
     {.samples = 20000, .phi = 1, .own = .05, .length = .1},
     false},
    {"by 10 %", 100, {.samples = 20000, .phi = 1, .own = .1, .length = .1}, true},
    {"by 10 %, 3,000 samples", 100, {.samples = 3000, .phi = 1, .own = .1, .length = .1}, true},
    {"by 20 %", 100, {.samples = 20000, .phi = 1, .own = .2, .length = .1}, true},
    {"pairs, phi 4, 200 samples",
     150,
     {.samples = 200, .phi = 4, .pair = .15, .paired = true},
     false},
    {"pairs, phi 4, 600 samples",
     150,
     {.samples = 600, .phi = 4, .pair = .15, .paired = true},
     false},
    {"pairs, phi 2, 2,000 samples",
     150,
     {.samples = 2000, .phi = 2, .pair = .15, .paired = true},
     false},
};
enum { SCENARIO_COUNT = sizeof SCENARIOS / sizeof *SCENARIOS };

static void run_cell(const struct scenario *s, size_t k, size_t rounds, struct tally tallies[2])
{
    struct pa_random random = pa_random_seeded(4000 + k);
    struct experiment e = s->e;
    e.k = k;
    tallies[0] = tallies[1] = (struct tally){0};
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        struct program *p = program_new(s->functions, &random);
        const struct pa_profile_comparison *c = experiment_compare(&e, p, &random, &arena);
        for (int cum = 0; cum < 2; cum++)
            tally_add(&tallies[cum], c, cum, NULL, 0);
        pa_arena_release(&arena);
        free(p);
    }
}

// .05 from three runs a side; two, and one, which makes nothing but likely, .10; pairs of few
// samples .08.
static double bound_of(const struct scenario *s, size_t k)
{
    return s->e.paired ? .08 : k >= 3 ? .05 : .10;
}

void validate_equal(size_t rounds, struct checks *checks)
{
    static struct tally tallies[SCENARIO_COUNT][KS_COUNT][2];
    printf(
        "## Profiles: sides that do not differ\n\nShare of comparisons in which a change is "
        "claimed, flat and cum.\n\n| | 1 v 1 | 2 v 2 | 3 v 3 | 5 v 5 | 10 v 10 | p <= .05, 5 v 5 "
        "|\n|---|---|---|---|---|---|---|\n");
    for (size_t s = 0; s < SCENARIO_COUNT; s++) {
        printf("| %s |", SCENARIOS[s].what);
        for (size_t i = 0; i < KS_COUNT; i++) {
            struct tally *t = tallies[s][i];
            if (SCENARIOS[s].e.paired && KS[i] < 3) {
                printf(" |");
                continue;
            }
            run_cell(&SCENARIOS[s], KS[i], rounds, t);
            printf(" %.3f, %.3f |", tally_any(&t[0]), tally_any(&t[1]));
        }
        printf(" %.3f |\n", tally_size(&tallies[s][3][0]));
        fflush(stdout);
    }
    checks_begin();
    for (size_t s = 0; s < SCENARIO_COUNT; s++) {
        for (size_t i = 0; i < 2 * KS_COUNT; i++) {
            const struct tally *t = &tallies[s][i / 2][i % 2];
            size_t k = KS[i / 2];
            char what[120];
            if (t->rounds == 0 || (SCENARIOS[s].hard && k <= 2))
                continue;
            snprintf(what, sizeof what, "%s, %zu v %zu, %s", SCENARIOS[s].what, k, k,
                     i % 2 ? "cum" : "flat");
            double bound = bound_of(&SCENARIOS[s], k);
            check_tally_at_most(checks, what, t, tally_any(t),
                                bound + two_errors(bound, t->rounds));
        }
    }
}
