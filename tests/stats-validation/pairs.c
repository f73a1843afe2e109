// SPDX-License-Identifier: Apache-2.0
// Profiles measured in turn. Runs of a pair are equally long, and in the lower half what each
// function costs in a pair varies too, since both met the same state of the machine. What pairing
// gains where there is such noise, what it costs where there is none, and that it finds nothing in
// equal runs.
#include "experiments.h"
#include "simulation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FUNCTIONS = 150, PLANTED = 5 };

static const size_t planted[PLANTED] = {2, 6, 12, 20, 30}; // 6.6, 2.6, 1.3, .78 and .51 %

// Of one way to test: functions, and the total.
struct both {
    struct tally functions;
    double total_found;
};

static void simulate(size_t k, double shared, const double *effect, size_t rounds,
                     struct both result[2])
{
    for (int paired = 0; paired < 2; paired++) { // the same data for both
        struct pa_random random = pa_random_seeded(3000 + k);
        struct experiment e = {.k = k,
                               .samples = 10000,
                               .phi = 2,
                               .pair = .2,
                               .shared = shared,
                               .effect = effect,
                               .paired = paired};
        result[paired] = (struct both){{0}, 0};
        for (size_t i = 0; i < rounds; i++) {
            struct pa_arena arena = {0};
            struct program *p = program_new(FUNCTIONS, &random);
            const struct pa_profile_comparison *c = experiment_compare(&e, p, &random, &arena);
            tally_add(&result[paired].functions, c, false, effect, 0);
            result[paired].total_found += c->total.p <= .05;
            pa_arena_release(&arena);
            free(p);
        }
    }
}

static void print_row(size_t k, double shared, bool paired, const struct both *same,
                      const struct both *fifth)
{
    double rounds = same->functions.rounds;
    printf("| %zu | %.0f %% | %s | %.3f | %.3f | %.3f | %.2f | %.3f | %.2f |\n", k, shared * 100,
           paired ? "in pairs" : "apart", tally_size(&same->functions), tally_any(&same->functions),
           tally_false(&fifth->functions), tally_found(&fifth->functions),
           same->total_found / rounds, fifth->total_found / rounds);
    fflush(stdout);
}

void validate_pairs(size_t rounds, struct checks *checks)
{
    static const size_t ks[] = {3, 5, 10};
    static const double shares[] = {0, .2};
    static struct both same[6][2], fifth[6][2];
    double effect[FUNCTIONS];
    for (size_t f = 0; f < FUNCTIONS; f++)
        effect[f] = 1;
    for (size_t i = 0; i < PLANTED; i++)
        effect[planted[i]] = 1.2;
    printf("\n### Profiles in pairs\n\n| k | noise shared | tested | p <= .05 | A/A any | FDR +20 "
           "%% | power +20 %% | total: p <= .05 | total: power "
           "|\n|---|---|---|---|---|---|---|---|---|\n");
    for (size_t cell = 0; cell < 6; cell++) {
        size_t k = ks[cell % 3];
        simulate(k, shares[cell / 3], NULL, rounds, same[cell]);
        simulate(k, shares[cell / 3], effect, rounds, fifth[cell]);
        for (int paired = 0; paired < 2; paired++)
            print_row(k, shares[cell / 3], paired, &same[cell][paired], &fifth[cell][paired]);
    }
    checks_begin();
    for (size_t cell = 0; cell < 6; cell++) {
        const struct tally *t = &same[cell][1].functions, *f = &fifth[cell][1].functions;
        double total = same[cell][1].total_found / t->rounds;
        char what[120];
        const char *how = cell < 3 ? "own noise" : "shared noise";
        snprintf(what, sizeof what, "in pairs, %s, k %zu: A/A any", how, ks[cell % 3]);
        check_tally_at_most(checks, what, t, tally_any(t), .05 + two_errors(.05, t->rounds));
        snprintf(what, sizeof what, "in pairs, %s, k %zu: p <= .05", how, ks[cell % 3]);
        check_tally_at_most(checks, what, t, tally_size(t), .06);
        snprintf(what, sizeof what, "in pairs, %s, k %zu: FDR", how, ks[cell % 3]);
        check_tally_at_most(checks, what, f, tally_false(f), .05 + two_errors(.05, f->rounds));
        snprintf(what, sizeof what, "in pairs, %s, k %zu: total, p <= .05", how, ks[cell % 3]);
        // Three errors: it is the largest of six.
        check_at_most(checks, what, total, .05 + 1.5 * two_errors(.05, t->rounds));
    }
    check_at_least(
        checks, "in pairs: power where noise is shared over that of sides apart, k 5",
        tally_found(&fifth[4][1].functions) / fmax(.01, tally_found(&fifth[4][0].functions)), 2);
    check_at_least(
        checks, "the same where it is not",
        tally_found(&fifth[1][1].functions) / fmax(.01, tally_found(&fifth[1][0].functions)), .6);
}
