// SPDX-License-Identifier: Apache-2.0
#include "pictures/metrics_chart.h"

#include "chart/timeline.h"
#include "evidence/metrics_records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct candidate {
    const struct pa_metric *metric;
    double p; // of its trend
    size_t order;
};

static int by_trend(const void *pa, const void *pb)
{
    const struct candidate *a = pa, *b = pb;
    bool x = a->p <= .05, y = b->p <= .05;
    if (x != y)
        return x ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static double value_at(const struct pa_metrics *m, const struct pa_metric *metric, size_t moment)
{
    if (!metric->counter)
        return metric->values[moment];
    return moment ? pa_metric_rate(m, metric, moment) : NAN;
}

// Whether a metric changes over time; a counter does if it grows, however evenly.
static bool moves(const struct pa_metrics *m, const struct pa_metric *metric)
{
    double first = NAN;
    for (size_t i = 0; i < m->moments; i++) {
        double value = value_at(m, metric, i);
        if (metric->counter ? value > 0 : isfinite(value) && isfinite(first) && value != first)
            return true;
        first = isfinite(first) ? first : value;
    }
    return false;
}

static size_t choose(const struct pa_metrics *m, struct candidate *list)
{
    size_t count = 0;
    for (size_t i = 0; i < m->list.count; i++) {
        const struct pa_metric *metric = &m->list.items[i];
        struct pa_metric_trend trend;
        if (!moves(m, metric))
            continue;
        pa_metric_trend(m, metric, &trend);
        list[count++] = (struct candidate){metric, metric->counter ? 1 : trend.p, i};
    }
    if (count)
        qsort(list, count, sizeof *list, by_trend);
    return count;
}

static void add_panel(const struct pa_metrics *m, const struct candidate *c,
                      struct pa_chart_panel *panel)
{
    const struct pa_metric *metric = c->metric;
    double *x = pa_arena_calloc(m->arena, 2 * m->moments, sizeof *x), *y = x + m->moments;
    struct pa_chart_line *line = pa_arena_calloc(m->arena, 1, sizeof *line);
    for (size_t i = 0; i < m->moments; i++) {
        x[i] = m->at ? m->at[i] : (double)(i + 1);
        y[i] = value_at(m, metric, i);
    }
    *line = (struct pa_chart_line){"", x, y, m->moments, 0};
    *panel = (struct pa_chart_panel){
        .title = metric->counter
                     ? pa_arena_printf(m->arena, "%s a %s", metric->name, m->at ? "second" : "file")
                     : metric->name,
        .unit = metric->unit ? metric->unit : "",
        .lines = line,
        .line_count = 1};
}

bool pa_metrics_chart(const struct pa_metrics *m, struct pa_scene *scene, struct pa_error *err)
{
    struct candidate *list = pa_arena_calloc(m->arena, m->list.count + 1, sizeof *list);
    struct pa_chart_panel panels[PA_METRICS_CHART_PANELS];
    size_t count = choose(m, list), shown = 0;
    *scene = (struct pa_scene){0};
    if (count == 0)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                            "no metric moves: a picture wants files of several moments");
    for (; shown < count && shown < PA_METRICS_CHART_PANELS; shown++)
        add_panel(m, &list[shown], &panels[shown]);
    const char *note = pa_arena_printf(
        m->arena, "%zu of %zu metrics move%s; those that rise or fall steadily come first", count,
        m->list.count, shown < count ? ", not all are shown" : "");
    pa_chart_timeline(scene, &(struct pa_chart_timeline){.title = "Metrics",
                                                         .note = note,
                                                         .axis = m->at ? "seconds" : "file",
                                                         .panels = panels,
                                                         .panel_count = shown});
    return pa_scene_finish(scene, err);
}
