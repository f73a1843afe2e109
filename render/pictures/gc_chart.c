// SPDX-License-Identifier: Apache-2.0
#include "pictures/gc_chart.h"

#include "chart/timeline.h"

#include <math.h>

// What is drawn of each stretch of the log.
enum row { LIVE, BEFORE, GOAL, STW99, STW50, STWMAX, CPU, ASSIST, FREQUENCY, ALLOCATED, ROWS };

struct table {
    double x[PA_GCTRACE_PARTS], y[ROWS][PA_GCTRACE_PARTS];
    size_t count;
};

static void add_part(struct table *t, const struct pa_gctrace_part *p)
{
    double n = (double)p->cycles;
    size_t i = t->count++;
    t->y[LIVE][i] = p->live / n;
    t->y[BEFORE][i] = p->before / n;
    t->y[GOAL][i] = p->goal > 0 ? p->goal / n : NAN;
    t->y[STW99][i] = pa_decimals_quantile(&p->stw, .99);
    t->y[STW50][i] = pa_decimals_quantile(&p->stw, .5);
    t->y[STWMAX][i] = (double)p->stw.most;
    t->y[CPU][i] = pa_gctrace_gc_share(p);
    t->y[ASSIST][i] = pa_gctrace_gc_share(p) * pa_gctrace_assist_share(p);
    t->y[FREQUENCY][i] = pa_gctrace_frequency(p);
    t->y[ALLOCATED][i] = pa_gctrace_allocation_rate(p);
}

static void fill(struct table *t, const struct pa_gctrace *trace)
{
    double collections = 0;
    for (size_t i = 0; i < trace->part_count; i++) {
        const struct pa_gctrace_part *p = &trace->parts[i];
        collections += (double)p->cycles;
        t->x[i] = trace->all.seconds > 0 ? (p->begins + p->ends) / 2 : collections;
        add_part(t, p);
    }
}

static struct pa_chart_line line_of(const struct table *t, enum row row, const char *label)
{
    return (struct pa_chart_line){label, t->x, t->y[row], t->count, 0};
}

bool pa_gc_chart(const struct pa_gctrace *trace, struct pa_scene *scene, struct pa_error *err)
{
    struct table t = {.count = 0};
    fill(&t, trace);
    const struct pa_chart_line heap[] = {line_of(&t, LIVE, "live after a collection"),
                                         line_of(&t, BEFORE, "when it begins"),
                                         line_of(&t, GOAL, "goal")};
    const struct pa_chart_line stw[] = {line_of(&t, STW99, "99th percentile"),
                                        line_of(&t, STW50, "median"),
                                        line_of(&t, STWMAX, "longest")};
    const struct pa_chart_line cpu[] = {line_of(&t, CPU, "all"),
                                        line_of(&t, ASSIST, "assists of what allocates")};
    const struct pa_chart_line rate = line_of(&t, ALLOCATED, ""),
                               often = line_of(&t, FREQUENCY, "");
    const struct pa_chart_panel panels[] = {
        {"Heap", "bytes", heap, 3},
        {"Stop-the-world of a collection", "nanoseconds", stw, 3},
        {"Collector's share of CPU", "ratio", cpu, 2},
        {"Allocated a second", "bytes", &rate, 1},
        {"Collections a second", "", &often, 1}};
    bool timed = trace->all.seconds > 0;
    pa_chart_timeline(scene, &(struct pa_chart_timeline){
                                 .title = "Garbage collection",
                                 .note = "each dot is a stretch of about equally many collections",
                                 .axis = timed ? "seconds" : "collection",
                                 .panels = panels,
                                 .panel_count = timed ? 5 : 2});
    return pa_scene_finish(scene, err);
}
