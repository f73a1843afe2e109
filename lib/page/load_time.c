// SPDX-License-Identifier: Apache-2.0
#include "page/load_time.h"

#include "page/load_clock.h"

#include <math.h>

// The dumps of goroutines are of the new side, or the only one: of the kind that has most.
static const struct pa_page_kind *kind_of_dumps(const struct pa_page_work *w)
{
    const struct pa_page_kind *best = NULL;
    for (size_t i = 0; i < w->kinds.count; i++) {
        const struct pa_page_kind *kind = &w->kinds.items[i];
        if (kind->goroutines && (!best || kind->goroutines->dumps > best->goroutines->dumps))
            best = kind;
    }
    return best;
}

static bool is_there(const struct pa_page_work *w, size_t side,
                     const struct pa_page_load_means *means)
{
    const struct pa_page_evidence *e = &w->evidence[side];
    return e->trace || e->metrics || means->given;
}

static void fill_side(const struct pa_page_work *w, size_t i, const struct pa_page_load_means *m,
                      struct pa_load_chart_side *side)
{
    const struct pa_page_evidence *e = &w->evidence[i];
    const struct pa_page_kind *dumps = i == 1 ? kind_of_dumps(w) : NULL;
    *side = (struct pa_load_chart_side){.label = pa_page_label(w, i),
                                        .trace = e->trace,
                                        .trace_at = NAN,
                                        .metrics = e->metrics,
                                        .goroutines = dumps ? dumps->goroutines : NULL,
                                        .rate = m->rate,
                                        .p50 = m->p50,
                                        .p99 = m->p99};
    if (m->over_time) {
        side->moments = m->over_time->moments;
        side->moment_count = m->over_time->moment_count;
    }
    pa_page_load_clock(w, e, m->over_time, dumps ? dumps->dumps : NULL, side);
}

size_t pa_page_load_sides(const struct pa_page_work *w, const struct pa_page_load_means means[2],
                          struct pa_load_chart_side sides[2])
{
    size_t count = 0;
    for (size_t i = 0; i < 2; i++) {
        if (is_there(w, i, &means[i]))
            fill_side(w, i, &means[i], &sides[count++]);
    }
    return count;
}

bool pa_page_load_time_add(struct pa_page_work *w, const struct pa_load_chart_side *sides,
                           size_t count, struct pa_error *err)
{
    struct pa_load_chart chart = {.sides = sides, .count = count, .arena = w->arena};
    static const struct pa_figure figure = {.name = "under_load", .title = "Under load, over time"};
    struct pa_scene scene = {0};
    if (!count || !pa_load_chart_has_time(&chart))
        return true;
    bool ok = pa_load_chart(&chart, &scene, err) && pa_page_figure_add(w, &scene, &figure, 0, err);
    pa_scene_release(&scene);
    return ok;
}
