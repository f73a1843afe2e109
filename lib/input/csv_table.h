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
    struct pa_strbuf names, cells;
    size_t name[PA_CSV_COLUMNS], cell[PA_CSV_COLUMNS]; // places in them
    size_t columns, count;                             // of names, of cells of this row
    size_t line;                                       // where the row begins
    bool whole;                                        // the row has a cell for each name
};

// Reads the names of the columns from the first line. False if that line is no row of a table;
// `bytes` are borrowed.
bool pa_csv_table_open(struct pa_csv_table *table, const struct pa_bytes *bytes);
// The column of a name, SIZE_MAX if there is none.
size_t pa_csv_table_column(const struct pa_csv_table *table, const char *name);
// Goes to the next row that is not empty.
bool pa_csv_table_next(struct pa_csv_table *table);
// A cell of the row, "" if it has none there.
const char *pa_csv_table_at(const struct pa_csv_table *table, size_t column);
// The cell as a number, which it must be as a whole; NaN if it is not.
double pa_csv_table_number(const struct pa_csv_table *table, size_t column);
// Whether the row is the last and the file does not end with a line end: it may be cut.
bool pa_csv_table_is_cut(const struct pa_csv_table *table);
void pa_csv_table_release(struct pa_csv_table *table); // frees what it holds

#endif
