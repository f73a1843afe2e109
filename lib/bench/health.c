// SPDX-License-Identifier: Apache-2.0
#include "bench/health.h"

#include "stats/multiple.h"
#include "stats/outlier.h"
#include "stats/trend.h"

#include <math.h>
#include <string.h>

enum { MOST_LINES = 32 };

struct job {
    const struct pa_comparison *comparison;
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

// Whether tables, rows or columns are made by the key: then it may differ. What is only ignored
// may not.
static bool is_projected(const struct pa_pivot *pivot, const char *key)
{
    return names_key(&pivot->table, key) || names_key(&pivot->row, key) ||
           names_key(&pivot->col, key);
}

// Compares the values of a configuration key between the columns.
static void check_key(const struct job *job, const char *key)
{
    const struct pa_comparison *c = job->comparison;
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
            if (!cell) {
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
    const struct pa_comparison *c = job->comparison;
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
    const struct pa_comparison *c = job->comparison;
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

// What one side lacks is compared with nothing, and passes every gate.
static void check_sides(const struct job *job)
{
    const struct pa_comparison *c = job->comparison;
    uint32_t key_count;
    size_t rows, *count = count_rows(job, &key_count, &rows);
    for (uint32_t key = 0; key < key_count; key++) {
        if (count[key] > 0 && count[key] < rows)
            say(job, pa_arena_printf(job->arena, "not in %s: %zu of %zu rows (%s)",
                                     pa_projection_label(&c->pivot->col, c->set, key, job->arena),
                                     rows - count[key], rows, first_without(job, key)));
    }
}

struct counts {
    size_t samples, values;                       // looked at
    size_t drifting, two_modes, outliers;         // found
    const char *drifting_first, *two_modes_first; // where
};

static void count_shapes(const struct job *job, struct counts *n)
{
    const struct pa_comparison *c = job->comparison;
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_compare_cell *cell = &c->tables[t].cells[i];
            n->samples++;
            n->values += cell->cell->count;
            n->outliers += pa_outlier_count(cell->sorted, cell->cell->count);
            if (pa_outlier_is_bimodal(cell->sorted, cell->cell->count) && n->two_modes++ == 0)
                n->two_modes_first = cell_label(job, &c->tables[t], cell->cell);
        }
    }
}

// Many series are tested: those whose trend stands out among all of them.
static void count_drift(const struct job *job, struct counts *n)
{
    const struct pa_comparison *c = job->comparison;
    double *log_p = pa_arena_calloc(job->arena, n->samples + 1, sizeof *log_p), smallest = INFINITY;
    size_t at = 0;
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++, at++) {
            const struct pa_pivot_cell *cell = &c->tables[t].table->cells[i];
            struct pa_trend trend;
            pa_trend_mann_kendall(cell->samples, cell->count, &trend);
            log_p[at] = cell->count < 5 ? NAN : log(trend.p);
            if (log_p[at] < smallest) {
                smallest = log_p[at];
                n->drifting_first = cell_label(job, &c->tables[t], cell);
            }
        }
    }
    pa_multiple_q_values(log_p, at, log_p);
    for (size_t i = 0; i < at; i++)
        n->drifting += log_p[i] <= 0.05;
}

// The sides of a row in the order in which they were measured, if one file has both.
static bool is_blocked(const struct job *job, const struct pa_compare_cell *new)
{
    const struct pa_pivot_cell *a = new->base->cell, *b = new->cell;
    const struct pa_record *results = job->comparison->set->results.items;
    if (results[a->results[0]].source != results[b->results[0]].source)
        return false;
    int *side = pa_arena_calloc(job->arena, a->count + b->count, sizeof *side);
    size_t n = 0;
    for (size_t i = 0, j = 0; i < a->count || j < b->count;) {
        bool take_b = i == a->count || (j < b->count && b->results[j] < a->results[i]);
        side[n++] = take_b;
        if (take_b)
            j++;
        else
            i++;
    }
    return pa_outlier_is_blocked(side, n);
}

static void check_order(const struct job *job)
{
    const struct pa_comparison *c = job->comparison;
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_compare_cell *cell = &c->tables[t].cells[i];
            if (cell->base && is_blocked(job, cell)) {
                say(job, pa_arena_printf(job->arena,
                                         "not interleaved: all runs of %s come before those of "
                                         "the other side, so drift looks like a difference",
                                         cell_label(job, &c->tables[t], cell->base->cell)));
                return;
            }
        }
    }
}

void pa_health_check(const struct pa_comparison *comparison, struct pa_arena *arena,
                     struct pa_health *health)
{
    static const char *const keys[] = {"cpu",  "goos", "goarch", "governor",
                                       "loop", "tool", "samples"};
    struct job job = {comparison, arena, health};
    struct counts n = {0};
    *health = (struct pa_health){pa_arena_calloc(arena, MOST_LINES, sizeof *health->list), 0};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        check_key(&job, keys[i]);
    check_sides(&job);
    check_order(&job);
    count_shapes(&job, &n);
    count_drift(&job, &n);
    if (n.drifting)
        say(&job, pa_arena_printf(arena, "drift: %zu of %zu samples rise or fall in run order (%s)",
                                  n.drifting, n.samples, n.drifting_first));
    if (n.two_modes)
        say(&job, pa_arena_printf(arena, "two modes: %zu of %zu samples fall into two groups (%s)",
                                  n.two_modes, n.samples, n.two_modes_first));
    if (n.outliers)
        say(&job, pa_arena_printf(arena, "outliers: %zu of %zu values lie beyond 3 deviations",
                                  n.outliers, n.values));
}
