// SPDX-License-Identifier: Apache-2.0
// Comparisons of benchmarks as parts of documents: benchstat's tables as text, one table of all
// rows for programs.
#ifndef PA_REPORT_BENCH_DOC_H
#define PA_REPORT_BENCH_DOC_H

#include "bench/effect.h"
#include "document/document.h"

// Adds benchstat's tables as lines of text (PA_FOR_TEXT).
void pa_report_add_bench_tables(struct pa_doc *doc, const struct pa_bench_comparison *comparison);
// A table "comparisons" with a row for each effect: what programs read.
void pa_report_add_bench_comparisons(struct pa_doc *doc,
                                     const struct pa_bench_comparison *comparison,
                                     const struct pa_effects *effects);

// A table of all cells, for `pa bench`, where there may be nothing to compare: one row each. The
// document is initialized ("bench", version 1).
void pa_report_add_bench(struct pa_doc *doc, const struct pa_bench_comparison *comparison);

#endif
