// SPDX-License-Identifier: Apache-2.0
// The call tree, by the whole path of `pa diff --tree`: profiles are built, counted, compared by
// function and then by frame.
#include "analysis/comparison_tree.h"
#include "experiments.h"
#include "profile/builder.h"
#include "simulation.h"

#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 100 };

static const struct scenario {
    const char *what;
    struct experiment e;
    bool hard; // as in equal.c
} SCENARIOS[] = {
    {"phi 2, runs differ by 10 %", {.samples = 2000, .phi = 2, .length = .1}, false},
    {"fixed work, phi 1.5", {.samples = 2000, .phi = 1.5, .totals = FIXED}, false},
    {"a fifth varies by 10 % together",
     {.samples = 20000, .phi = 2, .common = .1, .length = .1},
     false},
    {"each function varies by 10 %", {.samples = 20000, .phi = 1, .own = .1, .length = .1}, true},
};
static const size_t KS[] = {1, 3, 5, 10};
enum { SCENARIO_COUNT = sizeof SCENARIOS / sizeof *SCENARIOS, K_COUNT = 4 };

struct maker {
    struct pa_arena arena;
    struct pa_strings strings;
};

static uint32_t add_frame(struct maker *m, struct pa_profile_builder *b, size_t function)
{
    char name[16];
    snprintf(name, sizeof name, "f%03zu", function);
    struct pa_function of = {.name = pa_strings_adds(&m->strings, name)};
    struct pa_line line = {.function = pa_profile_builder_function(b, &of)};
    return pa_profile_builder_location(b, &(struct pa_location){.address = 16 + line.function},
                                       &line, 1);
}

static const struct pa_profile *make_profile(struct maker *m, const struct program *p,
                                             const struct experiment_runs *runs, size_t run)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&m->arena, &m->strings);
    struct pa_value_type type = {pa_strings_adds(&m->strings, "samples"),
                                 pa_strings_adds(&m->strings, "count")};
    struct pa_error err = {0};
    pa_profile_builder_head(b)->period = 1;
    pa_profile_builder_head(b)->period_type = type;
    pa_profile_builder_add_type(b, type.type, type.unit);
    for (size_t s = 0; s < p->stacks; s++) {
        uint32_t location[MAX_DEPTH + 1] = {add_frame(m, b, MAX_FUNCTIONS)}; // of all: main
        int64_t count = (int64_t)runs->stacks[s * runs->counts->runs + run];
        for (size_t i = 0; i < p->stack[s].depth; i++)
            location[i + 1] = add_frame(m, b, p->stack[s].frames[i]);
        if (count)
            pa_profile_builder_sample(b,
                                      &(struct pa_sample){.location = location,
                                                          .depth = (uint32_t)p->stack[s].depth + 1,
                                                          .value = &count});
    }
    return pa_profile_builder_finish(b, &err);
}

static const struct pa_compared_tree *compare(struct maker *m, const struct program *p,
                                              const struct experiment_runs *runs)
{
    size_t count = runs->counts->runs;
    struct pa_comparison_run *list = pa_arena_calloc(&m->arena, count, sizeof *list);
    struct pa_profile_comparison *c;
    struct pa_compared_tree *tree;
    struct pa_comparison_options options = {0};
    struct pa_error err = {0};
    for (size_t r = 0; r < count; r++)
        list[r] = (struct pa_comparison_run){make_profile(m, p, runs, r), runs->side[r], 0};
    const struct pa_comparison_runs all = {list, count};
    if (!pa_compare_profiles(all, &options, &m->arena, &c, &err) ||
        !(tree = pa_compare_trees(c, all, &options, &m->arena, &err)))
        abort();
    return tree;
}

static struct tally run_cell(const struct scenario *s, size_t k, size_t rounds)
{
    struct pa_random random = pa_random_seeded(8000 + k);
    struct experiment e = s->e;
    struct tally t = {.rounds = (double)rounds};
    e.k = k;
    for (size_t i = 0; i < rounds; i++) {
        struct maker m = {0};
        struct program *p = program_new(FUNCTIONS, &random);
        struct experiment_runs runs = experiment_draw(&e, p, &random, &m.arena);
        const struct pa_compared_tree *tree = compare(&m, p, &runs);
        double claims = 0;
        for (size_t f = 0; f < tree->count; f++)
            claims += is_claim(&tree->frames[f].change);
        t.tests += (double)tree->tested;
        t.claims += claims;
        t.any += claims > 0;
        t.half += (double)tree->count;
        pa_arena_release(&m.arena);
        pa_strings_release(&m.strings);
        free(p);
    }
    return t;
}

void validate_tree(size_t rounds, struct checks *checks)
{
    static struct tally t[SCENARIO_COUNT][K_COUNT];
    printf("\n### The call tree of sides that do not differ\n\n| | 1 v 1 | 3 v 3 | 5 v 5 | 10 v 10 "
           "|\n|---|---|---|---|---|\n");
    for (size_t s = 0; s < SCENARIO_COUNT; s++) {
        printf("| %s |", SCENARIOS[s].what);
        for (size_t i = 0; i < K_COUNT; i++) {
            t[s][i] = run_cell(&SCENARIOS[s], KS[i], rounds);
            printf(" %.3f |", tally_any(&t[s][i]));
            fflush(stdout);
        }
        printf("\n");
    }
    checks_begin();
    for (size_t i = 0; i < SCENARIO_COUNT * K_COUNT; i++) {
        const struct scenario *s = &SCENARIOS[i / K_COUNT];
        const struct tally *of = &t[i / K_COUNT][i % K_COUNT];
        size_t k = KS[i % K_COUNT];
        double bound = k == 1 ? .10 : .05;
        char what[120];
        if (s->hard && k == 1)
            continue;
        snprintf(what, sizeof what, "tree: %s, %zu v %zu", s->what, k, k);
        check_tally_at_most(checks, what, of, tally_any(of), bound + two_errors(bound, of->rounds));
    }
}
