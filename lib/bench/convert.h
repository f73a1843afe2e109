// SPDX-License-Identifier: Apache-2.0
// Records written in the Go benchmark format, which every benchmark tool of Go reads, and pa too.
#ifndef PA_BENCH_CONVERT_H
#define PA_BENCH_CONVERT_H

#include "base/strbuf.h"
#include "bench/record.h"

// Appends all results: unit metadata first, configuration where it changes, then a line each, with
// values and units as they were measured. White space in names and units becomes `_`. Several files
// are told apart by a key `label`.
void pa_bench_convert(const struct pa_records *set, struct pa_strbuf *out);

#endif
