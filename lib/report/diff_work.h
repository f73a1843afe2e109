// SPDX-License-Identifier: Apache-2.0
// How many operations each profile of a comparison measured: as the caller says, or by a benchmark.
#ifndef PA_REPORT_DIFF_WORK_H
#define PA_REPORT_DIFF_WORK_H

#include "analysis/comparison.h"
#include "report/diff_join.h"
#include "view/sides.h"

struct pa_diff_work {
    double operations[2]; // that a profile of each side measured; 0: not known
    // Where those are not known and the norm is by operations: as many as fit into the profile's
    // duration, or, if that is not known or the profile not of time, as would cost what it holds.
    const struct pa_diff_benchmarks *benchmarks; // NULL: there are none
};

// Sets `work` of the sides' runs as far as it is known: operations[0] above 0 means that both are
// given. Else, if options->norm is PA_NORM_WORK, it is found by the benchmarks, and not finding it
// is an error; with PA_NORM_AUTO they are used if they fit.
PA_MUST_CHECK bool pa_diff_find_work(const struct pa_diff_work *work,
                                     const struct pa_comparison_options *options,
                                     struct pa_sides *sides, struct pa_arena *arena,
                                     struct pa_error *err);

// Returns what the comparison's values are to be divided by to be those of one operation: the first
// run's work without its factor. 0 if the work is not known or is not what the sides were made
// comparable by. `runs` are those of the comparison.
double pa_diff_operations(const struct pa_profile_comparison *comparison,
                          const struct pa_comparison_run *runs);

#endif
