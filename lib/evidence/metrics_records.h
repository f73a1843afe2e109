// SPDX-License-Identifier: Apache-2.0
// Metrics as benchmark records, for a comparison of two sides: each file is a sample of every
// gauge, each pair of consecutive files a sample of every counter's rate.
#ifndef PA_EVIDENCE_METRICS_RECORDS_H
#define PA_EVIDENCE_METRICS_RECORDS_H

#include "bench/record.h"
#include "evidence/metrics.h"

// Returns by how much a counter grew from moment - 1 to `moment` (1 at least), by second if times
// are known. NaN where a value is missing or the counter fell, as when the process was started
// anew.
double pa_metric_rate(const struct pa_metrics *metrics, const struct pa_metric *metric,
                      size_t moment);

// Adds the metrics as results of one column, named by the metric; those of unit "nanoseconds"
// become seconds. Rates are by second if times are known, else by file. Lower is better for bytes,
// seconds, goroutines, threads and errors; of other units no direction is known. `set` copies what
// it keeps.
void pa_metrics_records(const struct pa_metrics *metrics, const struct pa_record_source *source,
                        struct pa_records *set);

#endif
