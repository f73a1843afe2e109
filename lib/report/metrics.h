// SPDX-License-Identifier: Apache-2.0
// `pa metrics`: numbers of a process at one moment, or how they move over several.
#ifndef PA_REPORT_METRICS_H
#define PA_REPORT_METRICS_H

#include "document/document.h"
#include "evidence/metrics.h"

// `interval`: seconds from one file to the next; 0: not known, slopes are by file. Adds the table
// "metrics" of one moment, "trends" of several.
void pa_report_add_metrics(struct pa_doc *doc, const struct pa_metrics *metrics, double interval);

#endif
