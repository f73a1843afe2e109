// SPDX-License-Identifier: Apache-2.0
// Comparisons of benchmarks as parts of documents: benchstat's tables as text, one table of all
// rows for programs.
#ifndef PA_REPORT_BENCH_DOC_H
#define PA_REPORT_BENCH_DOC_H

#include "bench/effect.h"
#include "document/document.h"

// Adds benchstat's tables as lines of text, for text output only.
void pa_report_add_bench_tables(struct pa_doc *doc, const struct pa_bench_comparison *comparison);
// Adds the table "comparisons" for programs, with a row for each effect. `effects` are those of the
// comparison; both must live as long as the document.
void pa_report_add_bench_comparisons(struct pa_doc *doc,
                                     const struct pa_bench_comparison *comparison,
                                     const struct pa_effects *effects);

// Adds the table "cells" of `pa bench`, with a row for each cell of the comparison, where there may
// be only one column and so nothing to compare. The document is initialized ("bench", version 1)
// and borrows from the comparison.
void pa_report_add_bench(struct pa_doc *doc, const struct pa_bench_comparison *comparison);

#endif
