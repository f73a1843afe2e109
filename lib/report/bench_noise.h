// SPDX-License-Identifier: Apache-2.0
// `pa bench --noise`: how steady measurements of one and the same thing are, and how small a change
// they could show.
#ifndef PA_REPORT_BENCH_NOISE_H
#define PA_REPORT_BENCH_NOISE_H

#include "bench/compare.h"
#include "document/document.h"

// Adds a table of how much the repetitions vary and which change they could show, and the warnings
// of the health check. The columns of the comparison are repetitions of the same code (A/A). The
// document is initialized ("bench-noise", version 1). Finding effects writes to the comparison.
void pa_report_add_bench_noise(struct pa_doc *doc, struct pa_bench_comparison *comparison);

#endif
