// SPDX-License-Identifier: Apache-2.0
#include "bench/health.h"

#include "bench/effect.h"
#include "bench/health_order.h"
#include "bench/health_samples.h"
#include "stats/multiple.h"

#include <math.h>
#include <string.h>

enum { MOST_LINES = 32 };

struct job {
    const struct pa_bench_comparison *comparison;
    struct pa_trend *const *trends; // by table and cell
    struct pa_arena *arena;
    struct pa_health *out;
};

static void say(const struct job *job, const char *line)
{
    if (job->out->count < MOST_LINES)
        job->out->list[job->out->count++] = line;
}

static const char *column_label(const struct job *job, const struct pa_pivot_table *table,
                                uint32_t col)
{
    return pa_projection_label(&job->comparison->pivot->col, job->comparison->set, table->cols[col],
                               job->arena);
}

// "Encode-8 sec/op in new.txt"
static const char *cell_label(const struct job *job, const struct pa_compare_table *t,
                              const struct pa_pivot_cell *cell)
{
    const char *row = pa_projection_label(&job->comparison->pivot->row, job->comparison->set,
                                          t->table->rows[cell->row], job->arena);
    return pa_arena_printf(job->arena, "%s %s in %s", row, t->unit,
                           column_label(job, t->table, cell->col));
}

static bool names_key(const struct pa_projection *projection, const char *key)
{
    for (size_t i = 0; i < projection->parts.count; i++) {
        struct pa_span name = {key, strlen(key)};
        if (projection->parts.items[i].kind == PA_PROJECT_KEY &&
            pa_span_equal(projection->parts.items[i].extract.key, name))
            return true;
    }
    return false;
}

// Whether the table, row or column projection has the key: then it may differ between columns. A
// key that is only ignored may not.
static bool is_projected(const struct pa_pivot *pivot, const char *key)
{
    return names_key(&pivot->table, key) || names_key(&pivot->row, key) ||
           names_key(&pivot->col, key);
}

// Compares the values of a configuration key between the columns.
static void check_key(const struct job *job, const char *key)
{
    const struct pa_bench_comparison *c = job->comparison;
    pa_str id = pa_strings_find(&c->set->strings, key, strlen(key)), first = 0;
    const struct pa_pivot_table *table = NULL;
    const struct pa_pivot_cell *cell = NULL;
    if (id == UINT32_MAX || is_projected(c->pivot, key))
        return;
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_pivot_cell *other = &c->tables[t].table->cells[i];
            uint32_t config = c->set->results.items[other->results[0]].config;
            pa_str value = pa_records_config_get(c->set, config, id);
            if (value == 0) {
                continue; // tools that do not say it tell nothing of it
            } else if (!cell) {
                cell = other;
                table = c->tables[t].table;
                first = value;
            } else if (value != first &&
                       c->tables[t].table->cols[other->col] != table->cols[cell->col]) {
                say(job, pa_arena_printf(job->arena, "%s differs: \"%s\" in %s, \"%s\" in %s", key,
                                         pa_records_text(c->set, first),
                                         column_label(job, table, cell->col),
                                         pa_records_text(c->set, value),
                                         column_label(job, c->tables[t].table, other->col)));
                return;
            }
        }
    }
}

// The number of rows that a column has, by its key.
static size_t *count_rows(const struct job *job, uint32_t *key_count, size_t *rows)
{
    const struct pa_bench_comparison *c = job->comparison;
    *key_count = 0;
    *rows = 0;
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *table = c->tables[t].table;
        *rows += table->row_count;
        for (size_t col = 0; col < table->col_count; col++)
            *key_count = table->cols[col] < *key_count ? *key_count : table->cols[col] + 1;
    }
    size_t *count = pa_arena_calloc(job->arena, *key_count + 1, sizeof *count);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *table = c->tables[t].table;
        for (size_t i = 0; i < table->cell_count; i++)
            count[table->cols[table->cells[i].col]]++;
    }
    return count;
}

// The first row without a cell in the column of that key: its first cell.
static const char *first_without(const struct job *job, uint32_t key)
{
    const struct pa_bench_comparison *c = job->comparison;
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *table = c->tables[t].table;
        for (size_t row = 0; row < table->row_count; row++) {
            bool has = false;
            for (size_t i = table->row_start[row]; i < table->row_start[row + 1]; i++)
                has |= table->cols[table->cells[i].col] == key;
            if (!has)
                return cell_label(job, &c->tables[t], &table->cells[table->row_start[row]]);
        }
    }
    return "";
}

// Warns of rows that one side lacks: they are compared with nothing.
static void check_sides(const struct job *job)
{
    const struct pa_bench_comparison *c = job->comparison;
    uint32_t key_count;
    size_t rows, *count = count_rows(job, &key_count, &rows);
    for (uint32_t key = 0; key < key_count; key++) {
        if (count[key] > 0 && count[key] < rows)
            say(job, pa_arena_printf(job->arena, "not in %s: %zu of %zu rows (%s)",
                                     pa_projection_label(&c->pivot->col, c->set, key, job->arena),
                                     rows - count[key], rows, first_without(job, key)));
    }
}

