// SPDX-License-Identifier: Apache-2.0
// Comma-separated values under a line of names. A row may go over several lines within quotes.
//
//     struct pa_csv_table t;
//     pa_csv_table_open(&t, bytes);
//     size_t elapsed = pa_csv_table_column(&t, "elapsed");
//     while (pa_csv_table_next(&t))
//         use(pa_csv_table_at(&t, elapsed));
//     pa_csv_table_release(&t);
#ifndef PA_INPUT_CSV_TABLE_H
#define PA_INPUT_CSV_TABLE_H

#include "base/strbuf.h"
#include "input/text.h"

enum { PA_CSV_COLUMNS = 64 }; // more are not read

struct pa_csv_table {
    struct pa_lines lines;
    struct pa_strbuf names, cells;                     // each ends with a NUL
    size_t name[PA_CSV_COLUMNS], cell[PA_CSV_COLUMNS]; // where each begins in them
    size_t columns, count;                             // of names, of cells of this row
    size_t line;                                       // where the row begins
    bool whole;                                        // the row has a cell for each name
};

// Begins to read a table and takes the names of its columns from the first row; only the first
// PA_CSV_COLUMNS columns are read. `bytes` are borrowed until the release, which is due also after
// a failure. False if there is no row or a quotation mark in it is not closed.
bool pa_csv_table_open(struct pa_csv_table *table, const struct pa_bytes *bytes);
// Returns the index of the first column with this name, SIZE_MAX if there is none.
size_t pa_csv_table_column(const struct pa_csv_table *table, const char *name);
// Goes to the next row, skipping blank lines. False at the end of the file. A row with a malformed
// cell, or fewer cells than there are columns, is given as well, with table->whole false.
bool pa_csv_table_next(struct pa_csv_table *table);
// Returns a cell of the current row, NUL-terminated and borrowed until the next row; "" if the row
// has no such column, as for SIZE_MAX.
const char *pa_csv_table_at(const struct pa_csv_table *table, size_t column);
// Returns a cell of the current row as a decimal number; NaN if it is empty, missing, or has
// anything else in it.
double pa_csv_table_number(const struct pa_csv_table *table, size_t column);
// Returns whether the current row is the file's last one and does not end with a line end: its
// writer may have been stopped in the middle of it.
bool pa_csv_table_is_cut(const struct pa_csv_table *table);
// Frees the names and the cells.
void pa_csv_table_release(struct pa_csv_table *table);

#endif
