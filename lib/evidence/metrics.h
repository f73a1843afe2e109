// SPDX-License-Identifier: Apache-2.0
// Numbers that a process says of itself at one moment: runtime.MemStats as JSON (also in expvar's
// /debug/vars), the tail of /debug/pprof/heap?debug=1, names of runtime/metrics with values, text
// of Prometheus and OpenMetrics.
//
//     struct pa_metrics *m = pa_metrics_new(arena);
//     for (…) if (!pa_metrics_read(m, NULL, path, err)) …     // one file is one moment
//     … m->list.items[i].values[moment] …
#ifndef PA_EVIDENCE_METRICS_H
#define PA_EVIDENCE_METRICS_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"
#include "input/identify.h"

struct pa_metric {
    const char *name; // with its labels
    const char *unit; // "bytes", "seconds", "nanoseconds"; NULL: a number
    bool counter;     // only grows, from the start of the process on
    double *values;   // by moment; NaN: not there
};

enum { PA_METRICS_MOMENTS = 4096 };

struct pa_metrics {
    struct pa_arena *arena;
    size_t moments, room;
    PA_VEC(struct pa_metric) list; // in order of arrival
    size_t lines, other;           // of texts: in all, and those that are no metric
    // private
    size_t memstats; // lines of MemStats
    struct pa_index index;

    PA_VEC(const char *) counter_names;
};

struct pa_metrics *pa_metrics_new(struct pa_arena *arena, size_t files); // room for so many

// Adds a file as the next moment. A file without a metric is an error; errors name the path.
PA_MUST_CHECK bool pa_metrics_read(struct pa_metrics *metrics, struct pa_input_opened *opened,
                                   const char *path, struct pa_error *err);
// The same for bytes in memory; returns how many metrics are in them.
size_t pa_metrics_add(struct pa_metrics *metrics, const struct pa_bytes *bytes);

// The metric of that name, NULL if there is none.
const struct pa_metric *pa_metrics_find(const struct pa_metrics *metrics, const char *name);

// How a metric moves from moment to moment.
struct pa_metric_trend {
    size_t count;            // of moments with a value
    double first, last;      // of these
    double slope, low, high; // median of the slopes of all pairs (Theil, Sen), 95 %; NaN: too few
    double p;                // Mann-Kendall, two-sided
};
// The trend of a value over time; of a counter that of its slope, a rate. A counter that starts
// anew begins another series; the last one counts.
void pa_metric_trend(const struct pa_metrics *metrics, const struct pa_metric *metric,
                     struct pa_metric_trend *trend);

#endif
