// SPDX-License-Identifier: Apache-2.0
// `pa tags`: how values spread over labels.
#ifndef PA_REPORT_TAGS_H
#define PA_REPORT_TAGS_H

#include "document/document.h"
#include "view/view.h"

// Adds facts, lines as pprof has them, and the table "labels". view->label_units is set. The
// document borrows from the view.
void pa_report_add_tags(struct pa_doc *doc, const struct pa_view *view);

#endif
