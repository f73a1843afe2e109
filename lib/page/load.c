// SPDX-License-Identifier: Apache-2.0
// Load tests among the benchmark results: rate, errors and percentiles of each target and side, and
// beside them what the program said of itself.
#include "base/number.h"
#include "chart/percentiles.h"
#include "page/load_time.h"
#include "stats/robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Measures in the order they are shown. `share` of the latencies: where they stand on the curve.
static const struct measure {
    const char *unit, *key, *title, *shown_unit;
    double share; // NaN: on no curve
} MEASURES[] = {
    {"req/s", "rate", "requests a second", NULL, NAN},
    {"errors", "errors", "errors", NULL, NAN},
    {"B/s", "throughput", "bytes a second", "bytes", NAN},
    {"mean-latency-sec", "mean", "mean", "sec", NAN},
    {"p50-latency-sec", "p50", "p50", "sec", .5},
    {"p75-latency-sec", "p75", "p75", "sec", .75},
    {"p90-latency-sec", "p90", "p90", "sec", .9},
    {"p95-latency-sec", "p95", "p95", "sec", .95},
    {"p99-latency-sec", "p99", "p99", "sec", .99},
    {"p99.9-latency-sec", "p99_9", "p99.9", "sec", .999},
    {"p99.99-latency-sec", "p99_99", "p99.99", "sec", .9999},
    {"max-latency-sec", "max", "max", "sec", 1},
};
enum { MEASURE_COUNT = sizeof MEASURES / sizeof *MEASURES };

// One run; NaN: not said.
struct run {
    const struct pa_record *result;
    size_t side;
    double values[MEASURE_COUNT];
};

struct panel {
    struct pa_page_work *work;
    pa_str loop, tool;
    struct run *runs;
    size_t count;
    bool both, has[MEASURE_COUNT];
};

// ---- The runs

static size_t measure_of(const char *unit)
{
    size_t i = 0;
    while (i < MEASURE_COUNT && strcmp(unit, MEASURES[i].unit) != 0)
        i++;
    return i;
}

static void read_run(struct panel *p, const struct pa_record *result)
{
    const struct pa_records *set = &p->work->set;
    struct run *run = &p->runs[p->count++];
    *run = (struct run){.result = result};
    run->side = strcmp(set->sources.items[result->source].label, pa_page_label(p->work, 1)) == 0;
    for (size_t i = 0; i < MEASURE_COUNT; i++)
        run->values[i] = NAN;
    for (uint32_t i = 0; i < result->value_count; i++) {
        const struct pa_record_value *v = &set->values.items[result->first_value + i];
        size_t m = measure_of(pa_strings_text(&set->strings, set->units.items[v->unit].tidy));
        if (m < MEASURE_COUNT && isnan(run->values[m])) {
            run->values[m] = pa_records_tidy(set, v);
            p->has[m] = true;
        }
    }
}

static bool is_load(const struct panel *p, const struct pa_record *result)
{
    const struct pa_records *set = &p->work->set;
    return set->sources.items[result->source].load ||
           pa_records_config_get(set, result->config, p->loop) != 0;
}

static void find_runs(struct panel *p)
{
    struct pa_records *set = &p->work->set;
    p->loop = pa_strings_adds(&set->strings, "loop");
    p->tool = pa_strings_adds(&set->strings, "tool");
    p->runs = pa_arena_calloc(p->work->arena, set->results.count + 1, sizeof *p->runs);
    for (size_t i = 0; i < set->results.count; i++) {
        if (is_load(p, &set->results.items[i]))
            read_run(p, &set->results.items[i]);
    }
    for (size_t i = 0; i < p->count; i++)
        p->both |= p->runs[i].side != p->runs[0].side;
}

// ---- The table

static bool same_settings(const struct pa_records *set, uint32_t a, uint32_t b)
{
    const struct pa_record_config *x = &set->configs.items[a], *y = &set->configs.items[b];
    return a == b ||
           (x->count == y->count && memcmp(&set->pairs.items[x->first], &set->pairs.items[y->first],
                                           x->count * sizeof *set->pairs.items) == 0);
}

