// SPDX-License-Identifier: Apache-2.0
#include "pictures/bench_chart.h"

#include "base/path_end.h"
#include "bench/captions.h"
#include "bench/effect.h"
#include "bench/unit.h"
#include "chart/distribution.h"

struct job {
    const struct pa_bench_comparison *comparison;
    struct pa_arena *arena;
    size_t left, dropped; // rows that still fit, and that did not
};

// Returns the labels of the columns: of paths only the ends that differ.
static const char **make_labels(const struct job *job, const struct pa_compare_table *t)
{
    size_t count = t->table->col_count;
    const char **whole = pa_arena_calloc(job->arena, count + 1, sizeof *whole);
    const char **labels = pa_arena_calloc(job->arena, count + 1, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        whole[i] = pa_projection_label(&job->comparison->pivot->col, job->comparison->set,
                                       t->table->cols[i], job->arena);
    for (size_t i = 0; i < count; i++)
        labels[i] = pa_path_distinct_end(whole, count, i);
    return labels;
}

static struct pa_chart_side make_side(const struct job *job, const struct pa_compare_cell *c,
                                      const struct pa_unit_scale *scale, const char *label)
{
    struct pa_strbuf value = {0}, note = {0};
    pa_unit_format(&value, c->centre, scale);
    if (c->base)
        pa_compare_delta(job->comparison, c, &note);
    bool better = c->effect && c->effect->verdict == PA_EFFECT_IMPROVED;
    bool worse = c->effect && c->effect->verdict == PA_EFFECT_REGRESSED;
    return (struct pa_chart_side){
        .label = label,
        .samples = c->sorted,
        .count = c->cell->count,
        .centre = c->centre,
        .lo = c->lo,
        .hi = c->hi,
        .value = pa_strbuf_keep(&value, job->arena),
        .note = c->base ? pa_strbuf_keep(&note, job->arena) : NULL,
        .verdict = better - worse,
    };
}

static struct pa_chart_row make_row(const struct job *job, const struct pa_compare_table *t,
                                    size_t row, const char *const *labels)
{
    size_t from = t->table->row_start[row], count = t->table->row_start[row + 1] - from;
    struct pa_chart_side *sides = pa_arena_calloc(job->arena, count, sizeof *sides);
    double *centres = pa_arena_calloc(job->arena, count, sizeof *centres);
    for (size_t i = 0; i < count; i++)
        centres[i] = t->cells[from + i].centre;
    struct pa_unit_scale scale = pa_unit_scale_for(centres, count, pa_unit_is_binary(t->unit));
    for (size_t i = 0; i < count; i++)
        sides[i] =
            make_side(job, &t->cells[from + i], &scale, labels[t->cells[from + i].cell->col]);
    return (struct pa_chart_row){
        .label = pa_projection_label(&job->comparison->pivot->row, job->comparison->set,
                                     t->table->rows[row], job->arena),
        .sides = sides,
        .side_count = count,
    };
}

static struct pa_chart_section make_section(struct job *job, const struct pa_compare_table *t)
{
    size_t count = t->table->row_count < job->left ? t->table->row_count : job->left;
    const char **labels = make_labels(job, t);
    struct pa_chart_row *rows = pa_arena_calloc(job->arena, count + 1, sizeof *rows);
    for (size_t r = 0; r < count; r++)
        rows[r] = make_row(job, t, r, labels);
    job->left -= count;
    job->dropped += t->table->row_count - count;
    return (struct pa_chart_section){
        .title = t->unit,
        .subtitle = pa_captions_config(job->comparison, t, NULL, job->arena),
        .rows = rows,
        .row_count = count,
    };
}

// Returns why a visible difference may be none: the reason of the first test that was not made.
static const char *find_note(const struct job *job)
{
    for (size_t t = 0; t < job->comparison->table_count; t++) {
        const struct pa_compare_table *table = &job->comparison->tables[t];
        for (size_t i = 0; i < table->table->cell_count; i++) {
            const struct pa_compare_cell *c = &table->cells[i];
            if (c->base && !c->untested && c->compare_notes.count > 0)
                return c->compare_notes.list[0];
        }
    }
    return NULL;
}

bool pa_bench_chart(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                    struct pa_warnings *warnings, struct pa_scene *scene, struct pa_error *err)
{
    struct job job = {.comparison = comparison, .arena = arena, .left = PA_BENCH_CHART_ROWS};
    struct pa_chart_section *sections =
        pa_arena_calloc(arena, comparison->table_count + 1, sizeof *sections);
    size_t count = 0;
    for (size_t t = 0; t < comparison->table_count; t++) {
        sections[count] = make_section(&job, &comparison->tables[t]);
        count += sections[count].row_count > 0;
    }
    if (count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "nothing to draw: no measurement is left");
    if (job.dropped)
        pa_warnings_add(warnings, "%zu more rows are not drawn: -filter picks some", job.dropped);
    pa_chart_distribution(scene, "Benchmarks", find_note(&job), sections, count);
    return pa_scene_finish(scene, err);
}
