// SPDX-License-Identifier: Apache-2.0
// Simulated profiles, as counts: a program of functions that call each other, runs of it, and the
// comparison that `pa diff` would make of them (pa_compare_counts(), the shipped path).
//
// Shares of functions fall like rank^-1.1 with some scatter. Each function is called on one or two
// paths through others. Counts are gamma-Poisson with variance phi times the mean, phi lognormal
// from function to function.
//
//     struct program *p = program_new(150, &random);
//     struct experiment e = {.k = 5, .samples = 2000, .phi = 2, .length = .1};
//     struct pa_profile_comparison *c = experiment_compare(&e, p, &random, &arena);
#ifndef PA_STATS_VALIDATION_SIMULATION_H
#define PA_STATS_VALIDATION_SIMULATION_H

#include "analysis/comparison_counts.h"
#include "stats/random.h"

enum { MAX_FUNCTIONS = 400, MAX_STACKS = 2 * MAX_FUNCTIONS, MAX_DEPTH = 10, MAX_PAIRS = 32 };

struct program {
    size_t functions, stacks;
    double share[MAX_FUNCTIONS]; // flat, largest first
    struct {
        size_t function, depth, frames[MAX_DEPTH]; // the function is the last frame
        double weight;                             // share of all samples
    } stack[MAX_STACKS];
};

// How the total of a run comes about.
enum totals {
    POISSON,   // samples arrive as they do: a fixed time, or any time
    FIXED,     // a fixed amount of work: the total is known to .4 %
    SATURATED, // as much work as fits into a fixed total
};

struct experiment {
    size_t k, new_k; // runs a side; new_k 0: k
    double samples;  // of a run, on average
    double phi;      // dispersion; 1: Poisson
    double length;   // runs differ in length by this (sd of the logarithm)
    double pair;     // what both runs of a pair have in common of it
    double own;      // each function varies by this from run to run
    double shared;   // what a function costs in a pair varies by this
    double common;   // every fifth function varies by this, all together (a collector)
    enum totals totals;
    double work;          // of the new side over the old one; 0: 1
    const double *effect; // by function: cost on the new side over the old one; NULL: all 1
    bool root;            // one more function, the last, calls all others and costs nothing itself
    double tiny;          // the last old run has so many samples; 0: as many as others
    bool paired;
    enum pa_comparison_norm norm;
};

struct program *program_new(size_t functions, struct pa_random *random); // to be freed
// Gives the first functions these shares, and what is left to the others.
void program_set_shares(struct program *program, const double *share, size_t count);

struct experiment_runs {
    const struct pa_counts *counts;
    const unsigned char *side;
    const double *stacks; // samples, by stack of the program and run
};
struct experiment_runs experiment_draw(const struct experiment *experiment,
                                       const struct program *program, struct pa_random *random,
                                       struct pa_arena *arena);
struct pa_profile_comparison *experiment_compare_runs(const struct experiment_runs *runs,
                                                      const struct pa_comparison_options *options,
                                                      struct pa_arena *arena);
// Draws all runs and compares them. Functions are in the order of the program, without names.
// Lives in `arena`.
struct pa_profile_comparison *experiment_compare(const struct experiment *experiment,
                                                 const struct program *program,
                                                 struct pa_random *random, struct pa_arena *arena);

#endif