static bool same_target(const struct panel *p, const struct run *a, const struct run *b)
{
    return a->result->name == b->result->name &&
           same_settings(&p->work->set, a->result->config, b->result->config);
}

static const char *settings_of(const struct panel *p, const struct run *run)
{
    const struct pa_records *set = &p->work->set;
    const struct pa_record_config *c = &set->configs.items[run->result->config];
    struct pa_strbuf text = {0};
    for (uint32_t i = 0; i < c->count; i++) {
        const struct pa_record_pair *pair = &set->pairs.items[c->first + i];
        if (pair->key != p->tool)
            pa_strbuf_printf(&text, "%s%s: %s", text.size ? ", " : "",
                             pa_records_text(set, pair->key), pa_records_text(set, pair->value));
    }
    return pa_strbuf_keep(&text, p->work->arena);
}

static struct pa_table *make_table(const struct panel *p)
{
    struct pa_table *t = pa_doc_table(&p->work->sections, "load");
    pa_table_column(t, (struct pa_column){.key = "target", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "side", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "runs", .kind = PA_CELL_COUNT});
    for (size_t i = 0; i < MEASURE_COUNT; i++) {
        if (p->has[i])
            pa_table_column(t, (struct pa_column){.key = MEASURES[i].key,
                                                  .title = MEASURES[i].title,
                                                  .kind = PA_CELL_NUMBER,
                                                  .unit = MEASURES[i].shown_unit});
    }
    pa_table_column(t, (struct pa_column){.key = "tool", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "settings", .kind = PA_CELL_TEXT});
    return t;
}

static double median_of(const struct panel *p, const struct run *like, size_t side, size_t measure)
{
    double *values = pa_arena_calloc(p->work->arena, p->count, sizeof *values);
    size_t n = 0;
    for (size_t i = 0; i < p->count; i++) {
        const struct run *r = &p->runs[i];
        if (r->side == side && same_target(p, r, like) && !isnan(r->values[measure]))
            values[n++] = r->values[measure];
    }
    return n ? pa_robust_median(values, n) : NAN;
}

static void add_row(const struct panel *p, struct pa_table *table, const struct run *like,
                    size_t side)
{
    struct pa_cell cells[MEASURE_COUNT + 5];
    size_t count = 0;
    int64_t runs = 0;
    for (size_t i = 0; i < p->count; i++)
        runs += p->runs[i].side == side && same_target(p, &p->runs[i], like);
    if (runs == 0)
        return;
    const struct pa_records *set = &p->work->set;
    cells[count++] = pa_cell_text(pa_records_text(set, like->result->name));
    cells[count++] = pa_cell_text(pa_page_label(p->work, side));
    cells[count++] = pa_cell_count(runs);
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        double value = p->has[m] ? median_of(p, like, side, m) : NAN;
        if (p->has[m])
            cells[count++] = isnan(value) ? pa_cell_empty() : pa_cell_number(value);
    }
    pa_str tool = pa_records_config_get(set, like->result->config, p->tool);
    cells[count++] = pa_cell_text(pa_records_text(set, tool));
    cells[count++] = pa_cell_text(settings_of(p, like));
    pa_table_add_row(table, NULL, cells, count);
}

static void add_table(const struct panel *p)
{
    struct pa_table *table = make_table(p);
    for (size_t i = 0; i < p->count; i++) {
        bool first = true;
        for (size_t k = 0; k < i && first; k++)
            first = !same_target(p, &p->runs[k], &p->runs[i]);
        for (size_t side = 0; first && side < 2; side++)
            add_row(p, table, &p->runs[i], side);
    }
}

// ---- The picture

static struct pa_chart_curve curve_of(const struct panel *p, const struct run *run)
{
    struct pa_arena *arena = p->work->arena;
    struct pa_chart_percentile *points = pa_arena_calloc(arena, MEASURE_COUNT, sizeof *points);
    const struct pa_records *set = &p->work->set;
    struct pa_chart_curve curve = {
        .label = pa_arena_printf(arena, "%s\n%s", pa_records_text(set, run->result->name),
                                 set->sources.items[run->result->source].path),
        .points = points,
        .old = p->both && run->side == 0};
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        if (!isnan(MEASURES[m].share) && run->values[m] > 0)
            points[curve.count++] = (struct pa_chart_percentile){MEASURES[m].share, run->values[m]};
    }
    return curve;
}

