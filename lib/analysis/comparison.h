// SPDX-License-Identifier: Apache-2.0
// Which functions changed between two sides of profiles, and which differences are only noise.
//
// A run, that is a profile, is the replicate. With several runs a side the test is the moderated
// quasi-Poisson test of stats/quasi_poisson.h, with one a side the indicative one of
// stats/one_vs_one.h. Runs of different length are made comparable by a median of ratios, which one
// large change does not move (stats/size_factor.h). q-values are those of Benjamini and Hochberg
// with weights: large functions, where changes matter, get more of the error to spend; flat and cum
// are each a family. The total is tested by itself (stats/mean_ratio.h).
//
//     struct pa_profile_comparison *c;
//     if (!pa_compare_profiles(runs, run_count, &options, arena, &c, err)) …
//     for (size_t i = 0; i < c->count; i++) … c->functions[i].flat.q …
#ifndef PA_ANALYSIS_COMPARISON_H
#define PA_ANALYSIS_COMPARISON_H

#include "base/warnings.h"
#include "profile/profile.h"
#include "stats/mean_ratio.h"

struct pa_comparison_run {
    const struct pa_profile *profile; // aggregated by function; all share a string table
    unsigned char side;               // 0 old, 1 new
    double work;                      // operations that it measured; 0: not known
};

enum pa_comparison_norm {
    PA_NORM_AUTO,   // WORK where it is known; NONE where all runs seem to have done the same
    PA_NORM_MEDIAN, // of the functions' ratios
    PA_NORM_TOTAL,  // shares of the total
    PA_NORM_NONE,   // runs measured the same amount of work: values as they are
    PA_NORM_WORK,   // by the work of each run
};

struct pa_comparison_options {
    const char *type; // sample type, as for pa_profile_type_index()
    enum pa_comparison_norm norm;
    double fdr;        // 0: .05
    double min_effect; // relative change that matters; 0: .05
    // Functions are ordered and judged by cum, not flat. What waits (goroutines, locks) always is:
    // its flat values belong to the runtime.
    bool by_cum;
    // The i-th run of the old side belongs to the i-th of the new one, with which it was measured
    // in turn; there are as many of both.
    bool paired;
};

enum pa_change_class {
    PA_CHANGE_NOISE,     // not told from chance, or too small to matter
    PA_CHANGE_REGRESSED, // costs more
    PA_CHANGE_IMPROVED,
    PA_CHANGE_NEW,
    PA_CHANGE_GONE,
    PA_CHANGE_MOVED,  // to or from others within the same parent: see comparison_moved.h
    PA_CHANGE_UNTOLD, // there is no estimate of noise to tell it by
};

// Of one function, flat or cum.
struct pa_change {
    double old_samples, new_samples; // in all runs of a side
    double old_value, new_value; // mean of a side's runs, in the unit of the type, after norming
    double log_ratio, lo, hi;    // new to old, with its 95 % interval
    double p, q;                 // NaN: too few samples to be tested
    double dispersion, df;       // of its noise, as a multiple of counting noise
    double detectable;           // |log ratio| that is found four times out of five; NaN: untested
    enum pa_change_class class;
    pa_str partner; // of a MOVED one: where the cost went to or came from
    bool renamed;   // and one of the two is gone, the other new, and they call the same functions
};

struct pa_compared {
    pa_str name;
    struct pa_change flat, cum;
};

enum pa_comparison_method {
    PA_METHOD_REPLICATED, // several runs a side
    PA_METHOD_SINGLE,     // one profile a side, or too few runs for more: indicative
    PA_METHOD_SAMPLING, // one heap profile a side: the noise is that of the sampling, known exactly
    PA_METHOD_CENSUS,   // all there was at a moment was counted: differences are real, no p or q
    PA_METHOD_NONE,     // values without a count of samples behind them: no noise estimate
};

struct pa_profile_comparison {
    struct pa_compared *functions; // by |difference| of flat or cum, largest first
    size_t count;
    size_t tested; // this, dispersion and least_samples are of what is judged, flat or cum
    enum pa_comparison_method method;
    enum pa_comparison_norm norm; // the one that was used, never AUTO
    bool sampled;                 // values are counts of samples times something
    bool by_cum;                  // what is judged; see the options
    bool paired;                  // and there were enough pairs to be tested as such
    double dispersion;            // noise as a multiple of counting noise
    double total_dispersion;      // that of the totals, at most, if norm is NONE; 1 and less count
    double exposure;              // how much more work the new side measured
    double old_total, new_total;  // means of the runs, in the unit of the type, before norming
    struct pa_mean_ratio total;   // their test, by WORK if that is the norm, else before norming
    size_t old_runs, new_runs;
    double old_samples, new_samples;
    double fdr; // a q up to this is a discovery
    const char *type, *unit;
    double distance, expected_distance; // of the shares, and what chance makes of it; 0 to 1
    double least_samples;               // that a function needed to be tested
    const double *factors;              // by run: how much work it measured
};

// Lives in `arena`. Fails if a side is empty or the type is missing in a run.
PA_MUST_CHECK bool pa_compare_profiles(const struct pa_comparison_run *runs, size_t run_count,
                                       const struct pa_comparison_options *options,
                                       struct pa_arena *arena,
                                       struct pa_profile_comparison **comparison,
                                       struct pa_error *err);

// Comparisons of parts, as by the values of a label: who looks at all of them looks at all their
// tests, which become one family for flat and one for cum. To be done before
// pa_comparison_find_moved(). `min_effect` as in the options.
void pa_comparisons_pool(struct pa_profile_comparison *const *list, size_t count,
                         double min_effect);

#endif
