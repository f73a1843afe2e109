// SPDX-License-Identifier: Apache-2.0
// Whether the live heap grows over a trace, and a trace cut into windows, as benchmark records
// that can be compared.
#ifndef PA_EVIDENCE_GCTRACE_GROWTH_H
#define PA_EVIDENCE_GCTRACE_GROWTH_H

#include "bench/record.h"
#include "evidence/gctrace.h"

// The trend of the live heap (what was marked) in the last two thirds of the log; the first third
// counts as start-up.
struct pa_gctrace_growth {
    size_t parts;       // points: means of the trace's parts; with less than 6 nothing is said
    double first, last; // bytes, medians of the first and the last third of the points
    double slope;       // bytes a second, median of the slopes of all pairs (Theil 1950, Sen 1968)
    double p;           // of a two-sided Mann-Kendall test
    bool grows;         // medians rise from third to third, by 15 % in all, and p <= .05
};
// Fills *growth. With less than 6 points, or if the log has several processes or restarts, first,
// last and slope are NaN, p is 1 and `grows` false.
void pa_gctrace_growth(const struct pa_gctrace *trace, struct pa_gctrace_growth *growth);

// Returns how many collections a window has when the log is cut into at most 12 of equal size.
uint64_t pa_gctrace_window(const struct pa_gctrace *trace);

// Adds a result for each window of the log, in one column: stw-p50-sec, stw-p99-sec, mark-p50-sec,
// gc-cpu, live-bytes, alloc-rate, … The windows are the samples of a comparison. `least` is the
// smallest pa_gctrace_window() of all logs that are compared: a high percentile of more
// collections tends to be higher, so percentiles of all windows are taken at pa_gctrace_level(q,
// least).
void pa_gctrace_records(const struct pa_gctrace *trace, const struct pa_record_source *source,
                        uint64_t least, struct pa_records *set);

// Returns the level at which to take the q-quantile of a large window so that it can be compared
// with a window of `least` collections: the median position (k − 1/3) / (n + 1/3) of the order
// statistic k = ceil(q n) that a window of n = `least` shows (Hyndman and Fan 1996, definition 8),
// but not more than q.
double pa_gctrace_level(double q, uint64_t least);

#endif
