// SPDX-License-Identifier: Apache-2.0
// Labels of a sample as text.
#ifndef PA_REPORT_LABEL_LINES_H
#define PA_REPORT_LABEL_LINES_H

#include "base/strbuf.h"
#include "profile/sample.h"
#include "view/view.h"

// Appends a line for each key, texts before numbers, each kind sorted: " endpoint: search\n".
// Numbers have the units of view->label_units.
void pa_label_lines(struct pa_strbuf *out, const struct pa_view *view,
                    const struct pa_sample *sample);

// Appends all labels on one line, without its end, in the sample's order: "endpoint:search
// bytes:1.50kB".
void pa_label_text(struct pa_strbuf *out, const struct pa_view *view,
                   const struct pa_sample *sample);

#endif
