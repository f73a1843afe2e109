// SPDX-License-Identifier: Apache-2.0
// Comparisons printed as benchstat prints them, to the byte.
#ifndef PA_BENCH_TEXT_H
#define PA_BENCH_TEXT_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/words.h"
#include "bench/compare.h"

// Appends tables for people, but for those without rows; notes are numbered below each. `width` is
// the characters of a line on a terminal: long heads of columns become labels, explained in lines
// before the tables; names of rows lose their middle; and a table that is still too wide is
// printed in parts, the first column in each. 0: as wide as need be, as benchstat prints. `arena`
// is for passing memory.
void pa_bench_text(const struct pa_bench_comparison *comparison, size_t width,
                   struct pa_arena *arena, struct pa_strbuf *out);

// Comma-separated values in tidied units; the notes go to `notes`, one a line, with the
// spreadsheet's name of the cell they are about: "F19: all samples are equal".
void pa_bench_csv(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                  struct pa_strbuf *out, struct pa_strbuf *notes);

// The lines that both begin a table with, in `arena`: "" between tables, and each "key: value" that
// is not as in the table printed before. `previous` is NULL for the first.
struct pa_words pa_bench_table_heading(const struct pa_bench_comparison *comparison,
                                       const struct pa_compare_table *table,
                                       const struct pa_compare_table *previous,
                                       struct pa_arena *arena);

#endif
