// SPDX-License-Identifier: Apache-2.0
// Records written in the Go benchmark format (https://go.dev/design/14313-benchmark-format), which
// benchstat, other tools and pa read.
#ifndef PA_BENCH_CONVERT_H
#define PA_BENCH_CONVERT_H

#include "base/strbuf.h"
#include "bench/record.h"

// Appends all results of `set` in the Go benchmark format: unit metadata first, configuration
// where it changes, then a line for each result, with values and units as they were measured.
// White space in names and units becomes `_`, a line feed in a configuration value a blank. If
// there are several files, a key `label` says which one results are from.
void pa_bench_convert(const struct pa_records *set, struct pa_strbuf *out);

#endif
