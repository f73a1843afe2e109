// SPDX-License-Identifier: Apache-2.0
// How many operations each profile of a comparison measured: --ops, or by a benchmark.
#ifndef PA_CMD_DIFF_WORK_H
#define PA_CMD_DIFF_WORK_H

#include "analysis/comparison.h"
#include "cmd/diff_profiles.h"

// Sets the work of the runs as far as the options tell it: --ops, or, with --norm ops, a benchmark
// of --bench: as many operations as fit into the profile's duration, or, if that is not known or
// the profile not of time, as would cost what it holds.
PA_MUST_CHECK bool pa_diff_find_work(struct pa_context *ctx,
                                     const struct pa_diff_profile_options *options,
                                     struct pa_comparison_run *runs, size_t run_count,
                                     struct pa_error *err);

// What values of the comparison are to be divided by to be those of an operation; 0: not known, or
// not what the sides were made comparable by.
double pa_diff_operations(const struct pa_profile_comparison *comparison,
                          const struct pa_comparison_run *runs);

#endif
