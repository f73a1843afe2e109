// SPDX-License-Identifier: Apache-2.0
#include "evidence/metrics_records.h"

#include <math.h>
#include <string.h>

double pa_metric_rate(const struct pa_metrics *metrics, const struct pa_metric *m, size_t moment)
{
    double more = m->values[moment] - m->values[moment - 1];
    double interval = metrics->at ? metrics->at[moment] - metrics->at[moment - 1] : 1;
    return more >= 0 ? more / interval : NAN;
}

// The unit of a row says which direction is better, so what is known to be better when it is lower
// has units of its own.
static const char *unit_of(const struct pa_metric *m, bool timed)
{
    static const char *const WORDS[] = {"goroutines", "threads", "errors"};
    const char *rate = timed ? "/s" : "/file";
    bool bytes = m->unit && strcmp(m->unit, "bytes") == 0, time = m->unit && !bytes;
    if (bytes)
        return !m->counter ? "B" : timed ? "B/s of a counter" : "B/file";
    if (time)
        return !m->counter ? "sec" : timed ? "sec/s" : "sec/file";
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && !m->counter; i++)
        if (strstr(m->name, WORDS[i]))
            return WORDS[i];
    return m->counter ? rate : "value";
}

static void set_directions(struct pa_records *set)
{
    static const char *const LOWER[] = {"B",          "sec",     "B/s of a counter",
                                        "B/file",     "sec/s",   "sec/file",
                                        "goroutines", "threads", "errors"};
    for (size_t i = 0; i < sizeof LOWER / sizeof *LOWER; i++)
        pa_records_better(set, LOWER[i], "lower");
}

static void add(const struct pa_metric *metric, double value, bool timed, struct pa_records *set)
{
    if (!isfinite(value))
        return;
    if (metric->unit && strcmp(metric->unit, "nanoseconds") == 0)
        value /= 1e9;
    pa_records_result(set, metric->name, 1, 0);
    pa_records_value(set, value, unit_of(metric, timed));
}

void pa_metrics_records(const struct pa_metrics *m, const struct pa_record_source *source,
                        struct pa_records *set)
{
    pa_records_source(set, source->path, source->label);
    set_directions(set);
    for (size_t i = 0; i < m->list.count; i++) {
        const struct pa_metric *metric = &m->list.items[i];
        for (size_t k = metric->counter ? 1 : 0; k < m->moments; k++)
            add(metric, metric->counter ? pa_metric_rate(m, metric, k) : metric->values[k],
                m->at != NULL, set);
    }
}
