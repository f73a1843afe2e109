// SPDX-License-Identifier: Apache-2.0
// Profiles of real programs, 30 equal runs each (testdata/aa, made by testdata/src/aa): nothing
// changed, so every claim between two random sets of them is false. Then one function of a real run
// is made 50 % heavier by drawing its samples again, so that the noise stays real. And the gate of
// profiles, `pa diff --fail-on`: how often does it fail, or refuse to decide, where nothing
// changed?
#include "analysis/comparison_pipeline.h"
#include "draws.h"
#include "experiments.h"
#include "gate/profiles.h"
#include "stats/random.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 30, MAX_FUNCTIONS = 1000 };

struct program {
    bool drawn; // anew for each comparison
    size_t functions;
    pa_str name[MAX_FUNCTIONS];
    double count[2][MAX_FUNCTIONS][RUNS]; // flat, cum
};

// ---- Reading

static size_t function_named(struct program *p, pa_str name)
{
    size_t f = 0;
    while (f < p->functions && p->name[f] != name)
        f++;
    if (f == p->functions && f + 1 < MAX_FUNCTIONS)
        p->name[p->functions++] = name;
    return f;
}

static bool load(const char *folder, const char *name, bool cum, struct pa_strings *strings,
                 struct program *p)
{
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/%s-%s.txt", folder, name, cum ? "cum" : "flat");
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    while (fgets(line, sizeof line, file)) {
        double count[RUNS];
        char *at = line;
        if (*line == '#')
            continue;
        for (size_t r = 0; r < RUNS; r++)
            count[r] = strtod(at, &at);
        at += *at == ' ';
        pa_str id = pa_strings_add(strings, at, strcspn(at, "\n"));
        memcpy(p->count[cum][function_named(p, id)], count, sizeof count);
    }
    fclose(file);
    return p->functions > 0;
}

// ---- Or drawing

enum { LEAVES = 40, OF_FIRST = 3, TOTAL = 400 };

// A program that does a fixed amount of work: its total varies a tenth as much as counts of
// independent samples would. `all` calls `first`, which calls the first functions, and the others.
static void name_functions(struct program *p, struct pa_strings *strings)
{
    static const char *const callers[] = {"all", "first"};
    char name[16];
    p->drawn = true;
    for (int f = 0; f < LEAVES; f++) {
        snprintf(name, sizeof name, "leaf%d", f);
        function_named(p, pa_strings_adds(strings, name));
    }
    for (int f = 0; f < 2; f++)
        function_named(p, pa_strings_adds(strings, callers[f]));
}

static void draw(struct program *p, struct pa_random *random)
{
    for (size_t r = 0; r < RUNS; r++) {
        double left = round(TOTAL + sqrt(TOTAL / 10.) * pa_random_normal(random)), mass = 0;
        p->count[1][LEAVES][r] = left;
        p->count[1][LEAVES + 1][r] = 0;
        for (int f = 0; f < LEAVES; f++)
            mass += 1. / (f + 1);
        for (int f = 0; f < LEAVES; f++) {
            double share = fmin(1, 1. / (f + 1) / mass);
            double count = pa_random_binomial(random, left, share);
            p->count[0][f][r] = p->count[1][f][r] = count;
            p->count[1][LEAVES + 1][r] += f < OF_FIRST ? count : 0;
            left -= count;
            mass -= 1. / (f + 1);
        }
    }
}

// ---- One comparison

// 2k of the runs in random order, the first k as the old side.
static struct pa_counts choose(struct program *p, size_t k, struct pa_random *random,
                               struct pa_arena *arena)
{
    size_t order[RUNS], runs = 2 * k, cells = p->functions * runs;
    double *count[2] = {pa_arena_calloc(arena, cells, sizeof(double)),
                        pa_arena_calloc(arena, cells, sizeof(double))};
    struct pa_counts n = {.functions = p->functions,
                          .runs = runs,
                          .names = p->name,
                          .sampled = true,
                          .samples = pa_arena_calloc(arena, runs, sizeof(double))};
    choose_runs(order, RUNS, runs, random);
    for (size_t r = 0; r < runs; r++) {
        for (size_t f = 0; f < p->functions; f++) {
            for (int cum = 0; cum < 2; cum++)
                count[cum][f * runs + r] = p->count[cum][f][order[r]];
            n.samples[r] += p->count[0][f][order[r]];
        }
    }
    n.flat_value = n.flat_samples = count[0];
    n.cum_value = n.cum_samples = count[1];
    n.total = n.samples;
    return n;
}

