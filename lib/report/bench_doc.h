// SPDX-License-Identifier: Apache-2.0
// A comparison of benchmarks as a document: benchstat's tables as text, one table of all rows for
// programs, and for pages a table of what changed with the rest folded away.
#ifndef PA_REPORT_BENCH_DOC_H
#define PA_REPORT_BENCH_DOC_H

#include "bench/effect.h"
#include "bench/gate.h"
#include "bench/health.h"
#include "document/document.h"

struct pa_bench_doc {
    const struct pa_comparison *comparison; // all rows
    const struct pa_comparison *shown;      // what text shows: the same, or rearranged
    size_t left_out;                        // rows that `shown` has not
    const struct pa_effects *effects;
    const struct pa_health *health;        // NULL: not checked
    const struct pa_gate_outcome *outcome; // NULL: no gate
};

// Parts of `doc`. Gate and remarks go to one audience at a time: pages have them first, text last.
void pa_bench_doc_tables(struct pa_doc *doc, const struct pa_bench_doc *source);
void pa_bench_doc_gate(struct pa_doc *doc, const struct pa_bench_doc *source, unsigned audience);
void pa_bench_doc_remarks(struct pa_doc *doc, const struct pa_bench_doc *source, unsigned audience);

// A document of all cells, for `pa bench`, where there may be nothing to compare: one row each.
void pa_bench_doc_summary(const struct pa_comparison *comparison, struct pa_arena *arena,
                          struct pa_doc *doc);

#endif
