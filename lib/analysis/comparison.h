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

// One profile of one side.
struct pa_comparison_run {
    const struct pa_profile *profile; // aggregated by function; all share a string table
    unsigned char side;               // 0 old, 1 new
    double work;                      // operations that it measured; 0: not known
};

struct pa_comparison_runs {
    const struct pa_comparison_run *list;
    size_t count;
};

enum pa_comparison_norm {
    PA_NORM_AUTO,   // WORK where it is known; else see comparison_factors.h
    PA_NORM_MEDIAN, // of the functions' ratios
    PA_NORM_TOTAL,  // shares of the total
    PA_NORM_NONE,   // runs measured the same amount of work: values as they are
    PA_NORM_WORK,   // by the work of each run
};

struct pa_comparison_options {
    const char *type; // sample type, see comparison_types.h
    enum pa_comparison_norm norm;
    double fdr;        // 0: .05
    double min_effect; // relative change that matters; 0: .05
    // Functions are ordered and judged by cum, not flat. What waits (goroutines, locks) always is:
    // its flat values belong to the runtime.
    bool by_cum;
    // The i-th run of the old side belongs to the i-th of the new one, with which it was measured
    // in turn; there are as many of both.
    bool paired;
    // How much each run measured is taken from this comparison of the same runs: of all their
    // functions, where these are some of them, or paths. NULL: found out.
    const struct pa_profile_comparison *like;
};

enum pa_change_class {
    PA_CHANGE_NOISE,     // not told from chance, or too small to matter
    PA_CHANGE_REGRESSED, // costs more
    PA_CHANGE_IMPROVED,
    PA_CHANGE_NEW,
    PA_CHANGE_GONE,
    PA_CHANGE_MOVED,  // to or from others within the same parent: see comparison_moved.h
    PA_CHANGE_UNTOLD, // there is no estimate of noise to tell it by
    // Without repeats nothing is proved. A change is likely if it is larger than the noise that
    // most functions show and runs usually have; its direction is that of the values.
    PA_CHANGE_LIKELY,
    PA_CHANGE_UNPROVED, // large enough to matter, if it is real
};

// Of one function, flat or cum.
struct pa_change {
    double old_samples, new_samples; // in all runs of a side
    double old_value, new_value; // mean of a side's runs, in the unit of the type, after norming
    double log_ratio, lo, hi;    // new to old, with its 95 % interval
    double p, log_p, q;          // NaN: too few samples to be tested; log_p does not underflow
    double dispersion, df;       // of its noise, as a multiple of counting noise
    double detectable;           // |log ratio| that is found four times out of five; NaN: untested
    enum pa_change_class class;
    pa_str partner; // of a MOVED one: where the cost went to or came from
    bool renamed;   // and one of the two is gone, the other new, and they call the same functions
};

// A function and its change by flat and by cum.
struct pa_compared {
    pa_str name;
    struct pa_change flat, cum;
    // A NEW one whose callers were there before and did not get worse: one of them, 0: none. The
    // code was theirs. See comparison_moved.h.
    pa_str extracted_from;
};

enum pa_comparison_method {
    PA_METHOD_REPLICATED, // several runs a side
    PA_METHOD_SINGLE,     // one profile a side, or too few runs for more: nothing is proved
    PA_METHOD_SAMPLING, // one heap profile a side: the noise is that of the sampling, known exactly
    PA_METHOD_CENSUS,   // all there was at a moment was counted: differences are real, no p or q
    PA_METHOD_NONE,     // values without a count of samples behind them: no noise estimate
};

// Why runs were made comparable as they were.
enum pa_work_reason {
    PA_WORK_ASKED,  // the options say how
    PA_WORK_KNOWN,  // the operations of each run are known
    PA_WORK_MOMENT, // values are no sums over the time of the run: as they are
    PA_WORK_APART,  // the sides have next to nothing in common: as they are
    PA_WORK_SAME,   // neither totals nor functions tell the sides apart: as they are
    PA_WORK_DEARER, // a fixed amount of work that costs more or less as a whole: as they are
    PA_WORK_MOST,   // by what most functions agree on
    PA_WORK_FEW, // too few functions in common to agree on anything: as they are, and a change has
                 // to hold for shares of the totals, too
    PA_WORK_UNCLEAR, // two ways to ask the functions disagree, or too few functions follow what
                     // they say: as they are, and a change has to hold by each of them, too
};

