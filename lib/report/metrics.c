// SPDX-License-Identifier: Apache-2.0
#include "report/metrics.h"

#include "base/moment.h"
#include "base/number.h"

#include <math.h>

static struct pa_cell number(double value, const char *unit)
{
    return isnan(value) ? pa_cell_empty() : pa_cell_in(pa_cell_number(value), unit ? unit : "");
}

// A value of the metric; points in time are shown as such.
static struct pa_cell value_of(const struct pa_table *t, const struct pa_metric *metric,
                               double value)
{
    char text[PA_MOMENT_TEXT];
    struct pa_cell cell = number(value, metric->unit);
    if (!pa_metric_is_time(metric) || !(fabs(value) < 9e9))
        return cell;
    pa_moment_text(pa_int64_of_double(value * 1e9), text);
    return pa_cell_shown(cell, pa_arena_strdup(t->arena, text));
}

static const char *kind(const struct pa_metric *metric)
{
    return metric->counter ? "counter" : "gauge";
}

static void add_moment(struct pa_doc *doc, const struct pa_metrics *m)
{
    struct pa_table *t = pa_doc_table(doc, "metrics");
    pa_table_column(t, (struct pa_column){.key = "metric", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "value", .kind = PA_CELL_NUMBER, .mixed_units = true});
    pa_table_column(t, (struct pa_column){.key = "kind", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < m->list.count; i++) {
        const struct pa_metric *metric = &m->list.items[i];
        pa_table_row(t, NULL, pa_cell_text(metric->name), value_of(t, metric, metric->values[0]),
                     pa_cell_text(kind(metric)));
    }
}

static struct pa_table *trends_table(struct pa_doc *doc, bool timed)
{
    const struct pa_column columns[] = {
        {.key = "metric", .kind = PA_CELL_TEXT},
        {.key = "kind", .kind = PA_CELL_TEXT},
        {.key = "first", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "last", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "slope",
         .title = timed ? "a second" : "a file",
         .kind = PA_CELL_NUMBER,
         .mixed_units = true},
        {.key = "low", .title = "from", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "high", .title = "to", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "p", .kind = PA_CELL_NUMBER, .evidence = true},
        {.key = "moments", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA},
    };
    struct pa_table *t = pa_doc_table(doc, "trends");
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    return t;
}

// What did not move has no line for people, but data have all.
static void add_trends(struct pa_doc *doc, const struct pa_metrics *m)
{
    struct pa_table *t = trends_table(doc, m->at != NULL);
    size_t rising = 0;
    for (size_t i = 0; i < m->list.count; i++) {
        const struct pa_metric *metric = &m->list.items[i];
        struct pa_metric_trend trend;
        pa_metric_trend(m, metric, &trend);
        bool moves = trend.p <= .05 && !metric->counter;
        rising += moves && trend.slope > 0;
        pa_table_row(t, moves ? (trend.slope > 0 ? "rises" : "falls") : NULL,
                     pa_cell_text(metric->name), pa_cell_text(kind(metric)),
                     value_of(t, metric, trend.first), value_of(t, metric, trend.last),
                     number(trend.slope, metric->unit), number(trend.low, metric->unit),
                     number(trend.high, metric->unit), pa_cell_number(trend.p),
                     pa_cell_count((int64_t)trend.count));
    }
    pa_doc_fact(doc, "rising", "Gauges that rise (p up to 0.05)", pa_cell_count((int64_t)rising));
    pa_table_note(t,
                  "slopes are medians over all pairs of files, with their interval at 95 % (from "
                  "5 files on); of counters they are rates");
    if (!m->at)
        pa_table_note(t, "files are taken to be equally far apart; --interval says how far");
}

void pa_report_add_metrics(struct pa_doc *doc, const struct pa_metrics *m)
{
    pa_doc_fact(doc, "metrics", "Metrics", pa_cell_count((int64_t)m->list.count));
    pa_doc_fact(doc, "moments", "Files", pa_cell_count((int64_t)m->moments));
    if (m->other)
        pa_doc_fact(doc, "other_lines", "Lines that are no metric",
                    pa_cell_count((int64_t)m->other));
    if (m->moments == 1)
        add_moment(doc, m);
    else
        add_trends(doc, m);
}