// Warns of rows that were to be tested in pairs and were not.
static void check_pairs(const struct job *job)
{
    const struct pa_bench_comparison *c = job->comparison;
    const char *first = NULL;
    size_t unpaired = 0, rows = 0;
    for (size_t t = 0; c->options.paired && t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_compare_cell *cell = &c->tables[t].cells[i];
            rows += cell->base != NULL;
            if (!cell->base || cell->base->cell->count == cell->cell->count)
                continue;
            if (unpaired++ == 0)
                first = cell_label(job, &c->tables[t], cell->cell);
        }
    }
    if (unpaired)
        say(job, pa_arena_printf(job->arena,
                                 "not paired: %zu of %zu rows (%s) have unequal numbers of samples",
                                 unpaired, rows, first));
}

// Warns of single samples whose trend is significant among the trends of all samples.
static void check_drift_of_one(const struct job *job)
{
    const struct pa_bench_comparison *c = job->comparison;
    size_t count = 0, at = 0, drifting = 0;
    const char *first = NULL;
    for (size_t t = 0; t < c->table_count; t++)
        count += c->tables[t].table->cell_count;
    double *log_p = pa_arena_calloc(job->arena, count + 1, sizeof *log_p), smallest = INFINITY;
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++, at++) {
            const struct pa_pivot_cell *cell = &c->tables[t].table->cells[i];
            log_p[at] = cell->count < 5 ? NAN : log(job->trends[t][i].p);
            if (log_p[at] < smallest) {
                smallest = log_p[at];
                first = cell_label(job, &c->tables[t], cell);
            }
        }
    }
    pa_multiple_q_values(log_p, at, log_p);
    for (size_t i = 0; i < at; i++)
        drifting += log_p[i] <= .01;
    if (drifting)
        say(job,
            pa_arena_printf(job->arena, "drift: %zu of %zu samples rise or fall in run order (%s)",
                            drifting, count, first));
}

// Each kind of warning is given for the first unit that has it, at this level for all units
// together.
static const double LEVEL = .007;
// The share of LEVEL for outliers: they cluster within samples, so their number varies more than a
// binomial one.
static const double OUTLIER_SHARE = .3;

static void check_modes(const struct job *job, const struct pa_health_unit *u, double level)
{
    bool many = pa_shapes_beyond_chance(&u->shapes.two_modes, level);
    const struct pa_shape_count *n = many ? &u->shapes.two_modes : &u->shapes.wide_apart;
    struct pa_health_place at = many ? u->two_modes : u->wide_apart;
    job->out->two_modes = true;
    say(job, pa_arena_printf(job->arena, "two modes: %zu of %zu samples fall into two groups (%s)",
                             n->found, n->trials, cell_label(job, at.table, at.cell)));
}

static void check_samples(const struct job *job)
{
    struct pa_health_unit *units;
    bool drifts = false, depends = false;
    size_t count = pa_health_units(job->comparison, job->trends, job->arena, &units);
    for (size_t i = 0; i < count; i++) {
        const struct pa_health_unit *u = &units[i];
        const struct pa_shape_count *outliers = &u->shapes.outliers;
        double level = LEVEL / (double)count;
        if (!drifts && (drifts = pa_health_trend_p(u) <= level))
            say(job, pa_arena_printf(job->arena,
                                     "drift: the samples of %s %s together in run order; what is "
                                     "measured later looks %s",
                                     u->unit, u->trend > 0 ? "rise" : "fall",
                                     u->trend > 0 ? "larger" : "smaller"));
        if (!depends && (depends = pa_serial_p(&u->serial) <= 2 * level))
            say(job, pa_arena_printf(job->arena,
                                     "samples of %s resemble the one before (autocorrelation): "
                                     "they are worth less than their number, and p is too small",
                                     u->unit));
        if (!job->out->two_modes && (pa_shapes_beyond_chance(&u->shapes.two_modes, level) ||
                                     pa_shapes_beyond_chance(&u->shapes.wide_apart, level)))
            check_modes(job, u, level);
        if (!job->out->outliers &&
            (job->out->outliers = pa_shapes_beyond_chance(outliers, OUTLIER_SHARE * level)))
            say(job,
                pa_arena_printf(job->arena, "outliers: %zu of %zu values lie beyond 3 deviations",
                                outliers->found, outliers->trials));
    }
}

static void check_order(const struct job *job)
{
    struct pa_health_order order;
    if (!pa_health_find_order(job->comparison, job->arena, &order))
        return;
    say(job,
        pa_arena_printf(job->arena,
                        "not interleaved: all runs of %s %s; drift of the machine looks like a "
                        "difference",
                        cell_label(job, order.place.table, order.place.cell),
                        order.in_one_file ? "come before those of the other side"
                                          : "are in a row, before or after the other side"));
}

void pa_health_check(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                     struct pa_health *health)
{
    static const char *const keys[] = {"cpu",  "goos", "goarch", "governor",
                                       "loop", "tool", "samples"};
    struct job job = {comparison, pa_health_trends(comparison, arena), arena, health};
    *health = (struct pa_health){.list = pa_arena_calloc(arena, MOST_LINES, sizeof *health->list)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        check_key(&job, keys[i]);
    check_sides(&job);
    check_pairs(&job);
    check_order(&job);
    check_drift_of_one(&job);
    check_samples(&job);
}
