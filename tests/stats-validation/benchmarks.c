// SPDX-License-Identifier: Apache-2.0
// Benchmarks, as `pa diff` compares them: what changed, the gate of `--fail-on`, files as runs,
// what the samples could have shown, and the warnings.
#include "experiments.h"

#include "bench/health.h"
#include "bench/runs.h"
#include "gate/bench.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum noise { NORMAL, SKEWED, STEPS, TWO_MODES, NOISES };
static const char *const noise_name[] = {"normal", "skewed", "in steps of 1 %", "two modes"};

// How samples are made: values around 100 with noise of 2 %.
struct world {
    size_t rows, n;   // rows; samples of a file in each
    size_t files;     // a side; 0: 1
    enum noise noise; //
    double ar;        // correlation with the sample before
    double shared;    // what all samples of a row in a file share, by noise
    double change;    // of the new side in the first `changed` rows
    size_t changed;
    double min_effect; // of the comparison
};

struct round {
    struct pa_arena arena;
    struct pa_records set;
    struct pa_pivot pivot;
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
};

// One draw with mean 0 and standard deviation 1.
static double draw(struct pa_random *random, enum noise noise)
{
    switch (noise) {
    case SKEWED:
        return pa_random_gamma(random, 1) - 1;
    case TWO_MODES:
        return (pa_random_uniform(random) < .5 ? -.95 : .95) + .31 * pa_random_normal(random);
    default:
        return pa_random_normal(random);
    }
}

static void add_row(struct round *r, struct pa_random *random, const struct world *w, size_t row,
                    bool new)
{
    char name[32];
    double last = draw(random, w->noise), shared = w->shared * pa_random_normal(random);
    double centre = new &&row < w->changed ? 100 * (1 + w->change) : 100;
    snprintf(name, sizeof name, "Row%zu", row);
    for (size_t i = 0; i < w->n; i++) {
        last = w->ar * last + sqrt(1 - w->ar * w->ar) * draw(random, w->noise);
        double value = centre * (1 + .02 * (last + shared));
        pa_records_result(&r->set, name, 1, 0);
        pa_records_value(&r->set, w->noise == STEPS ? round(value) : value, "ns/op");
    }
}

static void play(struct round *r, struct pa_random *random, const struct world *w)
{
    struct pa_error err;
    size_t files = w->files ? w->files : 1;
    *r = (struct round){0};
    for (size_t file = 0; file < 2 * files; file++) {
        pa_records_source(&r->set, "f", file < files ? "old" : "new");
        for (size_t row = 0; row < w->rows; row++)
            add_row(r, random, w, row, file >= files);
    }
    if (!pa_pivot_init(&r->pivot, &(struct pa_pivot_options){0}, &err))
        abort();
    if (!pa_pivot_run(&r->pivot, &r->set, &(struct pa_error){0}))
        abort();
    const struct pa_compare_options options = {
        .alpha = .05, .confidence = .95, .min_effect = w->min_effect, .runs = true};
    pa_compare(&r->pivot, &r->set, &options, &r->arena, &r->comparison);
    pa_effects_find(&r->comparison, &r->arena, &r->effects);
}

static void release(struct round *r)
{
    pa_pivot_release(&r->pivot);
    pa_records_release(&r->set);
    pa_arena_release(&r->arena);
}

static bool is_changed(const struct world *w, const struct pa_effect *e)
{
    return strtoul(e->row + strlen("Row"), NULL, 10) < w->changed;
}

// ---- What changed

struct rates {
    double claims;          // rounds in which a row is said to have changed that did not
    double fails;           // rounds in which the gate sec/op>0% fails
    double found;           // of the rows that changed
    double false_discovery; // share of the claims
    double size, refused;   // rows with p <= .05, without a test
};

static void count_claims(const struct world *w, const struct round *r, struct rates *rates)
{
    double wrong = 0, found = 0, rows = (double)r->effects.count;
    for (size_t i = 0; i < r->effects.count; i++) {
        const struct pa_effect *e = &r->effects.list[i];
        bool claim = e->verdict == PA_EFFECT_REGRESSED || e->verdict == PA_EFFECT_IMPROVED;
        wrong += claim && !is_changed(w, e);
        found += claim && is_changed(w, e);
        rates->size += (!e->cell->untested && e->cell->p <= .05) / rows;
        rates->refused += e->cell->refused / rows;
    }
    rates->claims += wrong > 0;
    rates->found += w->changed ? found / (double)w->changed : 0;
    rates->false_discovery += wrong > 0 ? wrong / (wrong + found) : 0;
}

