// SPDX-License-Identifier: Apache-2.0
#include "pictures/load_chart.h"

#include "chart/timeline.h"
#include "pictures/load_note.h"

#include <math.h>

enum { PANELS = 13, SIDES = 2 };
// Of the length of a test: what is so much before and behind it is drawn.
static const double MARGIN = .1;

struct filling {
    const struct pa_load_chart *chart;
    struct pa_chart_panel panels[PANELS];
    size_t count;
    double seconds;   // of the longest side; 0: none has times
    double low, high; // what is before or behind is not drawn
};

// Of the load test, which begins at 0 as the log does.
static double load_seconds(const struct pa_load_chart_side *s)
{
    return s->moment_count > 1 ? s->moments[s->moment_count - 1].at + s->moments[0].at : 0;
}

// Of what is on the test's clock only its time is drawn, so the test's length is that of the side.
static bool is_on_clock(const struct pa_load_chart_side *s)
{
    return !isnan(s->trace_at) || s->metric_at || s->dump_at;
}

static double seconds_of(const struct pa_load_chart_side *s)
{
    double logged = s->trace && !is_on_clock(s) ? s->trace->all.seconds : 0;
    return logged > 0 ? logged : load_seconds(s);
}

static size_t dumps_of(const struct pa_load_chart_side *s)
{
    return s->goroutines ? s->goroutines->dumps : 0;
}

bool pa_load_chart_has_time(const struct pa_load_chart *chart)
{
    for (size_t i = 0; i < chart->count; i++) {
        const struct pa_load_chart_side *s = &chart->sides[i];
        if (seconds_of(s) > 0 || s->moment_count > 1 || dumps_of(s) > 1 ||
            (s->metrics && s->metrics->moments > 1))
            return true;
    }
    return false;
}

// The panel that is filled, with room for a line of each side.
static struct pa_chart_panel *begin(struct filling *f, const char *title, const char *unit)
{
    struct pa_chart_panel *panel = &f->panels[f->count];
    *panel = (struct pa_chart_panel){.title = title, .unit = unit};
    panel->lines = pa_arena_calloc(f->chart->arena, SIDES, sizeof *panel->lines);
    return panel;
}

static void end(struct filling *f)
{
    f->count += f->panels[f->count].line_count > 0 && f->count + 1 < PANELS;
}

static void add_line(const struct filling *f, struct pa_chart_panel *panel, size_t side,
                     struct pa_chart_line line)
{
    struct pa_chart_line *lines = (struct pa_chart_line *)(uintptr_t)panel->lines;
    line.style = f->chart->count - side; // the last side, the new one, is the accent
    line.label = f->chart->count > 1 ? f->chart->sides[side].label : "";
    lines[panel->line_count++] = line;
}

// Adds the line of values at times that may be outside of what is drawn: then the part inside.
static void add_part(const struct filling *f, struct pa_chart_panel *panel, size_t side,
                     struct pa_chart_line line)
{
    size_t first = 0;
    while (first < line.count && line.x[first] < f->low)
        first++;
    while (line.count > first && line.x[line.count - 1] > f->high)
        line.count--;
    line.x += first;
    line.y += first;
    line.count -= first;
    if (line.count)
        add_line(f, panel, side, line);
}

static double *numbers(const struct filling *f, size_t count)
{
    return pa_arena_calloc(f->chart->arena, count + 1, sizeof(double));
}

// ---- The load test

// The lines of a load test: a value over time, and the constant that is drawn if it has only that
// of the whole run.
struct load_line {
    double (*at)(const struct pa_record_moment *);
    double (*mean)(const struct pa_load_chart_side *);
};

static double rate_at(const struct pa_record_moment *m)
{
    return m->rate;
}

static double rate_of(const struct pa_load_chart_side *s)
{
    return s->rate;
}

static double errors_at(const struct pa_record_moment *m)
{
    return m->errors;
}

static double errors_of(const struct pa_load_chart_side *s)
{
    (void)s;
    return NAN;
}

static double p99_at(const struct pa_record_moment *m)
{
    return m->p99 * 1e9;
}

static double p99_of(const struct pa_load_chart_side *s)
{
    return s->p99 * 1e9;
}

static double p50_at(const struct pa_record_moment *m)
{
    return m->p50 * 1e9;
}

static double p50_of(const struct pa_load_chart_side *s)
{
    return s->p50 * 1e9;
}

static void add_load_over_time(const struct filling *f, struct pa_chart_panel *panel, size_t side,
                               double (*value)(const struct pa_record_moment *))
{
    const struct pa_load_chart_side *s = &f->chart->sides[side];
    double *x = numbers(f, s->moment_count), *y = numbers(f, s->moment_count);
    for (size_t k = 0; k < s->moment_count; k++) {
        x[k] = s->moments[k].at;
        y[k] = value(&s->moments[k]);
    }
    add_line(f, panel, side, (struct pa_chart_line){"", x, y, s->moment_count, 0});
}

static void add_load(struct filling *f, const char *title, const char *unit,
                     const struct load_line *line)
{
    struct pa_chart_panel *panel = begin(f, title, unit);
    for (size_t i = 0; i < f->chart->count; i++) {
        const struct pa_load_chart_side *s = &f->chart->sides[i];
        double y = line->mean(s), *x = numbers(f, 2), *ys = numbers(f, 2);
        if (s->moment_count > 1) {
            add_load_over_time(f, panel, i, line->at);
            continue;
        }
        if (isnan(y))
            continue;
        x[1] = f->seconds > 0 ? f->seconds : 1;
        ys[0] = ys[1] = y;
        add_line(f, panel, i, (struct pa_chart_line){"", x, ys, 2, 0});
    }
    end(f);
}

