// SPDX-License-Identifier: Apache-2.0
// Benchmark records laid out: tables of rows and columns, each cell a sample.
//
//     struct pa_pivot pivot = {0};
//     if (pa_pivot_init(&pivot, &(struct pa_pivot_options){.col = "/format"}, err))
//         ok = pa_pivot_run(&pivot, &set, err);
//     ... pivot.tables ...
//     pa_pivot_release(&pivot);
//
// One table for each value of the table projection and each unit; rows and columns are those with
// data in it, in the order of their projections. Filtered measurements are in no cell.
#ifndef PA_BENCH_PIVOT_H
#define PA_BENCH_PIVOT_H

#include "base/arena.h"
#include "base/error.h"
#include "bench/filter.h"
#include "bench/projection.h"
#include "bench/record.h"

// Expressions; NULL is the default given here.
struct pa_pivot_options {
    const char *filter; // "*": everything
    const char *table;  // ".config"
    const char *row;    // ".fullname"
    const char *col;    // ".file"
    const char *ignore; // "": keys that may vary within a cell
};

struct pa_pivot_cell {
    uint32_t row, col;       // positions in the table
    size_t count;            // of samples, at least 1
    const double *samples;   // tidied, in reading order
    const uint32_t *results; // the result each is from
    const char *varies; // keys that differ within the cell though no projection has them, "note,
                        // cpu"; NULL: none
};

struct pa_pivot_table {
    uint32_t key;                // of pivot->table
    pa_str unit;                 // tidied
    const uint32_t *rows, *cols; // keys of pivot->row, pivot->col
    size_t row_count, col_count;
    struct pa_pivot_cell *cells; // by row, then column
    size_t cell_count;
    const size_t *row_start; // first cell of each row; row_start[row_count] == cell_count
};

struct pa_pivot {
    struct pa_arena arena;
    struct pa_bench_filter *filter;
    struct pa_projection_scope scope;
    struct pa_projection table, row, col, ignore, residue;
    struct pa_pivot_table *tables;
    size_t table_count;
};

// Parses the expressions of the options into *pivot, which is all zero before. False, with an
// error as "parsing -filter: …", if one of them is wrong. pa_pivot_release() is to be called in
// either case.
PA_MUST_CHECK bool pa_pivot_init(struct pa_pivot *pivot, const struct pa_pivot_options *options,
                                 struct pa_error *err);
// Sorts the results of the set into tables, rows and columns and fills pivot->tables, which live
// in pivot->arena and borrow the set; once for a pivot. Adds strings to set->strings. False, with
// `err` set, if a regular expression of the filter exceeds its limit of work.
PA_MUST_CHECK bool pa_pivot_run(struct pa_pivot *pivot, struct pa_records *set,
                                struct pa_error *err);
// Frees the pivot and its tables. The pivot itself is the caller's.
void pa_pivot_release(struct pa_pivot *pivot);

#endif
