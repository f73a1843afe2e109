// SPDX-License-Identifier: Apache-2.0
// Names of metrics: what a name says of its values (unit, counter), and recognizing a line of text
// by its beginning, since most lines begin as one of the file before did. Private to lib/evidence.
#ifndef PA_EVIDENCE_METRICS_NAMES_H
#define PA_EVIDENCE_METRICS_NAMES_H

#include "evidence/metrics.h"
#include "input/line_windows.h"

// Sets the value of the metric of that name at the current moment; the name is copied, up to a NUL
// byte, if the metric is new.
void pa_metrics_put(struct pa_metrics *metrics, struct pa_text name, double value);
// Does the same for a line of text, and remembers the line's beginning. Buckets and quantiles of
// histograms and summaries are left out: their sums and counts are metrics.
void pa_metrics_put_line(struct pa_metrics *metrics, struct pa_text name, double value);
// Makes metrics of that name, with any labels, counters ("# TYPE name counter"); those that are
// known already stay what they are.
void pa_metrics_name_counter(struct pa_metrics *metrics, struct pa_text name);
// Remembers a comment without values, so that pa_metrics_take_known() passes over it in the next
// file.
void pa_metrics_keep_comment(struct pa_metrics *metrics, struct pa_text line);

// Takes the next line of the window if it begins as the line that is expected here, the one that
// followed in the file before. *count grows by one if it has a value. False, with nothing changed,
// for another line.
bool pa_metrics_take_known(struct pa_metrics *metrics, struct pa_line_windows *windows,
                           size_t *count);
// Sets the values that were taken, at the end of a file.
void pa_metrics_end_text(struct pa_metrics *metrics);

#endif