static const struct pa_profile_comparison *compare(const struct pa_counts *n, size_t k,
                                                   struct pa_arena *arena)
{
    unsigned char *side = pa_arena_calloc(arena, n->runs, 1);
    struct pa_counted runs = {.counts = n, .side = side};
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    for (size_t r = 0; r < n->runs; r++)
        side[r] = r >= k;
    if (!pa_compare_counts(&runs, &(struct pa_comparison_options){0}, arena, &c, &err))
        abort();
    return c;
}

static const char *const PROGRAMS[] = {"phases", "mixed", "server", "c", "fixed work, simulated"};
static const char *const RULES[] = {"flat>0%,cum>0%", "flat>5%,cum>5%", "cum>20%"};
static const size_t KS[] = {1, 3, 5, 10};
enum { PROGRAM_COUNT = sizeof PROGRAMS / sizeof *PROGRAMS, RULE_COUNT = 3, K_COUNT = 4 };

// Everything between two random sets of k runs.
struct equal {
    struct tally tally[2];                            // flat, cum
    double failed[RULE_COUNT], undecided[RULE_COUNT]; // rounds
};

static void judge_gates(const struct pa_gate *gates, const struct pa_gate_profiles *input,
                        struct pa_arena *arena, struct equal *e)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        struct pa_gate_outcome o;
        struct pa_error err = {0};
        pa_gate_begin(&o, &gates[i], &(struct pa_gate_policy){0}, arena);
        if (!pa_gate_profiles(&o, input, &err))
            abort();
        pa_gate_finish(&o);
        e->failed[i] += pa_gate_conclude(&o) == PA_GATE_FAILS;
        e->undecided[i] += pa_gate_conclude(&o) == PA_GATE_UNDECIDED;
        pa_gate_outcome_release(&o);
    }
}

static struct equal split(struct program *p, size_t k, size_t rounds, const struct pa_gate *gates,
                          const struct pa_strings *strings)
{
    struct pa_random random = pa_random_seeded(7000 + k);
    struct equal e = {0};
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        if (p->drawn)
            draw(p, &random);
        struct pa_counts n = choose(p, k, &random, &arena);
        const struct pa_profile_comparison *c = compare(&n, k, &arena);
        for (int cum = 0; cum < 2; cum++)
            tally_add(&e.tally[cum], c, cum, NULL, 0);
        judge_gates(gates, &(struct pa_gate_profiles){.comparison = c, .strings = strings}, &arena,
                    &e);
        pa_arena_release(&arena);
    }
    return e;
}

// Plants +50 % in a function of between 3 and 30 % of the samples, a random one each time.
static struct tally plant(struct program *p, size_t k, size_t rounds)
{
    struct pa_random random = pa_random_seeded(6000 + k);
    struct tally t = {0};
    static double effect[MAX_FUNCTIONS], share[MAX_FUNCTIONS];
    double total = 0;
    for (size_t f = 0; f < p->functions; f++)
        total += share[f] = pa_summary_sum(p->count[0][f], RUNS);
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        size_t planted;
        do
            planted = pa_random_below(&random, (uint32_t)p->functions);
        while (share[planted] < .03 * total || share[planted] > .3 * total);
        struct pa_counts n = choose(p, k, &random, &arena);
        for (size_t r = k; r < n.runs; r++) {
            double more = pa_random_binomial(&random, n.flat_samples[planted * n.runs + r], .5);
            n.flat_samples[planted * n.runs + r] += more;
            n.samples[r] += more;
        }
        for (size_t f = 0; f < p->functions; f++)
            effect[f] = f == planted ? 1.5 : 1;
        tally_add(&t, compare(&n, k, &arena), false, effect, 0);
        pa_arena_release(&arena);
    }
    return t;
}

// ---- The tables

struct results {
    struct equal equal[K_COUNT];
    struct tally more;
};

static bool read_program(const char *folder, size_t i, struct pa_strings *strings,
                         struct program *p)
{
    *p = (struct program){0};
    if (i + 1 == PROGRAM_COUNT) {
        name_functions(p, strings);
        return true;
    }
    return load(folder, PROGRAMS[i], true, strings, p) &&
           load(folder, PROGRAMS[i], false, strings, p);
}

