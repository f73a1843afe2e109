// SPDX-License-Identifier: Apache-2.0
// `pa metrics`: numbers of a process at one moment, or how they move over several.
#ifndef PA_REPORT_METRICS_H
#define PA_REPORT_METRICS_H

#include "document/document.h"
#include "evidence/metrics.h"

// Adds the table "metrics" of one moment or "trends" of several, with slopes by second, or by file
// where times are not known. The document borrows from the metrics.
void pa_report_add_metrics(struct pa_doc *doc, const struct pa_metrics *metrics);

#endif
