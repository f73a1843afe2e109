// SPDX-License-Identifier: Apache-2.0
// Metrics as results, for a comparison of two sides: each file is a sample of every gauge, each
// stretch between two files one of every counter's rate.
#ifndef PA_EVIDENCE_METRICS_RECORDS_H
#define PA_EVIDENCE_METRICS_RECORDS_H

#include "bench/record.h"
#include "evidence/metrics.h"

// A counter's rate from one moment to the next (`moment` from 1), by `interval` seconds; by file
// with 0. NaN where a value is missing or the counter started anew.
double pa_metric_rate(const struct pa_metric *metric, size_t moment, double interval);

// Adds the metrics of one side. Lower is better where that is known: of bytes, seconds,
// goroutines, threads and errors.
void pa_metrics_records(const struct pa_metrics *metrics, const struct pa_record_source *source,
                        double interval, struct pa_records *set);

#endif