static void run_program(struct program *p, size_t rounds, const struct pa_strings *strings,
                        struct results *r)
{
    struct pa_gate gates[RULE_COUNT] = {0};
    struct pa_error err = {0};
    for (size_t rule = 0; rule < RULE_COUNT; rule++) {
        if (!pa_gate_parse(&gates[rule], RULES[rule], &err))
            abort();
    }
    for (size_t i = 0; i < K_COUNT; i++)
        r->equal[i] = split(p, KS[i], rounds, gates, strings);
    for (size_t rule = 0; rule < RULE_COUNT; rule++)
        pa_gate_release(&gates[rule]);
    if (!p->drawn)
        r->more = plant(p, 5, rounds);
}

static void print_claims(const struct results *results)
{
    printf(
        "\n### Real programs: 30 equal runs, random splits\n\nShare of comparisons in which a "
        "change is claimed, flat and cum; then +50 %% in one function.\n\n| program | 1 v 1 | 3 v "
        "3 | 5 v 5 | 10 v 10 | found, 5 v 5 | FDR |\n|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < PROGRAM_COUNT; i++) {
        printf("| %s |", PROGRAMS[i]);
        for (size_t k = 0; k < K_COUNT; k++)
            printf(" %.3f, %.3f |", tally_any(&results[i].equal[k].tally[0]),
                   tally_any(&results[i].equal[k].tally[1]));
        if (results[i].more.rounds > 0)
            printf(" %.2f | %.3f |\n", tally_found(&results[i].more),
                   tally_false(&results[i].more));
        else
            printf(" | |\n");
    }
}

static void print_gates(const struct results *results, double rounds)
{
    printf(
        "\n### The gate of profiles on equal runs\n\n| program | rules | 1 v 1: fails, undecided "
        "| 3 v 3 | 5 v 5 | 10 v 10 |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < PROGRAM_COUNT * RULE_COUNT; i++) {
        printf("| %s | %s |", PROGRAMS[i / RULE_COUNT], RULES[i % RULE_COUNT]);
        for (size_t k = 0; k < K_COUNT; k++) {
            const struct equal *e = &results[i / RULE_COUNT].equal[k];
            printf(" %.3f, %.2f |", e->failed[i % RULE_COUNT] / rounds,
                   e->undecided[i % RULE_COUNT] / rounds);
        }
        printf("\n");
    }
}

static void check_program(const struct results *r, const char *name, struct checks *checks)
{
    char what[120];
    for (size_t i = 0; i < 2 * K_COUNT; i++) {
        const struct tally *t = &r->equal[i / 2].tally[i % 2];
        double bound = KS[i / 2] == 1 ? .10 : .05;
        snprintf(what, sizeof what, "%s, %zu v %zu, %s", name, KS[i / 2], KS[i / 2],
                 i % 2 ? "cum" : "flat");
        check_tally_at_most(checks, what, t, tally_any(t), bound + two_errors(bound, t->rounds));
    }
    for (size_t i = 0; i < RULE_COUNT * K_COUNT; i++) {
        const struct equal *e = &r->equal[i % K_COUNT];
        double rounds = e->tally[0].rounds;
        snprintf(what, sizeof what, "%s, %zu v %zu, gate %s fails", name, KS[i % K_COUNT],
                 KS[i % K_COUNT], RULES[i / K_COUNT]);
        check_at_most(checks, what, e->failed[i / K_COUNT] / rounds, .05 + two_errors(.05, rounds));
    }
}

void validate_real(const char *folder, size_t rounds, struct checks *checks)
{
    static struct results results[PROGRAM_COUNT];
    struct program *p = malloc(sizeof *p);
    struct pa_strings strings = {0};
    for (size_t i = 0; i < PROGRAM_COUNT; i++) {
        if (read_program(folder, i, &strings, p)) {
            run_program(p, rounds, &strings, &results[i]);
        } else {
            checks->failed++;
            printf("| %s: cannot read it in %s |\n", PROGRAMS[i], folder);
        }
    }
    print_claims(results);
    print_gates(results, (double)rounds);
    checks_begin();
    for (size_t i = 0; i < PROGRAM_COUNT; i++)
        check_program(&results[i], PROGRAMS[i], checks);
    pa_strings_release(&strings);
    free(p);
}
