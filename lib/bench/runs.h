// SPDX-License-Identifier: Apache-2.0
// Several files of one side are runs of it: another process, build or day. Where they lie further
// apart than the noise within them explains, samples of one file are no independent measurements
// of the side, and a rank test of all samples would call every difference of files a difference of
// sides.
#ifndef PA_BENCH_RUNS_H
#define PA_BENCH_RUNS_H

#include "bench/compare.h"
#include "stats/mean_ratio.h"

struct pa_bench_runs {
    size_t old_files, new_files;
    bool tested;               // by the test below: three files a side at least
    struct pa_mean_ratio test; // Welch's on the logarithms of the files' medians
    double least, most;        // of the ratios of a new file's median to an old one's
};

enum { PA_RUNS_NEEDED = 3 }; // files a side

// Finds the rows of the comparison whose files lie apart and replaces their p by that of Welch's
// test of the logarithms of the files' medians; with fewer than PA_RUNS_NEEDED files a side they
// are refused, and a note says so. pa_compare() calls it with options.runs. Results in `arena`.
//
// A row's files lie apart if the F test of the logarithms (one-way analysis of variance within the
// sides, both sides' files together) is significant at 5 %, or if the rows of its unit together
// are (Stouffer's sum of the normal scores, each at most 3, so that a few rows do not decide for
// all). Rows with values that are not positive, of exact units, or of which a file holds both
// sides stay as they are.
void pa_compare_runs(struct pa_bench_comparison *comparison, struct pa_arena *arena);

#endif
