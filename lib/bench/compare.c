// SPDX-License-Identifier: Apache-2.0
#include "bench/compare.h"

#include "base/number.h"
#include "bench/runs.h"
#include "stats/benchstat.h"
#include "stats/rank.h"
#include "stats/signed_rank.h"
#include "stats/summary.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct job {
    struct pa_bench_comparison *out;
    struct pa_arena *arena;
    const char *alpha, *confidence;                       // as people read them
    size_t interval_needs, test_needs;                    // samples, 0: more than the limits below
    pa_str errors_unit, samples_key, aggregate, loop_key; // UINT32_MAX: nowhere in the set
    struct pa_order_interval interval;                    // of the sample size that came last
    size_t interval_n;
};

// Beyond these sizes nothing is looked up: "need > 50 samples".
enum { INTERVAL_LIMIT = 50, TEST_LIMIT = 10 };

static void note(struct pa_notes *notes, const char *text)
{
    assert(notes->count < PA_NOTES_MAX);
    notes->list[notes->count++] = text;
}

static const char *number_text(struct pa_arena *arena, double value)
{
    char text[PA_DOUBLE_TEXT];
    size_t size = pa_format_double_short(value, text);
    return pa_arena_strndup(arena, text, size);
}

// "≥ 6 samples" as the note writes it.
static const char *need_text(struct pa_arena *arena, size_t needs, size_t limit)
{
    return pa_arena_printf(arena, "need %s %zu samples", needs ? ">=" : ">", needs ? needs : limit);
}

static size_t test_needs(double alpha)
{
    for (size_t n = 1; n < TEST_LIMIT; n++) {
        if (pa_rank_smallest_p(n, n) <= alpha)
            return n;
    }
    return 0;
}

static void summarise_median(struct job *job, struct pa_compare_cell *c)
{
    size_t n = c->cell->count;
    if (job->interval_n != n) {
        const struct pa_compare_options *o = &job->out->options;
        job->interval = o->compat ? pa_benchstat_median_interval(n, o->confidence)
                                  : pa_summary_median_interval(n, o->confidence);
        job->interval_n = n;
    }
    struct pa_order_interval ci = job->interval;
    c->centre = pa_summary_sorted_median(c->sorted, n);
    c->lo = ci.lo < 1 ? -INFINITY : c->sorted[ci.lo - 1];
    c->hi = ci.hi > n ? INFINITY : c->sorted[ci.hi - 1];
    if (isinf(c->lo) || isinf(c->hi))
        note(&c->notes, pa_arena_printf(job->arena, "%s for confidence interval at level %s",
                                        need_text(job->arena, job->interval_needs, INTERVAL_LIMIT),
                                        job->confidence));
}

static void summarise_exact(const struct job *job, struct pa_compare_cell *c)
{
    size_t n = c->cell->count;
    c->centre = pa_summary_sorted_mode(c->sorted, n);
    c->lo = c->sorted[0];
    c->hi = c->sorted[n - 1];
    if (c->lo != c->hi)
        note(&c->notes,
             pa_arena_printf(job->arena,
                             "exact distribution expected, but values range from %s to %s",
                             number_text(job->arena, c->lo), number_text(job->arena, c->hi)));
}

// How many errors the results of a cell report.
static double count_errors(const struct job *job, const struct pa_pivot_cell *cell)
{
    const struct pa_records *set = job->out->set;
    double errors = 0;
    for (size_t i = 0; i < cell->count; i++) {
        const struct pa_record *r = &set->results.items[cell->results[i]];
        for (uint32_t v = r->first_value; v < r->first_value + r->value_count; v++) {
            const struct pa_record_value *value = &set->values.items[v];
            if (set->units.items[value->unit].tidy == job->errors_unit)
                errors += value->measured;
        }
    }
    return errors;
}

static void summarise_cell(struct job *job, const struct pa_compare_table *table,
                           struct pa_compare_cell *c)
{
    const struct pa_pivot_cell *cell = c->cell;
    double *sorted = pa_arena_memdup(job->arena, cell->samples, cell->count * sizeof *sorted);
    pa_summary_sort(sorted, cell->count);
    c->sorted = sorted;
    if (cell->varies)
        note(&c->notes, pa_arena_printf(job->arena, "benchmarks vary in %s", cell->varies));
    if (job->errors_unit != UINT32_MAX && strstr(table->unit, "sec")) {
        double errors = count_errors(job, cell);
        if (errors > 0)
            note(&c->notes, pa_arena_printf(job->arena, "%.0f errors in these runs", errors));
    }
    if (table->exact)
        summarise_exact(job, c);
    else
        summarise_median(job, c);
}

