// SPDX-License-Identifier: Apache-2.0
// Under load: the load test and what the program said of itself, on one axis of time.
#include "evidence/goroutines.h"
#include "page/page_work.h"
#include "pictures/load_chart.h"

// The dumps of goroutines are of the new side, or the only one.
static void take_dumps(const struct pa_page_work *w, struct pa_load_chart_side *side)
{
    for (size_t i = 0; i < w->kinds.count; i++) {
        const struct pa_goroutines *g = w->kinds.items[i].goroutines;
        if (g && g->dumps > side->dumps) {
            side->goroutines = g->totals;
            side->dumps = g->dumps;
        }
    }
}

static bool is_there(const struct pa_page_evidence *e, const struct pa_page_load_means *means)
{
    return e->trace || e->metrics || means->given;
}

bool pa_page_load_time_add(struct pa_page_work *w, const struct pa_page_load_means means[2],
                           struct pa_error *err)
{
    struct pa_load_chart_side sides[2];
    struct pa_load_chart chart = {.sides = sides, .arena = w->arena};
    static const struct pa_figure figure = {.name = "under_load", .title = "Under load, over time"};
    struct pa_scene scene = {0};
    for (size_t i = 0; i < 2; i++) {
        const struct pa_page_evidence *e = &w->evidence[i];
        if (is_there(e, &means[i]))
            sides[chart.count++] = (struct pa_load_chart_side){.label = pa_page_label(w, i),
                                                               .trace = e->trace,
                                                               .metrics = e->metrics,
                                                               .rate = means[i].rate,
                                                               .p50 = means[i].p50,
                                                               .p99 = means[i].p99};
        if (means[i].over_time) {
            sides[chart.count - 1].moments = means[i].over_time->moments;
            sides[chart.count - 1].moment_count = means[i].over_time->moment_count;
        }
    }
    if (chart.count)
        take_dumps(w, &sides[chart.count - 1]);
    if (!chart.count || !pa_load_chart_has_time(&chart))
        return true;
    bool ok = pa_load_chart(&chart, &scene, err) && pa_page_figure_add(w, &scene, &figure, 0, err);
    pa_scene_release(&scene);
    return ok;
}
