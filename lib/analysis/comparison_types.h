// SPDX-License-Identifier: Apache-2.0
// Which sample type of each run is compared, and in which unit: decided once for all runs, so that
// seconds are never held against bytes. Private to lib/analysis.
//
//     const struct pa_run_type *types;
//     if (!pa_run_types_find(runs, run_count, type, arena, &types, err)) …
//     (double)value * types[run].scale          // in the unit of the first run
#ifndef PA_ANALYSIS_COMPARISON_TYPES_H
#define PA_ANALYSIS_COMPARISON_TYPES_H

#include "analysis/comparison.h"

// By run.
struct pa_run_type {
    uint32_t index; // of the sample type
    double scale;   // from the unit of the run to that of the first one
};

// `type` is a name or number as for pa_profile_type_index(), a number being one of the first run;
// NULL or empty: the first default type of a run that all runs have. Fails, naming both, if a run
// has no such type or has it in a unit of another kind. Lives in `arena`.
PA_MUST_CHECK bool pa_run_types_find(const struct pa_comparison_run *runs, size_t run_count,
                                     const char *type, struct pa_arena *arena,
                                     const struct pa_run_type **types, struct pa_error *err);

#endif
