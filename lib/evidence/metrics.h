// SPDX-License-Identifier: Apache-2.0
// Numbers that a process publishes of itself at one moment: runtime.MemStats as JSON (also in
// expvar's /debug/vars), the end of /debug/pprof/heap?debug=1, names of runtime/metrics with
// values, the text format of Prometheus and OpenMetrics.
//
//     struct pa_metrics *m = pa_metrics_new(arena, file_count);
//     for (…) if (!pa_metrics_read(m, NULL, path, err)) …     // one file is one moment
//     … m->list.items[i].values[moment] …
#ifndef PA_EVIDENCE_METRICS_H
#define PA_EVIDENCE_METRICS_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"
#include "input/identify.h"

struct pa_metric {
    const char *name; // with its labels
    const char *unit; // "bytes", "seconds", "nanoseconds"; NULL: a number
    bool counter;     // grows from the start of the process on, and never falls
    double *values;   // by moment; NaN: not there
};

enum { PA_METRICS_MOMENTS = 4096 }; // most files that commands take

// How a line of text began: a name with its labels, or a comment.
struct pa_metric_line {
    const char *text;
    size_t size;
    uint32_t metric; // in the list; UINT32_MAX: none
    bool skip;       // lines of this name are parts of histograms
    // The value that came last, in digits. Of a name that comes again and again only the last value
    // of a file counts, so it is parsed at the end.
    uint8_t digits; // 0: none
    char value[16];
};

struct pa_metrics {
    struct pa_arena *arena;
    size_t moments, room; // files that were read; room for
    const double *at; // by moment: seconds, ascending; NULL, as at first: not known, and moments
                      // count as equally far apart
    PA_VEC(struct pa_metric) list; // in the order in which they were first seen
    size_t lines, other;           // of texts: lines read; those that are no metric
    // private
    size_t memstats;                     // lines of MemStats
    PA_VEC(struct pa_metric_line) known; // in order of arrival
    struct pa_index index;               // of them
    size_t expected;                     // the one after that of the line before
    struct pa_strings counters;          // names that "# TYPE" says are some
};

// Returns an empty list with room for `files` moments, in the arena, which releases it.
struct pa_metrics *pa_metrics_new(struct pa_arena *arena, size_t files);

// Adds the metrics of a file as the next moment. `opened` is the file if it was opened already,
// else NULL. PA_ERROR_FORMAT if it has no metrics, or is a text of which most lines are none, or
// if there is no room for another moment. Errors name the path.
PA_MUST_CHECK bool pa_metrics_read(struct pa_metrics *metrics, struct pa_input_opened *opened,
                                   const char *path, struct pa_error *err);
// Adds the metrics of a text in memory as the next moment. Returns how many there are; with none,
// or without room, there is no new moment.
size_t pa_metrics_add(struct pa_metrics *metrics, const struct pa_bytes *bytes);

// Returns the times of files in seconds since the first one, by the times in their names, for
// metrics->at, in the arena; NULL if these do not ascend or a name has none.
const double *pa_metrics_times(const char *const *paths, size_t count, struct pa_arena *arena);

// Returns whether the value is a point in time, in seconds since 1970, as its name says:
// "process_start_time_seconds", "…_timestamp_seconds".
bool pa_metric_is_time(const struct pa_metric *metric);

// Returns the metric of that name (with its labels, as in the text), NULL if there is none.
const struct pa_metric *pa_metrics_find(const struct pa_metrics *metrics, const char *name);

// How a metric moves from moment to moment.
struct pa_metric_trend {
    size_t count;            // of moments with a value
    double first, last;      // of these
    double slope, low, high; // median of the slopes of all pairs (Theil, Sen), 95 %; NaN: too few
    double p;                // Mann-Kendall, two-sided
};
// Computes the trend over moments; the slope is that of the value by second, or by moment where
// times are not known (Sen 1968, with the interval by Kendall's variance), also of a counter. When
// a counter falls, the process was started anew: only what came after the last fall counts. With
// less than two values slope and interval are NaN and p is 1. Working memory is taken from the
// metrics' arena.
void pa_metric_trend(const struct pa_metrics *metrics, const struct pa_metric *metric,
                     struct pa_metric_trend *trend);

#endif
