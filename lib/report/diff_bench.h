// SPDX-License-Identifier: Apache-2.0
// The report of `pa diff` on benchmarks: a sentence, the rows that changed, the gate, and what
// speaks against the numbers. benchstat's tables stand in it if all rows are asked for.
#ifndef PA_REPORT_DIFF_BENCH_H
#define PA_REPORT_DIFF_BENCH_H

#include "bench/compare_rows.h"
#include "bench/health.h"
#include "document/document.h"
#include "gate/bench.h"

struct pa_diff_bench {
    const struct pa_bench_comparison *comparison; // all rows, with pa_effects_find()
    const struct pa_bench_comparison *shown; // the same, its tables in the order that is asked for
    const struct pa_effects *effects;
    const struct pa_health *health;        // NULL: not checked
    const struct pa_gate_outcome *outcome; // finished; NULL: no gate
    bool all;                              // every table as text, not only what changed
    bool geomean;                          // the comparison has intervals of geometric means
    enum pa_rows_order order;              // of the rows that changed
};

// Adds the report to a document that is initialized ("bench-diff", version 1). What `diff` points
// to must live as long as the document.
void pa_report_add_diff_bench(struct pa_doc *doc, const struct pa_diff_bench *diff);

// Returns the sentence of the effects' verdicts, in `arena`: "3 of 86 rows got worse, 6 better, 2
// undecided; of the rest none by 5 % or more, as far as these samples can tell".
const char *pa_diff_bench_sentence(const struct pa_bench_comparison *comparison,
                                   const struct pa_effects *effects, struct pa_arena *arena);

#endif
