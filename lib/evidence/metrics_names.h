// SPDX-License-Identifier: Apache-2.0
// The names of metrics: what each says of its values, and finding the one of a line of text without
// taking the line apart, as most lines begin as one did before. Private to lib/evidence.
#ifndef PA_EVIDENCE_METRICS_NAMES_H
#define PA_EVIDENCE_METRICS_NAMES_H

#include "evidence/metrics.h"
#include "input/line_windows.h"

// Sets the metric's value at this moment; the metric is made if there is none of the name.
void pa_metrics_put(struct pa_metrics *metrics, struct pa_text name, double value);
// The same for a line of text: a part of a histogram, whose sum and count are there, is left out.
void pa_metrics_put_line(struct pa_metrics *metrics, struct pa_text name, double value);
// Says that the metrics of the name, with whichever labels, are counters, as far as they are new.
void pa_metrics_name_counter(struct pa_metrics *metrics, struct pa_text name);
// Keeps a comment without values, for the next time.
void pa_metrics_keep_comment(struct pa_metrics *metrics, struct pa_text line);

// Takes the next line of the window if it begins as the line expected now: *count grows by one if
// it has a value. False, with nothing changed, for another line.
bool pa_metrics_take_known(struct pa_metrics *metrics, struct pa_line_windows *windows,
                           size_t *count);

#endif
