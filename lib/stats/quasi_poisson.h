// SPDX-License-Identifier: Apache-2.0
// Several profiles against several: which functions changed their rate?
//
// The run is the replicate. Samples of one run are not independent, so counts vary more (or, for
// code of fixed phases, less) than a Poisson variable; how much more is the dispersion, estimated
// for each function from the runs and then moderated: pulled towards what the functions have in
// common, as far as they have something in common (empirical Bayes as in limma: Smyth 2004; for
// quasi-likelihood: Lund et al. 2012). A function that is far noisier than the others keeps its own
// dispersion (robust: Phipson et al. 2016), so one wild function raises no alarm.
//
//     struct pa_quasi_poisson_input in = {counts, functions, runs, factors, sides};
//     struct pa_quasi_poisson_options options = {0};
//     if (pa_quasi_poisson_test(&in, &options, rows, &fit))
//         for (f...) log_p[f] = rows[f].log_p;      // NaN where untested: for pa_multiple_q_values
//
// What the functions have in common may grow with their count: where each varies by a share of its
// own from run to run, large functions are noisier than counting by more than small ones.
//
// In pairs the likelihood is that of the new share of each pair's sum, and the dispersion is that
// of these shares, weighted by their information (stats/rate_pairs.h); all else is the same.
//
// Values need not be counts of samples: divide nanoseconds by the sampling period, heap values by
// pa_heap_variance_samples(). Swapping the sides mirrors every result; scaling the factors or
// reordering the runs changes nothing beyond rounding.
#ifndef PA_STATS_QUASI_POISSON_H
#define PA_STATS_QUASI_POISSON_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

struct pa_quasi_poisson_input {
    const double *counts; // functions x runs, row-major, >= 0
    size_t functions, runs;
    const double *factors;     // size of each run, > 0 (stats/size_factor.h)
    const unsigned char *side; // of each run: 0 old, 1 new
    // Of each function: its share of the counts that the factors were estimated from. The factors
    // of a large function then come from what is left, and their error is added to its own:
    // dispersion over 1 - share. NULL: the factors are known.
    const double *share;
    // Runs were measured in turn: the i-th of the old side belongs to the i-th of the new one, and
    // there are as many of both. A factor that both runs of a pair have in common cancels, at the
    // cost of as many degrees of freedom as there are pairs (stats/rate_pairs.h).
    bool paired;
};

struct pa_quasi_poisson_options {
    double confidence;   // of the intervals; 0: .95
    double min_count;    // of a function over all runs, to be tested, at dispersion 1; 0: 10
    bool no_floor;       // believe dispersions below 1 (sampling by fixed work)
    const double *floor; // of each function's dispersion, and what the prior is a multiple of;
                         // NULL: 1
    double
        most_p; // a larger p is not computed: p is 1 and there is no interval; 0: all are computed
};

struct pa_quasi_poisson_row {
    double old_rate, new_rate; // counts per unit of size factor
    double log_ratio;          // of the rates, new to old; infinite if one is 0, NaN if both
    double lo, hi;             // profile likelihood interval of log_ratio, agrees with p
    double t;                  // signed; > 0: new is higher
    double df;                 // of t
    double p, log_p;           // two-sided; NaN if the function has too few counts
    double raw_dispersion;     // its own: Pearson's statistic over runs - 2, or that of the pairs
    double raw_df;             // of raw_dispersion
    double dispersion;         // the one that was used
    bool own;                  // it is far above the others' and wasn't moderated
};

// What the functions have in common.
struct pa_quasi_poisson_fit {
    double prior_dispersion, prior_df; // up to the knee; prior_df: its weight in runs, 0 to 10
    double knee,
        slope; // log dispersion is constant up to the log count `knee`, then has that slope
    double least_count; // samples that a function needed to be tested
    size_t tested;
};

// Makes a likelihood-ratio test (quasi-likelihood F test in the form of a t) of each function: is
// its rate the same on both sides? Fills rows[0..functions-1] and *fit, which the caller provides;
// `input` and its arrays are only read. May use two threads.
//
// False, with nothing of use in rows and *fit, if there are too few runs to estimate the
// dispersion: a side is empty, the sides of paired runs differ in number, there are fewer than two
// degrees of freedom (runs - 2, or pairs - 1), or only two with fewer than 30 functions to borrow
// from. Then sum up each side and use stats/one_vs_one.h.
PA_MUST_CHECK bool pa_quasi_poisson_test(const struct pa_quasi_poisson_input *input,
                                         const struct pa_quasi_poisson_options *options,
                                         struct pa_quasi_poisson_row *rows,
                                         struct pa_quasi_poisson_fit *fit);

#endif
