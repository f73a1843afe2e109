// SPDX-License-Identifier: Apache-2.0
// One profile against one: which functions changed their rate? Indicative only.
//
// Without repeated runs there is no direct measure of noise. Its size is read off the bulk of the
// functions, most of which did not change: the median of their squared scores against what it would
// be without extra noise (genomic control: Devlin & Roeder 1999), and never below a fixed factor,
// since real identical runs of a program disagree that much; a function's own variation can be
// added. Prefer five runs a side and stats/quasi_poisson.h.
//
// Where the noise is known to be that of counting (heap profiles), the factor is 1, and with mid-p
// the test keeps its level for few samples too instead of falling far below.
//
//     double ratio = pa_size_factor_ratio(old, new, n);
//     pa_one_vs_one_test(old, new, n, &(struct pa_one_vs_one_options){.exposure_ratio = ratio},
//                        rows);
#ifndef PA_STATS_ONE_VS_ONE_H
#define PA_STATS_ONE_VS_ONE_H

#include <stdbool.h>
#include <stddef.h>

struct pa_one_vs_one_options {
    double exposure_ratio; // how much more the new profile measured; 0: 1
    double confidence;     // of the intervals; 0: .95
    double min_count;      // of a function in both profiles, to be tested; 0: 10
    double factor;         // the least dispersion of a pair of single runs; 0: 3
    double own_cv;         // each function's own variation from run to run, as a share; 0: none
    bool mid_p;            // few samples: half of the point itself counts (Lancaster 1961)
};

struct pa_one_vs_one_row {
    double log_ratio;  // of the rates, new to old; infinite if one is 0, NaN if both
    double lo, hi;     // its score interval
    double z;          // signed score over the square root of the dispersion
    double p, log_p;   // two-sided; NaN if the function has too few counts
    double dispersion; // the common one and that of its own variation
};

// Tests for each of the `functions` functions whether its rate differs, given its samples old[f]
// and new[f] (>= 0; real numbers are fine). Given the sum of both, the new count is binomial:
// score test, or exact binomial test of the counts divided by the dispersion where fewer than 12.5
// samples are expected on a side.
//
// Fills rows[0..functions-1], which the caller provides; all but log_ratio are NaN for a function
// below options->min_count. Returns the dispersion that all functions have in common:
// options->factor times the inflation of the squared scores (Devlin & Roeder 1999), which is at
// least 1.
double pa_one_vs_one_test(const double *old, const double *new, size_t functions,
                          const struct pa_one_vs_one_options *options,
                          struct pa_one_vs_one_row *rows);

#endif