static bool add_picture(const struct panel *p, struct pa_error *err)
{
    struct pa_page_work *w = p->work;
    struct pa_chart_curve *curves = pa_arena_calloc(w->arena, p->count, sizeof *curves);
    const char *const labels[] = {pa_page_label(w, 0), pa_page_label(w, 1)};
    static const struct pa_figure figure = {.name = "percentiles",
                                            .title = "Latency by percentile"};
    struct pa_scene scene = {0};
    bool any = false;
    for (size_t i = 0; i < p->count; i++) {
        curves[i] = curve_of(p, &p->runs[i]);
        any |= curves[i].count > 1;
    }
    if (!any)
        return true;
    pa_chart_percentiles(&scene, p->both ? labels : NULL, curves, p->count);
    bool ok = pa_scene_finish(&scene, err) && pa_page_figure_add(w, &scene, &figure, 0, err);
    pa_scene_release(&scene);
    return ok;
}

// ---- What there is over time

static double side_median(const struct panel *p, size_t side, const char *unit)
{
    double *values = pa_arena_calloc(p->work->arena, p->count, sizeof *values);
    size_t n = 0, m = measure_of(unit);
    for (size_t i = 0; i < p->count; i++)
        if (p->runs[i].side == side && !isnan(p->runs[i].values[m]))
            values[n++] = p->runs[i].values[m];
    return n ? pa_robust_median(values, n) : NAN;
}

// The first test of the side that tells how it was over time; said, if there are several.
static const struct pa_record_source *over_time(const struct panel *p, size_t side)
{
    const struct pa_records *set = &p->work->set;
    const struct pa_record_source *first = NULL;
    size_t others = 0;
    for (size_t i = 0; i < set->sources.count; i++) {
        const struct pa_record_source *s = &set->sources.items[i];
        bool is_new = strcmp(s->label, pa_page_label(p->work, 1)) == 0;
        if (s->moment_count < 2 || is_new != (side == 1))
            continue;
        others += first && s->path != first->path;
        first = first ? first : s;
    }
    if (others)
        pa_doc_paragraph(&p->work->sections,
                         pa_arena_printf(p->work->arena,
                                         "over time, of %s, %s is drawn and %zu other test%s not",
                                         first->label, first->path, others, pa_plural(others)));
    return first;
}

static void find_means(const struct panel *p, struct pa_page_load_means means[2])
{
    for (size_t side = 0; side < 2; side++) {
        means[side] = (struct pa_page_load_means){.rate = side_median(p, side, "req/s"),
                                                  .p50 = side_median(p, side, "p50-latency-sec"),
                                                  .p99 = side_median(p, side, "p99-latency-sec"),
                                                  .over_time = over_time(p, side)};
        for (size_t i = 0; i < p->count; i++)
            means[side].given |= p->runs[i].side == side;
    }
}

bool pa_page_load_add(struct pa_page_work *w, struct pa_error *err)
{
    struct panel p = {.work = w};
    struct pa_page_load_means means[2] = {0};
    struct pa_load_chart_side sides[2];
    find_runs(&p);
    if (p.count == 0)
        return true;
    struct pa_item *item = pa_doc_section(&w->sections, "report-load", 1);
    item->section.title = "Load tests";
    item->section.anchor = "load";
    pa_doc_paragraph(&w->sections,
                     pa_arena_printf(w->arena,
                                     "%zu run%s; of several runs of a target and side the medians",
                                     p.count, pa_plural(p.count)));
    add_table(&p);
    find_means(&p, means);
    size_t count = pa_page_load_sides(w, means, sides);
    pa_page_load_beside_add(w, sides, count);
    return add_picture(&p, err) && pa_page_load_time_add(w, sides, count, err);
}
