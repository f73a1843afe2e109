// SPDX-License-Identifier: Apache-2.0
#include "report/bench_noise.h"

#include "base/number.h"
#include "bench/effect.h"
#include "bench/health.h"
#include "bench/unit.h"
#include "stats/outlier.h"
#include "stats/power.h"
#include "stats/summary.h"
#include "stats/trend.h"

#include <math.h>
#include <stdlib.h>

struct row {
    size_t samples, smallest_n, outliers;
    double centre, noise, spread, detectable; // noise: the largest of the columns
    double drift_p;                           // the smallest
    bool two_modes, differs;
};

static void look_at(struct row *row, const struct pa_compare_cell *c, double alpha)
{
    struct pa_trend trend;
    size_t n = c->cell->count;
    double noise = pa_effect_noise(c);
    row->samples += n;
    row->smallest_n = row->smallest_n && row->smallest_n < n ? row->smallest_n : n;
    row->noise = noise > row->noise ? noise : row->noise;
    row->outliers += pa_outlier_count(c->sorted, n);
    row->two_modes |= pa_outlier_is_bimodal(c->sorted, n);
    pa_trend_mann_kendall(c->cell->samples, n, &trend);
    row->drift_p = trend.p < row->drift_p ? trend.p : row->drift_p;
    if (c->cell->col == 0)
        row->centre = c->centre;
    if (c->effect) {
        double spread = fabs(c->effect->ratio - 1);
        row->spread = spread > row->spread ? spread : row->spread;
        row->differs |= c->p <= alpha;
    }
}

static struct row examine(const struct pa_bench_comparison *c, const struct pa_compare_table *t,
                          size_t index)
{
    struct row row = {.drift_p = 1};
    for (size_t i = t->table->row_start[index]; i < t->table->row_start[index + 1]; i++)
        look_at(&row, &t->cells[i], c->options.alpha);
    struct pa_power_side side = {row.smallest_n, row.noise};
    row.detectable = pa_power_detectable(side, side, c->options.alpha, 0.8);
    return row;
}

// What looks odd in the row. Small samples have some outliers and gaps by chance: these are
// remarked where all samples together have more than that.
static const char *remark(const struct row *row, const struct pa_health *health,
                          struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    if (row->differs)
        pa_strbuf_adds(&text, "columns differ; ");
    if (row->drift_p <= 0.01)
        pa_strbuf_adds(&text, "drifts; ");
    if (row->two_modes && health->two_modes)
        pa_strbuf_adds(&text, "two modes; ");
    if (row->outliers && health->outliers)
        pa_strbuf_printf(&text, "%zu outlier%s; ", row->outliers, pa_plural(row->outliers));
    const char *copy =
        pa_arena_strndup(arena, pa_strbuf_text(&text), text.size ? text.size - 2 : 0);
    pa_strbuf_release(&text);
    return copy;
}

static struct pa_table *add_table(struct pa_doc *doc)
{
    static const struct pa_column columns[] = {
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "n", .kind = PA_CELL_COUNT},
        {.key = "median", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "noise", .kind = PA_CELL_RATIO},
        {.key = "spread", .kind = PA_CELL_RATIO},
        {.key = "detectable", .kind = PA_CELL_RATIO},
        {.key = "remarks", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "noise");
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    return table;
}

static const char *scaled(double value, const char *unit, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    struct pa_unit_scale scale = pa_unit_scale_for(&value, 1, pa_unit_is_binary(unit));
    pa_unit_format(&text, value, &scale);
    return pa_strbuf_keep(&text, arena);
}

struct noise {
    const struct pa_bench_comparison *comparison;
    const struct pa_health *health;
    struct pa_doc *doc;
};

// Adds the rows of a table and, for its unit, the threshold that 95 % of the rows allow.
static void add_rows(const struct noise *n, const struct pa_compare_table *t,
                     struct pa_table *table)
{
    const struct pa_bench_comparison *c = n->comparison;
    struct pa_doc *doc = n->doc;
    struct pa_arena *arena = doc->arena;
    double *limits = pa_arena_calloc(arena, t->table->row_count + 1, sizeof *limits);
    for (size_t r = 0; r < t->table->row_count; r++) {
        struct row row = examine(c, t, r);
        limits[r] = row.detectable > row.spread ? row.detectable : row.spread;
        pa_table_row(
            table, row.differs ? "changed" : NULL,
            pa_cell_text(pa_projection_label(&c->pivot->row, c->set, t->table->rows[r], arena)),
            pa_cell_text(t->unit), pa_cell_count((int64_t)row.samples),
            pa_cell_in(
                pa_cell_shown(pa_cell_number(row.centre), scaled(row.centre, t->unit, arena)),
                t->unit),
            pa_cell_ratio(row.noise),
            t->table->col_count > 1 ? pa_cell_ratio(row.spread) : pa_cell_empty(),
            isfinite(row.detectable) ? pa_cell_ratio(row.detectable) : pa_cell_empty(),
            pa_cell_text(remark(&row, n->health, arena)));
    }
    pa_summary_sort(limits, t->table->row_count);
    double limit = limits[(t->table->row_count * 95 + 99) / 100 - 1];
    pa_doc_paragraph(
        doc, isfinite(limit)
                 ? pa_arena_printf(arena, "%s: a threshold of %.1f%% suits 95%% of rows", t->unit,
                                   limit * 100)
                 : pa_arena_printf(arena, "%s: too few samples for any threshold", t->unit));
}

void pa_report_add_bench_noise(struct pa_doc *doc, struct pa_bench_comparison *comparison)
{
    struct pa_effects effects;
    struct pa_health health;
    pa_effects_find(comparison, doc->arena, &effects);
    pa_health_check(comparison, doc->arena, &health);
    struct pa_table *table = add_table(doc);
    for (size_t t = 0; t < comparison->table_count; t++)
        add_rows(&(struct noise){comparison, &health, doc}, &comparison->tables[t], table);
    for (size_t i = 0; i < health.count; i++)
        pa_doc_warning(doc, health.list[i]);
}
