// SPDX-License-Identifier: Apache-2.0
// Comparisons of benchmarks as parts of documents: benchstat's tables as text, one table of all
// rows for programs.
#ifndef PA_REPORT_BENCH_DOC_H
#define PA_REPORT_BENCH_DOC_H

#include "bench/effect.h"
#include "document/document.h"

// benchstat's tables, for text.
void pa_bench_doc_text(struct pa_doc *doc, const struct pa_comparison *comparison);
// A table "comparisons" with a row for each effect: what programs read.
void pa_bench_doc_comparisons(struct pa_doc *doc, const struct pa_comparison *comparison,
                              const struct pa_effects *effects);

// A document of all cells, for `pa bench`, where there may be nothing to compare: one row each.
void pa_bench_doc_summary(const struct pa_comparison *comparison, struct pa_arena *arena,
                          struct pa_doc *doc);

#endif