static bool gate_fails(struct round *r, const struct pa_gate *gate)
{
    struct pa_gate_outcome o;
    struct pa_error err;
    pa_gate_begin(&o, gate, &(struct pa_gate_policy){0}, &r->arena);
    if (!pa_gate_bench(&o, &(struct pa_gate_bench){&r->comparison, &r->effects, NULL}, &err))
        abort();
    pa_gate_finish(&o);
    bool fails = pa_gate_conclude(&o) == PA_GATE_FAILS;
    pa_gate_outcome_release(&o);
    return fails;
}

static struct rates run(size_t rounds, uint64_t seed, const struct world *w)
{
    struct pa_random random = pa_random_seeded(seed);
    struct pa_gate gate = {0};
    struct rates rates = {0};
    struct pa_error err;
    double n = (double)rounds;
    if (!pa_gate_parse(&gate, "sec/op>0%", &err))
        abort();
    for (size_t i = 0; i < rounds; i++) {
        struct round r;
        play(&r, &random, w);
        count_claims(w, &r, &rates);
        rates.fails += gate_fails(&r, &gate);
        release(&r);
    }
    pa_gate_release(&gate);
    return (struct rates){rates.claims / n,          rates.fails / n, rates.found / n,
                          rates.false_discovery / n, rates.size / n,  rates.refused / n};
}

static void print_changes(size_t rounds, struct checks *checks)
{
    static const size_t ns[] = {8, 10, 20};
    struct rates worst = {.found = 1};
    printf("\n100 rows with noise of 2 %%: how often something is said to have changed, and the "
           "gate sec/op>0%%\nfails, where nothing did; and of 10 rows that got worse by 5 %%, "
           "found, with the false discovery rate.\n\n"
           "| n | noise | claims | gate fails | 5 %% found | FDR |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < 3; i++) {
        for (int noise = 0; noise < NOISES; noise++) {
            struct world w = {.rows = 100, .n = ns[i], .noise = (enum noise)noise};
            struct rates same = run(rounds, 3000 + ns[i] * 10 + (size_t)noise, &w);
            w.change = .05;
            w.changed = 10;
            struct rates more = run(rounds / 4 + 1, 3500 + ns[i] * 10 + (size_t)noise, &w);
            printf("| %zu | %s | %.3f | %.3f | %.3f | %.3f |\n", ns[i], noise_name[noise],
                   same.claims, same.fails, more.found, more.false_discovery);
            worst.claims = fmax(worst.claims, same.claims);
            worst.fails = fmax(worst.fails, same.fails);
            worst.false_discovery = fmax(worst.false_discovery, more.false_discovery);
            worst.found = fmin(worst.found, more.found);
        }
    }
    double bound = .05 + two_errors(.05, (double)rounds);
    checks_begin();
    check_at_most(checks, "benchmarks: something claimed on A/A", worst.claims, bound);
    check_at_most(checks, "benchmark gate fires on A/A", worst.fails, bound);
    check_at_most(checks, "benchmarks: FDR with 10 of 100 rows +5 %", worst.false_discovery,
                  .05 + two_errors(.05, (double)rounds / 4));
    check_at_least(checks, "benchmarks: +5 % found", worst.found, .6);
}

// ---- Files as runs

static void print_files(size_t rounds, struct checks *checks)
{
    static const size_t files[] = {2, 3, 5};
    double bound = .05 + two_errors(.05, 20. * (double)rounds);
    printf("\nFiles of a side share an effect as large as the noise of their 10 samples; 20 rows "
           "without a change.\n\n| files a side | p <= .05 | undecided |\n|---|---|---|\n");
    struct rates found[3];
    for (size_t i = 0; i < 3; i++) {
        const struct world w = {.rows = 20, .n = 10, .files = files[i], .shared = 1};
        found[i] = run(rounds, 5000 + i, &w);
        printf("| %zu | %.3f | %.3f |\n", files[i], found[i].size, found[i].refused);
    }
    const struct world alike = {.rows = 20, .n = 10, .files = 3};
    struct rates clean = run(rounds, 5010, &alike);
    checks_begin();
    check_at_least(checks, "files that lie apart, 2 a side: undecided", found[0].refused, .9);
    check_at_most(checks, "files that lie apart, 3 a side: p <= .05", found[1].size, bound);
    check_at_most(checks, "files that lie apart, 5 a side: p <= .05", found[2].size, bound);
    check_at_most(checks, "files that do not, 3 a side: p <= .05", clean.size, bound);
}