// What a configuration key says of the results of a cell, 0 if it is not set.
static pa_str config_of(const struct job *job, const struct pa_pivot_cell *cell, pa_str key)
{
    const struct pa_records *set = job->out->set;
    return pa_records_config_get(set, set->results.items[cell->results[0]].config, key);
}

// Why two cells must not be tested against each other, NULL if they may. A fixed request rate and a
// loop that waits for answers measure different latencies: the waiting hides what the other shows
// (coordinated omission). They share a table only if the user asks for it.
static const char *find_refusal(const struct job *job, const struct pa_pivot_cell *a,
                                const struct pa_pivot_cell *b)
{
    if (config_of(job, a, job->samples_key) == job->aggregate ||
        config_of(job, b, job->samples_key) == job->aggregate)
        return "aggregates cannot be tested";
    pa_str loop_a = config_of(job, a, job->loop_key), loop_b = config_of(job, b, job->loop_key);
    return loop_a && loop_b && loop_a != loop_b ? "open and closed loop are not compared" : NULL;
}

// Logarithms of the ratios of the pairs, or their differences if a value is not positive.
static double *pair_up(struct pa_arena *arena, const struct pa_pivot_cell *old,
                       const struct pa_pivot_cell *new)
{
    double *d = pa_arena_calloc(arena, old->count, sizeof *d);
    bool positive = true;
    for (size_t i = 0; i < old->count; i++)
        positive &= old->samples[i] > 0 && new->samples[i] > 0;
    for (size_t i = 0; i < old->count; i++)
        d[i] =
            positive ? log(new->samples[i] / old->samples[i]) : new->samples[i] - old->samples[i];
    return d;
}

static void test_pairs(const struct job *job, struct pa_compare_cell *c)
{
    struct pa_signed_rank_test test;
    const double *d = pair_up(job->arena, c->base->cell, c->cell);
    pa_signed_rank(d, c->cell->count, job->out->options.confidence, &test);
    c->p = test.p;
    c->log_p = test.log_p;
}

static void note_small_samples(const struct job *job, struct pa_compare_cell *c)
{
    size_t needs = job->test_needs ? job->test_needs : TEST_LIMIT;
    if (c->p > c->alpha && c->base->cell->count < needs && c->cell->count < needs)
        note(&c->compare_notes,
             pa_arena_printf(job->arena, "%s to detect a difference at alpha level %s",
                             need_text(job->arena, job->test_needs, TEST_LIMIT), job->alpha));
}

static void untested(struct pa_compare_cell *c, const char *why)
{
    c->p = 1;
    c->log_p = 0;
    c->untested = true;
    note(&c->compare_notes, why);
}

// False if all samples are equal.
static bool test_samples(struct pa_compare_cell *c, bool compat)
{
    size_t n1 = c->base->cell->count, n2 = c->cell->count;
    struct pa_rank_test test;
    if (compat) {
        c->p = pa_benchstat_p(c->base->sorted, n1, c->sorted, n2);
        c->log_p = log(c->p);
        return !isnan(c->p);
    }
    pa_rank_mann_whitney(&(struct pa_two_samples){c->base->sorted, n1, c->sorted, n2}, PA_RANK_AUTO,
                         &test);
    c->p = test.p;
    c->log_p = test.log_p;
    return !test.all_equal;
}

static void compare_medians(const struct job *job, struct pa_compare_cell *c)
{
    size_t n1 = c->base->cell->count, n2 = c->cell->count;
    c->alpha = job->out->options.alpha;
    const char *refusal = find_refusal(job, c->base->cell, c->cell);
    if (refusal) {
        c->refused = true;
        untested(c, refusal);
        return;
    }
    if (job->out->options.paired && n1 == n2) {
        test_pairs(job, c);
        return;
    }
    if (job->out->options.paired)
        note(&c->compare_notes, "unequal numbers of samples: not paired");
    if (!test_samples(c, job->out->options.compat))
        untested(c, "all samples are equal");
    else
        note_small_samples(job, c);
}

