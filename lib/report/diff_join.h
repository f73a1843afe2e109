// SPDX-License-Identifier: Apache-2.0
// `pa diff --bench OLD NEW`: what got slower, by the benchmarks, and where, by the profiles.
#ifndef PA_REPORT_DIFF_JOIN_H
#define PA_REPORT_DIFF_JOIN_H

#include "analysis/comparison.h"
#include "bench/record.h"
#include "document/document.h"
#include "report/diff_names.h"

// Benchmark results of both sides, in the columns "old" and "new". A pivot of them adds to the set.
struct pa_diff_benchmarks {
    struct pa_records *set;
    const char *files[2]; // what they are called in errors
};

struct pa_diff_join_input {
    const struct pa_diff_benchmarks *benchmarks;
    const struct pa_comparison_run *runs;
    size_t run_count;
    const struct pa_comparison_options *options;
    const struct pa_profile_comparison *comparison; // of these runs
    const struct pa_diff_names *names;
    size_t rows; // functions of a benchmark that are shown, at most
};

// Adds the table of what the benchmarks' change is attributed to. The unit of benchmarks is that of
// the profiles' type: sec/op for time, B/op and allocs/op for allocations. Benchmarks are told
// apart by the frame that runs them (BenchmarkX of Go, BM_X of google/benchmark); those that share
// it, or whose frame is not found, are taken together: then the sum of their costs is what is
// attributed. Fails if the type is another one, or if no benchmark has a cost on both sides.
PA_MUST_CHECK bool pa_diff_join(struct pa_doc *doc, const struct pa_diff_join_input *input,
                                struct pa_error *err);

struct pa_diff_cost_input {
    const struct pa_diff_benchmarks *benchmarks;
    const struct pa_profile *profile;
    uint32_t type; // what of the profile
    struct pa_arena *arena;
};

// Sets cost[0] (old) and cost[1] (new) to the cost of an operation, in the unit that the profile's
// values are counted in. Fails with PA_ERROR_USAGE unless the files have exactly one benchmark that
// measures what the profile does, with a cost above 0 on both sides.
PA_MUST_CHECK bool pa_diff_join_cost(const struct pa_diff_cost_input *input, double cost[2],
                                     struct pa_error *err);

#endif