// What speaks for how much more the new side measured: logarithms of ratios, new to old, with
// standard errors. NaN: not known.
struct pa_work_evidence {
    enum pa_work_reason reason;
    double median, median_error;   // plain median of the functions' ratios
    double refined, refined_error; // large functions count more (stats/size_factor.h)
    double agree, stay; // shares of the functions that moved by `refined`, and that did not at all
    bool disputed;      // too few moved by it, or too many not at all, for it to tell the work
    double total;       // of the mean totals
    double counting;    // two standard errors of the totals if all samples were independent
    double known;       // of the numbers of operations
    bool same_time;     // all profiles took about equally long
};

struct pa_profile_comparison {
    struct pa_compared *functions; // by |difference| of flat or cum, largest first
    size_t count;
    size_t tested; // this, dispersion and least_samples are of what is judged, flat or cum
    enum pa_comparison_method method;
    enum pa_comparison_norm norm; // the one that was used, never AUTO
    bool sampled;                 // values are counts of samples times something
    bool rates_differ;            // old and new samples count as those of the slowest rate
    bool by_cum;                  // what is judged; see the options
    bool paired;                  // and there were enough pairs to be tested as such
    double dispersion;            // noise as a multiple of counting noise
    double total_dispersion;      // that of the totals, at most, if norm is NONE; 1 and less count
    struct pa_work_evidence work; // pa_comparison_work_text() puts it into words
    double exposure;              // how much more the new side is taken to have measured
    double old_total, new_total;  // means of the runs, in the unit of the type, before norming
    // Their test, by WORK if that is the norm, else before norming. Of one sampled profile a side
    // by the noise of the functions; NaN where nothing is known of it.
    struct pa_mean_ratio total;
    size_t old_runs, new_runs;
    double old_samples, new_samples;
    double fdr; // a q up to this is a discovery
    const char *type, *unit;
    double distance, expected_distance; // of the shares, and what chance makes of it; 0 to 1
    double least_samples;               // that a function needed to be tested
    const double *factors;              // by run: how much it measured
    const double *other_factors[2];     // of UNCLEAR and FEW: by the readings named there
    size_t other_count;
    const struct pa_run_type *types; // by run: comparison_types.h
};

// Compares the functions of two sides of profiles: counts them, makes the runs comparable, tests.
// `*comparison` lives in `arena`; texts are of the runs' table of strings, and the runs' profiles
// are not needed any more. Fails with PA_ERROR_USAGE if a side has no runs or the runs have no type
// in common, with PA_ERROR_LIMIT if a sum of values does not fit into 64 bits.
PA_MUST_CHECK bool pa_compare_profiles(struct pa_comparison_runs runs,
                                       const struct pa_comparison_options *options,
                                       struct pa_arena *arena,
                                       struct pa_profile_comparison **comparison,
                                       struct pa_error *err);

// Judges `count` comparisons of parts, as by the values of a label, together: a reader of all of
// them looks at all their tests, which become one family for flat and one for cum, so q, detectable
// and class change. To be called before pa_comparison_find_moved(). `min_effect` is the relative
// change that matters, 0 for .05.
void pa_comparisons_pool(struct pa_profile_comparison *const *list, size_t count,
                         double min_effect);

// Returns one sentence without its full stop: how much the sides are taken to have measured, why,
// and which option reads it otherwise. A constant or in `arena`. NULL where the values do not
// depend on it (PA_WORK_MOMENT, PA_WORK_APART).
const char *pa_comparison_work_text(const struct pa_profile_comparison *comparison,
                                    struct pa_arena *arena);

// Returns the ratio, new to old, of the mean totals that are shown; with PA_NORM_WORK that of the
// means per operation. NaN if the old side has no value.
double pa_comparison_total_ratio(const struct pa_profile_comparison *comparison);

// Returns how many profiles a side would find a change as large as this one seems to be four times
// out of five, at least 3. The detectable change is taken to shrink with the square root of their
// number. Infinite if there is no estimate.
double pa_comparison_profiles_needed(const struct pa_profile_comparison *comparison,
                                     const struct pa_change *change);

#endif
