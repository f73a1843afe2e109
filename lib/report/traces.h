// SPDX-License-Identifier: Apache-2.0
// `pa traces`: every sample with its stack and labels.
#ifndef PA_REPORT_TRACES_H
#define PA_REPORT_TRACES_H

#include "analysis/node.h"
#include "document/document.h"
#include "view/view.h"

// Adds facts, text and the table "samples", both made while the document is printed: the view,
// whose label_units are set, must live until then.
void pa_report_add_traces(struct pa_doc *doc, const struct pa_view *view,
                          const struct pa_node_options *nodes);

#endif
