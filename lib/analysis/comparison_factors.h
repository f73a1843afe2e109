// SPDX-License-Identifier: Apache-2.0
// How much each run of a comparison measured. Private to lib/analysis.
//
// Whether a run measured more or the program got slower as a whole cannot be told from profiles
// alone. AUTO takes known numbers of operations. Without them, let D be the spread of the totals
// within the sides over what independent samples would show (chi^2 over its lower quantile), M the
// log ratio of the sides by the functions (stats/size_factor.h), T that of their mean totals, and e
// two standard errors, of counting or of M:
//
// - D < 1 at 5 % and |M| < e: SAME. Nothing tells the sides apart; values are compared as they are,
//   which spares every function the noise of a factor.
// - D < 1 at 1 %, M T > 0 and |T| >= |M|/2: DEARER. The totals of equal runs vary too little for
//   their work to differ, and moved with the functions. (In a fixed time T is 0: that is MOST.)
// - Plain median and refined reading differ by more than their errors and by 5 %: UNCLEAR. So is an
//   M beyond chance and 5 % that less than half of the functions moved by, or while a quarter of
//   them are just as they were: where one function goes and takes half of the garbage collector
//   along, most functions shrink, and no work was left out.
// - Else MOST, by M.
//
// In pairs D is that of the totals' shares of their pairs. With fewer than five functions in common
// T stands for M, and MOST becomes FEW: a change has to be one of shares of the totals, too. Values
// that are no sums over the time of the run are compared as they are.
#ifndef PA_ANALYSIS_COMPARISON_FACTORS_H
#define PA_ANALYSIS_COMPARISON_FACTORS_H

#include "analysis/comparison_pipeline.h"

// Fills norm, work, exposure, total_dispersion, factors and other factors of `comparison`, whose
// numbers of runs are known. Factors, one for each run, have a geometric mean of 1, or all are 1;
// they live in `arena`. With options->like they are taken from there.
void pa_comparison_find_factors(const struct pa_counted *runs,
                                const struct pa_comparison_options *options, struct pa_arena *arena,
                                struct pa_profile_comparison *comparison);

// Returns how much more the runs of the new side measured than those of the old side: the ratio of
// the mean factors. `factors` and `side` are arrays by run, of `runs`.
double pa_comparison_exposure(const double *factors, const unsigned char *side, size_t runs);

#endif
