// SPDX-License-Identifier: Apache-2.0
// Does the live heap grow? And a trace in windows, as samples for a comparison.
#ifndef PA_EVIDENCE_GCTRACE_GROWTH_H
#define PA_EVIDENCE_GCTRACE_GROWTH_H

#include "bench/record.h"
#include "evidence/gctrace.h"

// What was live after collections, in the last two thirds of the log: the first third is start-up.
struct pa_gctrace_growth {
    size_t parts;       // stretches that it is judged by; below 6 nothing is said
    double first, last; // bytes, medians of the first and the last third of these stretches
    double slope;       // bytes a second, the median of the slopes of all pairs (Theil, Sen); NaN
    double p;           // Mann-Kendall, two-sided
    bool grows;         // rises from third to third, by 15 % at least, and p <= .05
};
// Medians of the first and last third of what was live, the median slope (Theil and Sen) in bytes a
// second, and the p of a Mann-Kendall test. NaN and 1 where there are too few collections, or
// several runs.
void pa_gctrace_growth(const struct pa_gctrace *trace, struct pa_gctrace_growth *growth);

// How many collections one of at most 12 windows of the log has.
uint64_t pa_gctrace_window(const struct pa_gctrace *trace);

// Adds the log as results of one source, one for each window: stw-p50-sec, stw-p99-sec, … The
// windows are what tells change from noise. `least` is the smallest window of all logs that are
// compared: a high percentile of more collections is higher, so all windows are asked for what so
// few collections show, the median of that order statistic.
void pa_gctrace_records(const struct pa_gctrace *trace, const struct pa_record_source *source,
                        uint64_t least, struct pa_records *set);

// The level that stands for a quantile q where windows have so few collections: q itself for many.
double pa_gctrace_level(double q, uint64_t least);

#endif
