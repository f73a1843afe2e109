// SPDX-License-Identifier: Apache-2.0
#include "bench/runs.h"

#include "base/vec.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double LEVEL = .05, MOST_SCORE = 3;

struct row {
    struct pa_compare_cell *cell;
    pa_str unit;
    size_t position; // in reading order
    double score;    // normal score of the F test
};

// Between and within the files of both sides.
struct variance {
    double between, within, between_df, within_df;
};

static uint32_t source_of(const struct pa_records *set, const struct pa_pivot_cell *cell, size_t i)
{
    return set->results.items[cell->results[i]].source;
}

// The samples from `first` on that are of the same file end before the one returned.
static size_t file_end(const struct pa_records *set, const struct pa_pivot_cell *cell, size_t first)
{
    size_t end = first + 1;
    while (end < cell->count && source_of(set, cell, end) == source_of(set, cell, first))
        end++;
    return end;
}

static size_t count_files(const struct pa_records *set, const struct pa_pivot_cell *cell)
{
    size_t files = 0;
    for (size_t i = 0; i < cell->count; i = file_end(set, cell, i))
        files++;
    return files;
}

// Files are read one after the other, so the sources of a cell ascend.
static bool share_a_file(const struct pa_records *set, const struct pa_pivot_cell *a,
                         const struct pa_pivot_cell *b)
{
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        uint32_t x = source_of(set, a, i), y = source_of(set, b, k);
        if (x == y)
            return true;
        if (x < y)
            i = file_end(set, a, i);
        else
            k = file_end(set, b, k);
    }
    return false;
}

static double mean_log(const struct pa_pivot_cell *cell, size_t from, size_t to)
{
    double sum = 0;
    for (size_t i = from; i < to; i++)
        sum += log(cell->samples[i]);
    return sum / (double)(to - from);
}

static void add_side(struct variance *v, const struct pa_records *set,
                     const struct pa_pivot_cell *cell)
{
    double all = mean_log(cell, 0, cell->count);
    for (size_t i = 0, end; i < cell->count; i = end) {
        end = file_end(set, cell, i);
        double mean = mean_log(cell, i, end);
        v->between += (double)(end - i) * (mean - all) * (mean - all);
        for (size_t k = i; k < end; k++)
            v->within += (log(cell->samples[k]) - mean) * (log(cell->samples[k]) - mean);
        v->between_df += i > 0;
        v->within_df += (double)(end - i) - 1;
    }
}

// The normal score of the F test; NaN where there is none.
static double score_of(const struct pa_records *set, const struct pa_compare_cell *c)
{
    struct variance v = {0};
    if (!(c->sorted[0] > 0) || !(c->base->sorted[0] > 0) ||
        share_a_file(set, c->base->cell, c->cell))
        return NAN;
    if (count_files(set, c->base->cell) + count_files(set, c->cell) <= 2)
        return NAN; // nothing is between the files of a side
    add_side(&v, set, c->base->cell);
    add_side(&v, set, c->cell);
    if (v.between_df == 0 || v.within_df == 0 || v.between <= 1e-20)
        return NAN;
    if (v.within <= 1e-20)
        return MOST_SCORE;
    double f = v.between / v.between_df / (v.within / v.within_df);
    double p = pa_tail_f(f, v.between_df, v.within_df).upper;
    return p > 0 ? fmin(-pa_tail_normal_quantile(p), MOST_SCORE) : MOST_SCORE;
}

// Medians of the files of a side, in the arena.
static double *medians_of(const struct pa_records *set, const struct pa_pivot_cell *cell,
                          struct pa_arena *arena)
{
    double *medians = pa_arena_calloc(arena, cell->count, sizeof *medians);
    double *scratch = pa_arena_calloc(arena, cell->count, sizeof *scratch);
    size_t files = 0;
    for (size_t i = 0, end; i < cell->count; i = end) {
        end = file_end(set, cell, i);
        memcpy(scratch, cell->samples + i, (end - i) * sizeof *scratch);
        pa_summary_sort(scratch, end - i);
        medians[files++] = pa_summary_sorted_median(scratch, end - i);
    }
    return medians;
}

static void note(struct pa_compare_cell *c, const char *text)
{
    if (c->compare_notes.count < PA_NOTES_MAX)
        c->compare_notes.list[c->compare_notes.count++] = text;
}

// The row is no longer judged by its samples but by the medians of its files.
static void use_files(const struct pa_bench_comparison *comparison, struct pa_compare_cell *c,
                      struct pa_arena *arena)
{
    const struct pa_records *set = comparison->set;
    struct pa_bench_runs *r = pa_arena_calloc(arena, 1, sizeof *r);
    double *old = medians_of(set, c->base->cell, arena), *new = medians_of(set, c->cell, arena);
    r->old_files = count_files(set, c->base->cell);
    r->new_files = count_files(set, c->cell);
    r->tested = r->old_files >= PA_RUNS_NEEDED && r->new_files >= PA_RUNS_NEEDED;
    r->test =
        pa_mean_ratio_test(old, r->old_files, new, r->new_files, comparison->options.confidence);
    pa_summary_sort(old, r->old_files);
    pa_summary_sort(new, r->new_files);
    r->least = new[0] / old[r->old_files - 1];
    r->most = new[r->new_files - 1] / old[0];
    c->runs = r;
    c->compare_notes.count = 0;
    c->untested = c->refused = !r->tested;
    c->p = r->tested ? r->test.p : 1;
    c->log_p = log(c->p);
    note(c, pa_arena_printf(arena,
                            "files of a side lie further apart than their own noise explains: %s "
                            "%zu+%zu files%s (--pool takes all samples as one)",
                            r->tested ? "tested by the medians of" : "undecided with", r->old_files,
                            r->new_files, r->tested ? "" : ", three a side decide"));
}

static int compare_units(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    return x->unit != y->unit ? (x->unit > y->unit) - (x->unit < y->unit)
                              : (x->position > y->position) - (x->position < y->position);
}

struct row_list {
    PA_VEC(struct row) list;
};

static void find_rows(const struct pa_bench_comparison *comparison, struct row_list *rows)
{
    for (size_t t = 0; t < comparison->table_count; t++) {
        const struct pa_compare_table *table = &comparison->tables[t];
        for (size_t i = 0; !table->exact && i < table->table->cell_count; i++) {
            struct pa_compare_cell *c = &table->cells[i];
            double score = c->base && !c->refused ? score_of(comparison->set, c) : NAN;
            if (!isnan(score))
                pa_vec_push(&rows->list,
                            ((struct row){c, table->table->unit, rows->list.count, score}));
        }
    }
}

void pa_compare_runs(struct pa_bench_comparison *comparison, struct pa_arena *arena)
{
    struct row_list found = {0};
    double limit = pa_tail_normal_quantile(1 - LEVEL);
    find_rows(comparison, &found);
    if (found.list.count)
        qsort(found.list.items, found.list.count, sizeof *found.list.items, compare_units);
    for (size_t first = 0, end; first < found.list.count; first = end) {
        double sum = 0;
        for (end = first;
             end < found.list.count && found.list.items[end].unit == found.list.items[first].unit;
             end++)
            sum += found.list.items[end].score;
        bool all = sum / sqrt((double)(end - first)) > limit;
        for (size_t i = first; i < end; i++) {
            if (all || found.list.items[i].score > limit)
                use_files(comparison, found.list.items[i].cell, arena);
        }
    }
    pa_vec_release(&found.list);
}
