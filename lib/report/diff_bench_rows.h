// SPDX-License-Identifier: Apache-2.0
// The rows of a comparison of benchmarks as tables for people: what changed, the worst first, and
// the rest, folded away on pages. Private to lib/report.
#ifndef PA_REPORT_DIFF_BENCH_ROWS_H
#define PA_REPORT_DIFF_BENCH_ROWS_H

#include "report/diff_bench.h"

// The rows in two lists.
struct pa_diff_bench_rows {
    struct pa_doc *doc;
    const struct pa_diff_bench *d;
    const struct pa_effect **changed, **rest; // in the order of the report
    size_t changed_count, rest_count;
    const char *const *places; // by table: what people are told of its place; NULL: all of it
};

// Sorts the effects into `changed` (verdict other than noise, so undecided ones, too) and `rest`,
// each in the order that `diff` asks for. The lists live in the document's arena.
void pa_diff_bench_rows_find(struct pa_diff_bench_rows *rows, struct pa_doc *doc,
                             const struct pa_diff_bench *diff);

// Adds the table "changed" of what changed. Where nothing did, text gets a table of all rows if
// these are few (20).
void pa_diff_bench_rows_changed(struct pa_diff_bench_rows *rows);
// Adds a sentence for text: how many rows are not shown, and that --all shows them.
void pa_diff_bench_rows_left_out(struct pa_diff_bench_rows *rows);
// Adds the table "unchanged" for pages, below a heading that is folded: at most 200 rows, and how
// many more there are.
void pa_diff_bench_rows_folded(struct pa_diff_bench_rows *rows);

#endif
