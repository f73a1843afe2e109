// SPDX-License-Identifier: Apache-2.0
// The gate of profiles, `pa diff --fail-on`, on equal runs of real programs (testdata/aa): how
// often does it fail, or refuse to decide, where nothing changed?
#include "analysis/comparison_pipeline.h"
#include "draws.h"
#include "experiments.h"
#include "gate/profiles.h"
#include "stats/random.h"

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

// ---- Reading, see real.c

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

struct rates {
    double failed, undecided;
};

static struct rates judge_splits(struct program *p, size_t k, size_t rounds,
                                 const struct pa_gate *gate, const struct pa_strings *strings)
{
    struct pa_random random = pa_random_seeded(7000 + k);
    struct rates rates = {0, 0};
    for (size_t i = 0; i < rounds; i++) {
        struct pa_arena arena = {0};
        if (p->drawn)
            draw(p, &random);
        struct pa_counts n = choose(p, k, &random, &arena);
        const struct pa_profile_comparison *c = compare(&n, k, &arena);
        struct pa_gate_outcome o;
        struct pa_error err = {0};
        pa_gate_begin(&o, gate, &(struct pa_gate_policy){0}, &arena);
        if (!pa_gate_profiles(&o, &(struct pa_gate_profiles){.comparison = c, .strings = strings},
                              &err))
            abort();
        pa_gate_finish(&o);
        rates.failed += pa_gate_conclude(&o) == PA_GATE_FAILS;
        rates.undecided += pa_gate_conclude(&o) == PA_GATE_UNDECIDED;
        pa_gate_outcome_release(&o);
        pa_arena_release(&arena);
    }
    return (struct rates){rates.failed / (double)rounds, rates.undecided / (double)rounds};
}

// ---- The table

static const char *const PROGRAMS[] = {"phases", "mixed", "server", "c"};
static const char *const RULES[] = {"flat>0%,cum>0%", "flat>5%,cum>5%", "cum>20%"};
static const size_t KS[] = {1, 3, 5, 10};

static void print_program(struct program *p, const char *name, size_t rounds,
                          const struct pa_strings *strings, double worst[2])
{
    for (size_t rule = 0; rule < sizeof RULES / sizeof *RULES; rule++) {
        struct pa_gate gate = {0};
        struct pa_error err = {0};
        if (!pa_gate_parse(&gate, RULES[rule], &err))
            abort();
        printf("| %s | %s |", name, RULES[rule]);
        for (size_t i = 0; i < sizeof KS / sizeof *KS; i++) {
            struct rates r = judge_splits(p, KS[i], rounds, &gate, strings);
            worst[KS[i] >= 5] = fmax(worst[KS[i] >= 5], r.failed);
            printf(" %.3f, %.2f |", r.failed, r.undecided);
        }
        printf("\n");
        pa_gate_release(&gate);
    }
}

void validate_gate(const char *folder, size_t rounds, struct checks *checks)
{
    struct program *p = malloc(sizeof *p);
    struct pa_strings strings = {0};
    double worst[2] = {0, 0};
    printf(
        "\n### The gate of profiles on equal runs\n\n| program | rules | 1 v 1: fails, undecided "
        "| 3 v 3 | 5 v 5 | 10 v 10 |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++) {
        *p = (struct program){0};
        if (load(folder, PROGRAMS[i], true, &strings, p) &&
            load(folder, PROGRAMS[i], false, &strings, p)) {
            print_program(p, PROGRAMS[i], rounds, &strings, worst);
        } else {
            checks->failed++;
            printf("| %s: cannot read it in %s |\n", PROGRAMS[i], folder);
        }
    }
    *p = (struct program){0};
    name_functions(p, &strings);
    print_program(p, "fixed work, simulated", rounds, &strings, worst);
    checks_begin();
    check_at_most(checks, "gate of profiles fails on A/A, 1 v 1 and 3 v 3, worst", worst[0], .10);
    check_at_most(checks, "gate of profiles fails on A/A, 5 v 5 and 10 v 10, worst (.05 + 2 SE)",
                  worst[1], .05 + 2 * sqrt(.05 * .95 / (double)rounds));
    pa_strings_release(&strings);
    free(p);
}