// ---- The collector

static double live_of(const struct pa_gctrace_part *p)
{
    return p->live / (double)p->cycles;
}

static double stw_of(const struct pa_gctrace_part *p)
{
    return pa_decimals_quantile(&p->stw, .99);
}

static void add_trace(struct filling *f, const char *title, const char *unit,
                      double (*value)(const struct pa_gctrace_part *))
{
    struct pa_chart_panel *panel = begin(f, title, unit);
    for (size_t i = 0; i < f->chart->count; i++) {
        const struct pa_gctrace *t = f->chart->sides[i].trace;
        if (!t || t->all.seconds <= 0)
            continue;
        double *x = numbers(f, t->part_count), *y = numbers(f, t->part_count);
        double at = f->chart->sides[i].trace_at;
        for (size_t k = 0; k < t->part_count; k++) {
            x[k] = (t->parts[k].begins + t->parts[k].ends) / 2 + (isnan(at) ? 0 : at);
            y[k] = value(&t->parts[k]);
        }
        add_part(f, panel, i, (struct pa_chart_line){"", x, y, t->part_count, 0});
    }
    end(f);
}

// ---- Metrics and dumps

// Times of moments that are not known: they are spread over that of the side.
static const double *spread(const struct filling *f, const struct pa_load_chart_side *s,
                            size_t count)
{
    double span = seconds_of(s) > 0 ? seconds_of(s) : f->seconds, *x = numbers(f, count);
    for (size_t k = 0; k < count && count > 1; k++)
        x[k] = span > 0 ? span * (double)k / (double)(count - 1) : (double)(k + 1);
    return x;
}

static const struct pa_metric *find(const struct pa_metrics *m, const char *const *names)
{
    for (; m && *names; names++) {
        const struct pa_metric *metric = pa_metrics_find(m, *names);
        if (metric)
            return metric;
    }
    return NULL;
}

static void add_metric(struct filling *f, const char *title, const char *unit,
                       const char *const *names)
{
    struct pa_chart_panel *panel = begin(f, title, unit);
    for (size_t i = 0; i < f->chart->count; i++) {
        const struct pa_load_chart_side *s = &f->chart->sides[i];
        const struct pa_metric *metric = find(s->metrics, names);
        size_t count = metric ? s->metrics->moments : 0;
        const double *x = s->metric_at ? s->metric_at : spread(f, s, count);
        if (count > 1)
            add_part(f, panel, i, (struct pa_chart_line){"", x, metric->values, count, 0});
    }
    end(f);
}

static void add_dumps(struct filling *f)
{
    struct pa_chart_panel *panel = begin(f, "Goroutines of the dumps", "");
    for (size_t i = 0; i < f->chart->count; i++) {
        const struct pa_load_chart_side *s = &f->chart->sides[i];
        size_t count = dumps_of(s);
        const double *x = s->dump_at ? s->dump_at : spread(f, s, count);
        double *y = numbers(f, count);
        for (size_t k = 0; k < count; k++)
            y[k] = (double)s->goroutines->totals[k];
        if (count > 1)
            add_part(f, panel, i, (struct pa_chart_line){"", x, y, count, 0});
    }
    end(f);
}

static void fill(struct filling *f)
{
    static const char *const goroutines[] = {"go_goroutines", "/sched/goroutines:goroutines", NULL};
    static const char *const threads[] = {"go_threads", "process_threads", NULL};
    static const char *const resident[] = {"process_resident_memory_bytes", NULL};
    static const char *const heap[] = {"go_memstats_heap_inuse_bytes", "HeapInuse", NULL};
    for (size_t i = 0; i < f->chart->count; i++)
        f->seconds = fmax(f->seconds,
                          fmax(seconds_of(&f->chart->sides[i]), load_seconds(&f->chart->sides[i])));
    f->low = -MARGIN * f->seconds;
    f->high = f->seconds > 0 ? (1 + MARGIN) * f->seconds : INFINITY;
    add_load(f, "Requests a second", "", &(struct load_line){rate_at, rate_of});
    add_load(f, "Requests that failed", "ratio", &(struct load_line){errors_at, errors_of});
    add_load(f, "Latency, 99th percentile", "nanoseconds", &(struct load_line){p99_at, p99_of});
    add_load(f, "Latency, median", "nanoseconds", &(struct load_line){p50_at, p50_of});
    add_metric(f, "Goroutines", "", goroutines);
    add_dumps(f);
    add_metric(f, "Threads", "", threads);
    add_trace(f, "Collections a second", "", pa_gctrace_frequency);
    add_trace(f, "Stop-the-world of a collection, 99th percentile", "nanoseconds", stw_of);
    add_trace(f, "Collector's share of CPU", "ratio", pa_gctrace_gc_share);
    add_trace(f, "Live heap", "bytes", live_of);
    add_metric(f, "Heap in use", "bytes", heap);
    add_metric(f, "Resident memory", "bytes", resident);
}

bool pa_load_chart(const struct pa_load_chart *chart, struct pa_scene *scene, struct pa_error *err)
{
    struct filling f = {.chart = chart};
    fill(&f);
    pa_chart_timeline(scene, &(struct pa_chart_timeline){.title = "Under load",
                                                         .note = pa_load_note(chart),
                                                         .axis = f.seconds > 0 ? "seconds" : "file",
                                                         .panels = f.panels,
                                                         .panel_count = f.count});
    return pa_scene_finish(scene, err);
}
