// SPDX-License-Identifier: Apache-2.0
// The rows of a comparison of benchmarks as tables for people: what changed, the worst first, and
// the rest, folded away on pages. Private to lib/report.
#ifndef PA_REPORT_DIFF_BENCH_ROWS_H
#define PA_REPORT_DIFF_BENCH_ROWS_H

#include "report/diff_bench.h"

struct pa_diff_bench_rows {
    struct pa_doc *doc;
    const struct pa_diff_bench *d;
    const struct pa_effect **changed, **rest; // in the order of the report
    size_t changed_count, rest_count;
    const char *const *places; // by table: what people are told of its place; NULL: all of it
};

// Sorts the effects into what changed, or is undecided, and the rest. In the document's arena.
void pa_diff_bench_rows_find(struct pa_diff_bench_rows *rows, struct pa_doc *doc,
                             const struct pa_diff_bench *diff);

// Adds a table of what changed; as text, where nothing did, one of all rows if these are few.
void pa_diff_bench_rows_changed(struct pa_diff_bench_rows *rows);
// Says as text how many rows are not shown.
void pa_diff_bench_rows_left_out(struct pa_diff_bench_rows *rows);
// Adds the rows that were not shown to pages, folded away.
void pa_diff_bench_rows_folded(struct pa_diff_bench_rows *rows);

#endif