// The geometric mean of the centres and of the ratios to the first column.
static void summarise_column(struct pa_compare_table *table, size_t col, size_t base_count,
                             double *centres, double *ratios)
{
    struct pa_compare_column *out = &table->cols[col];
    size_t n = 0, ratio_count = 0;
    bool infinite = false;
    for (size_t i = 0; i < table->table->cell_count; i++) {
        const struct pa_compare_cell *c = &table->cells[i];
        if (c->cell->col != col)
            continue;
        centres[n++] = c->centre;
        if (!c->base)
            continue;
        double old = c->base->centre;
        infinite |= old == 0 && c->centre != 0;
        ratios[ratio_count++] = c->centre == old ? 1 : old == 0 ? 0 : c->centre / old; // 0/0 is 1
    }
    if (col > 0 && base_count != ratio_count)
        note(&out->notes, "benchmark set differs from baseline; geomeans may not be comparable");
    out->centre = pa_summary_geomean(centres, n);
    out->has_centre = !isnan(out->centre);
    if (!out->has_centre)
        note(&out->notes, "summaries must be >0 to compute geomean");
    if (col == 0 || infinite)
        return;
    out->ratio = pa_summary_geomean(ratios, ratio_count);
    out->has_ratio = !isnan(out->ratio);
    if (!out->has_ratio)
        note(&out->notes, "ratios must be >0 to compute geomean");
}

static void summarise_columns(const struct job *job, struct pa_compare_table *table)
{
    const struct pa_pivot_table *pivot = table->table;
    size_t base_count = 0;
    for (size_t i = 0; i < pivot->cell_count; i++)
        base_count += pivot->cells[i].col == 0;
    double *numbers = pa_arena_calloc(job->arena, 2 * pivot->row_count, sizeof *numbers);
    table->cols = pa_arena_calloc(job->arena, pivot->col_count, sizeof *table->cols);
    for (size_t col = 0; col < pivot->col_count; col++)
        summarise_column(table, col, base_count, numbers, numbers + pivot->row_count);
}

static void compare_table(struct job *job, const struct pa_pivot_table *pivot,
                          struct pa_compare_table *table)
{
    const char *assume = pa_records_meta(job->out->set, pivot->unit, "assume");
    table->table = pivot;
    table->unit = pa_records_text(job->out->set, pivot->unit);
    table->exact = assume && strcmp(assume, "exact") == 0;
    table->cells = pa_arena_calloc(job->arena, pivot->cell_count, sizeof *table->cells);
    for (size_t i = 0; i < pivot->cell_count; i++) {
        table->cells[i].cell = &pivot->cells[i];
        summarise_cell(job, table, &table->cells[i]);
    }
    for (size_t i = 0; i < pivot->cell_count; i++) {
        const struct pa_pivot_cell *cell = &pivot->cells[i];
        size_t first = pivot->row_start[cell->row];
        if (cell->col == 0 || pivot->cells[first].col != 0)
            continue;
        table->cells[i].base = &table->cells[first];
        if (!table->exact)
            compare_medians(job, &table->cells[i]);
    }
    summarise_columns(job, table);
}

void pa_compare(const struct pa_pivot *pivot, const struct pa_records *set,
                const struct pa_compare_options *options, struct pa_arena *arena,
                struct pa_bench_comparison *out)
{
    *out = (struct pa_bench_comparison){
        .pivot = pivot,
        .set = set,
        .options = *options,
        .tables = pa_arena_calloc(arena, pivot->table_count, sizeof *out->tables),
        .table_count = pivot->table_count,
    };
    struct job job = {
        .out = out,
        .arena = arena,
        .alpha = number_text(arena, options->alpha),
        .confidence = number_text(arena, options->confidence),
        .interval_needs = pa_summary_median_interval_needs(options->confidence, INTERVAL_LIMIT),
        .test_needs = test_needs(options->alpha),
        .errors_unit = pa_strings_find(&set->strings, "errors", strlen("errors")),
        .samples_key = pa_strings_find(&set->strings, "samples", strlen("samples")),
        .aggregate = pa_strings_find(&set->strings, "aggregate", strlen("aggregate")),
        .loop_key = pa_strings_find(&set->strings, "loop", strlen("loop")),
    };
    for (size_t i = 0; i < pivot->table_count; i++)
        compare_table(&job, &pivot->tables[i], &out->tables[i]);
    if (options->runs && !options->paired)
        pa_compare_runs(out, arena);
}
