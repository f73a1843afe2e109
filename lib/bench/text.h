// SPDX-License-Identifier: Apache-2.0
// Comparisons printed byte for byte as benchstat prints them.
#ifndef PA_BENCH_TEXT_H
#define PA_BENCH_TEXT_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/words.h"
#include "bench/compare.h"

// Appends the tables of a comparison as text for people; tables without rows are left out, and
// notes are numbered below each table. `width` is the number of characters of a line on a
// terminal: long heads of columns become labels, explained in lines before the tables; names of
// rows lose their middle; and a table that is still too wide is printed in parts, the first column
// in each. 0: as wide as need be, as benchstat prints. `arena` is for scratch memory.
void pa_bench_text(const struct pa_bench_comparison *comparison, size_t width,
                   struct pa_arena *arena, struct pa_strbuf *out);

// Appends the tables as comma-separated values in tidied units, as benchstat -format csv. The
// notes are appended to `notes`, one a line, with the spreadsheet's name of the cell that they are
// about: "F19: all samples are equal". `arena` is for scratch memory.
void pa_bench_csv(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                  struct pa_strbuf *out, struct pa_strbuf *notes);

// Returns the lines that text and CSV print before a table, in `arena`: each "key: value" of its
// configuration that differs from `previous`, the table printed before, after an empty line. NULL
// for `previous` means that it is the first table: all keys, no empty line.
struct pa_words pa_bench_table_heading(const struct pa_bench_comparison *comparison,
                                       const struct pa_compare_table *table,
                                       const struct pa_compare_table *previous,
                                       struct pa_arena *arena);

#endif