// ---- What could have been seen

// How often a change of the size that a row without one says it would have shown is found.
static double found_at_detectable(size_t rounds, uint64_t seed, const struct world *base)
{
    struct pa_random random = pa_random_seeded(seed);
    double found = 0, tried = 0;
    for (size_t i = 0; i < rounds; i++) {
        struct round r;
        play(&r, &random, base);
        double x = r.effects.list[0].detectable;
        bool shown = r.effects.list[0].cell->p > .05 && isfinite(x) && x > 0;
        release(&r);
        if (!shown)
            continue;
        struct world w = *base;
        w.change = x;
        w.changed = 1;
        play(&r, &random, &w);
        found += r.effects.list[0].cell->p <= .05;
        tried++;
        release(&r);
    }
    return found / tried;
}

static void print_detectable(size_t rounds, struct checks *checks)
{
    static const size_t ns[] = {5, 6, 8, 10, 20};
    double least[NOISES] = {1, 1, 1, 1};
    printf("\nA row without a difference says \"~ >=x%%\": how often a change by that x is then "
           "found (about .80 claimed).\n\n| n | normal | skewed | in steps of 1 %% | two modes |\n"
           "|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof ns / sizeof *ns; i++) {
        printf("| %zu |", ns[i]);
        for (int noise = 0; noise < NOISES; noise++) {
            const struct world w = {.rows = 1, .n = ns[i], .noise = (enum noise)noise};
            double found = found_at_detectable(rounds, 4000 + ns[i] * 10 + (size_t)noise, &w);
            least[noise] = fmin(least[noise], found);
            printf(" %.2f |", found);
        }
        printf("\n");
    }
    double slack = two_errors(.8, (double)rounds);
    checks_begin();
    check_at_least(checks, "found at the x of ~ >=x%, normal noise", least[NORMAL], .8 - slack);
    check_at_least(checks, "found at the x of ~ >=x%, skewed noise", least[SKEWED], .7 - slack);
    check_at_least(checks, "found at the x of ~ >=x%, two modes", least[TWO_MODES], .59 - slack);
}

// ---- Warnings

static double said(size_t rounds, uint64_t seed, const struct world *w, const char *text)
{
    struct pa_random random = pa_random_seeded(seed);
    double count = 0;
    for (size_t i = 0; i < rounds; i++) {
        struct round r;
        struct pa_health health;
        bool found = false;
        play(&r, &random, w);
        pa_health_check(&r.comparison, &r.arena, &health);
        for (size_t k = 0; k < health.count; k++)
            found |= strstr(health.list[k], text) != NULL;
        count += found;
        release(&r);
    }
    return count / (double)rounds;
}

static void print_warnings(size_t rounds, struct checks *checks)
{
    static const char *const signs[] = {"outliers", "two modes", "autocorrelation", "drift:"};
    static const size_t ns[] = {8, 10, 20};
    double worst = 0, dependent = 1;
    printf("\nReports of 20 rows: warnings where nothing is wrong, and of samples with an "
           "autocorrelation of .3.\n\n| n | outliers | two modes | autocorrelation | drift | "
           "AR(.3): autocorrelation |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < 3; i++) {
        printf("| %zu |", ns[i]);
        for (size_t s = 0; s < 4; s++) {
            const struct world w = {.rows = 20, .n = ns[i]};
            double rate = said(rounds, 6000 + i, &w, signs[s]);
            worst = fmax(worst, rate);
            printf(" %.3f |", rate);
        }
        const struct world ar = {.rows = 20, .n = ns[i], .ar = .3};
        double rate = said(rounds, 6010 + i, &ar, "autocorrelation");
        dependent = fmin(dependent, rate);
        printf(" %.3f |\n", rate);
    }
    checks_begin();
    check_at_most(checks, "a warning of clean benchmarks", worst,
                  .03 + two_errors(.03, (double)rounds));
    check_at_least(checks, "dependent samples are warned of", dependent,
                   .8 - two_errors(.8, (double)rounds));
}

void validate_benchmarks(size_t rounds, struct checks *checks)
{
    printf("\n## Benchmarks\n");
    print_changes(rounds, checks);
    print_files(rounds / 4 + 1, checks);
    print_detectable(2 * rounds, checks);
    print_warnings(rounds / 2 + 1, checks);
}
