// SPDX-License-Identifier: Apache-2.0
// Which sample type of each run is compared, and in which unit: decided once for all runs, so that
// seconds are never held against bytes. Private to lib/analysis.
//
//     const struct pa_run_type *types = pa_run_types_find(runs, type, arena, err);
//     (double)value * types[run].scale          // in the unit of the first run
#ifndef PA_ANALYSIS_COMPARISON_TYPES_H
#define PA_ANALYSIS_COMPARISON_TYPES_H

#include "analysis/comparison.h"

// By run.
struct pa_run_type {
    uint32_t index; // of the sample type
    double scale;   // from the unit of the run to that of the first one
    double weight;  // of its samples, so that those of all runs stand for as much
};

// Returns the type of each run, an array by run in `arena`. `type` is a name or number as for
// pa_profile_type_index(), a number being one of the first run; NULL or empty means the first
// default type of a run that all runs have. Returns NULL with PA_ERROR_USAGE if there are no runs,
// or if a run has no such type or has it in a unit that measures something else; the error names
// both.
PA_MUST_CHECK const struct pa_run_type *pa_run_types_find(struct pa_comparison_runs runs,
                                                          const char *type, struct pa_arena *arena,
                                                          struct pa_error *err);

#endif
