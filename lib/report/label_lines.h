// SPDX-License-Identifier: Apache-2.0
// Labels of a sample as text.
#ifndef PA_REPORT_LABEL_LINES_H
#define PA_REPORT_LABEL_LINES_H

#include "base/strbuf.h"
#include "profile/sample.h"
#include "view/view.h"

// A line for each key, text before numbers, each kind sorted: "  endpoint:  search". Numbers have
// the units of view->label_units.
void pa_label_lines(struct pa_strbuf *out, const struct pa_view *view,
                    const struct pa_sample *sample);

// On one line: "endpoint:search bytes:1.50kB", in the sample's order.
void pa_label_text(struct pa_strbuf *out, const struct pa_view *view,
                   const struct pa_sample *sample);

#endif
